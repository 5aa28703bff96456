// Words that are written in parts and meant as one: "co-operation", "S-400", "AT&T", "example.com",
// "O'Brien".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer/pieces.h"

namespace morgue {

struct Compound {
  enum class Kind : std::uint8_t {
    hyphen,       // "co-operation": two or three parts
    designation,  // "S-400", "S 400", "F-16s", and "F16s" as a single piece
    ampersand,    // "AT&T"
    dot,          // "example.com", "a_b"
    dictionary,   // a Chinese or Japanese word of several characters
    apostrophe,   // "O'Brien", "Qur'an": a single piece
  };

  std::size_t first;  // pieces, both included
  std::size_t last;
  std::uint32_t term_begin;  // in the arena: parts joined, lower case, without diacritics and apostrophes
  std::uint32_t term_size;
  Kind kind;
  bool words;  // joins words of letters, none of them an acronym: it may be stemmed

  std::string_view term(std::string_view arena) const { return arena.substr(term_begin, term_size); }
};

// "don't", "we'll": not a name with an apostrophe in it.
bool is_contraction(std::string_view term);

// Whether compounds_at could find anything: cheap, for the text's many plain words.
inline bool may_start_compound(const Piece& piece) {
  return piece.joint > Joint::space || piece.apostrophe || piece.shape == Shape::mixed ||
         (piece.joint == Joint::space && piece.letters <= 3 && (piece.capitals > 0 || piece.letters == 1));
}

// Appends the compounds whose first piece is pieces[at], and their terms to `arena`.
void compounds_at(std::string_view text, const std::vector<Piece>& pieces, std::size_t at,
                  PieceScanner::Source source, std::string& arena, std::vector<Compound>& out);

}  // namespace morgue
