#include "indexer/read/byte_window.h"

namespace morgue {

bool ByteWindow::grow() {
  if (damage_) throw *damage_;
  std::string_view piece;
  try {
    piece = bytes_->read();
  } catch (const ReadError& error) {
    damage_ = error;
    throw;
  }
  if (piece.empty()) return false;
  // Only where at least as much was consumed as has to be moved, so that moving costs no more than reading.
  if (begin_ >= buffer_.size() - begin_) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  buffer_.append(piece);
  return true;
}

}  // namespace morgue
