// Typed text to the tokens of the query grammar.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "searcher/query/complaints.h"

namespace morgue {

// Not the Token of texts (common/analyzer/token.h).
struct QueryToken {
  enum class Kind : std::uint8_t {
    word,
    pattern,
    phrase,
    open,
    close,
    exact,  // "=", before a word or phrase
    minus,  // prefixes stand directly before what they bind to
    plus,
    field,     // likewise, before "=", a word, a phrase or a group
    and_word,  // the operators
    or_word,
    not_word,
    near_word,
  };
  enum class Bound : std::uint8_t { within, after, before };  // of a date field

  Kind kind = Kind::word;
  bool ordered = false;         // near_word: PRE
  bool after_gap = false;       // something that asks for nothing stands before it
  Bound bound = Bound::within;  // field
  FieldId field = FieldId::title;
  std::int16_t number = -1;  // near_word: n; phrase: the n of "..."~n or -1
  std::uint32_t begin = 0;   // bytes of the query
  std::uint32_t end = 0;
  std::uint32_t text_begin =
      0;  // what is asked for: without quotation marks, without punctuation of a pattern
  std::uint32_t text_end = 0;
};

inline constexpr std::size_t deepest_group = 64;
inline constexpr std::size_t most_clauses = 4096;
inline constexpr int default_near = 10;  // NEAR without a number
inline constexpr int farthest_near = 1000;

// The tokens of a cleaned query (chunk.h) in order. Every `open` has its `close`; groups are no deeper than
// deepest_group; there are no more words, patterns and phrases than most_clauses, each with a letter or
// digit.
std::vector<QueryToken> lex_query(std::string_view query, Complaints& complaints);

}  // namespace morgue
