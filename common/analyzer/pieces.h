// What stands at the positions of a text: words with their possessives and elisions off, numbers joined,
// initials as one. Analyzer and TermLattice are both built from pieces, so that index and query cut text
// alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer/word_folder.h"
#include "common/analyzer/word_parts.h"
#include "common/text/word_breaker.h"

namespace morgue {

// What parts a piece from the next one.
enum class Joint : std::uint8_t {
  none,
  space,  // exactly one
  hyphen,
  ampersand,
  dot,         // full stop or underscore within a word: "example.com", "a_b"
  dictionary,  // nothing: both are characters of one Chinese or Japanese word
};

enum class Shape : std::uint8_t {
  letters,         // may be stemmed
  mixed,           // letters with digits, and whatever else
  number,          // no letters: digits, at most one '.' ("192.168.1.1" aside)
  acronym,         // "NATO", "U.S."
  plural_acronym,  // "MPs": the word, and the acronym without its "s"
  symbol,          // "C++", "C#"
};

struct Piece {
  std::uint32_t begin;  // bytes of the text scanned
  std::uint32_t end;
  std::uint32_t first_word;  // the words of the breaker that it is, or is part of, both included
  std::uint32_t last_word;
  std::uint32_t term_begin;  // in the arena scanned into
  std::uint32_t term_size;
  std::uint32_t folded_begin;  // the term without diacritics; the term itself where it has none
  std::uint32_t folded_size;
  std::uint8_t letters;   // how many, at most 255
  std::uint8_t capitals;  // those in upper case
  Shape shape;
  Joint joint;      // to the next piece
  bool apostrophe;  // within the term

  std::string_view term(std::string_view arena) const { return arena.substr(term_begin, term_size); }
  std::string_view folded(std::string_view arena) const { return arena.substr(folded_begin, folded_size); }
  bool has_diacritics() const { return folded_begin != term_begin; }
};

// Owns caches: one per thread.
class PieceScanner {
 public:
  // Whose capitals may be mere emphasis: an article has lines that shout, a query has not.
  enum class Source : std::uint8_t { article, query };

  // Replaces `pieces` by those of `text`; their terms are appended to `arena`. `words` are the breaker's,
  // split at narrow spaces (split_at_narrow_spaces).
  void scan(std::string_view text, const std::vector<text::Word>& words, Source source, std::string& arena,
            std::vector<Piece>& pieces);

 private:
  class Scan;

  WordFolder folder_;
  std::vector<WordPart> parts_;  // reused from word to word
  std::string initials_;
};

// UAX #29 keeps U+202F within words, but French and others part words and thousands with it.
void split_at_narrow_spaces(std::string_view text, std::vector<text::Word>& words);

}  // namespace morgue
