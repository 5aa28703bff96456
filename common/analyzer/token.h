// What text becomes: terms with positions and the bytes they came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {

// Each kind is a namespace of its own among the terms, told apart by a mark (term_name). On disk: do not
// change.
enum class TermKind : std::uint8_t {
  word,      // "defence": case folded (NFKC), diacritics kept
  folded,    // "~cafe": the word without its diacritics, only where it had any
  acronym,   // "^us": written US or U.S.; stands instead of the word
  compound,  // "-cooperation", "-s400", "-at&t": written in parts that are joined here
  amount,    // "$usd5000000000": a sum of money
  stem,      // "Zen:defens": only where it differs from the folded word; has no position in the index
};

struct Token {
  std::uint32_t begin;  // bytes of the original text, on character bounds
  std::uint32_t end;
  std::uint32_t position;  // of its first word; words of one text count up from the start given
  std::uint8_t span;       // positions it covers: compounds and amounts may cover several, all others 1
  TermKind kind;
  std::uint32_t term_begin;  // in TokenList::arena
  std::uint32_t term_size;
};

// Tokens in order of position; at one position the word (or acronym) comes first. Reused from text to text,
// so that analysis does not allocate.
struct TokenList {
  std::string arena;
  std::vector<Token> tokens;

  // Without its mark; for a stem, language and stem ("en:defens"). Valid until the list changes.
  std::string_view term(const Token& token) const {
    return std::string_view(arena).substr(token.term_begin, token.term_size);
  }
  void clear() {
    arena.clear();
    tokens.clear();
  }
};

// The term on disk: field prefix, mark and text ("defence", "S^us", "ZSen:defens"). Never longer than
// Xapian's 245 bytes: what is longer is replaced by its hash, never cut.
std::string term_name(std::string_view prefix, TermKind kind, std::string_view term);

// As term_name, into `out` (cleared first).
void write_term_name(std::string& out, std::string_view prefix, TermKind kind, std::string_view term);

// "" "~" "^" "-" "$"; for a stem "Z" stands before the field's prefix instead.
std::string_view term_mark(TermKind kind);

// The positions at which a token is indexed: a word at its own; a token that covers several at the first and
// at the last of them, so that it is next to its neighbours on both sides.
struct IndexedPositions {
  std::uint32_t first;
  std::uint32_t last;  // equals first where the token covers one
};
constexpr IndexedPositions indexed_positions(const Token& token) {
  return {token.position, token.position + token.span - 1};
}

}  // namespace morgue
