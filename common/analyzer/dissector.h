// A stretch of text cut into pieces, with the amounts of money that stand in it: what index and query start
// from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer/pieces.h"
#include "common/text/word_breaker.h"

namespace morgue {

struct AmountSpan {
  std::size_t first;  // pieces, both included
  std::size_t last;
  std::uint32_t begin;  // bytes, the sign included
  std::uint32_t end;
  std::uint32_t term_begin;  // in the arena
  std::uint32_t term_size;
};

// Owns caches and ICU iterators: one per thread.
class Dissector {
 public:
  // Replaces `pieces` and `amounts` (ascending, not overlapping); terms are appended to `arena`.
  void dissect(std::string_view text, PieceScanner::Source source, std::string& arena,
               std::vector<Piece>& pieces, std::vector<AmountSpan>& amounts);

 private:
  text::WordBreaker breaker_;
  PieceScanner scanner_;
  std::vector<text::Word> words_;
};

}  // namespace morgue
