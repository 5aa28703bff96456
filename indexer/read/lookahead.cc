#include "indexer/read/lookahead.h"

#include <utility>

namespace morgue {

std::string_view Lookahead::peek(std::size_t want) {
  while (!ended_ && peeked_.size() < want) {
    try {
      const std::string_view piece = bytes_->read();
      peeked_.append(piece);
      ended_ = piece.empty();
    } catch (const ReadError& error) {
      damage_ = error;
      ended_ = true;
    }
  }
  return peeked_;
}

std::string_view Lookahead::read() {
  if (!std::exchange(peeked_given_, true) && !peeked_.empty()) return peeked_;
  if (damage_) throw *std::exchange(damage_, std::nullopt);
  if (ended_) return {};
  const std::string_view piece = bytes_->read();
  ended_ = piece.empty();
  return piece;
}

}  // namespace morgue
