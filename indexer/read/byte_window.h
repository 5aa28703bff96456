// A window that slides over a byte source: it grows at its end and is consumed from its beginning.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/read/byte_source.h"

namespace morgue {

class ByteWindow {
 public:
  explicit ByteWindow(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)) {}

  // What was read and not consumed; valid until the next grow() or consume().
  std::string_view view() const { return std::string_view(buffer_).substr(begin_); }

  // Reads on. False at the end of the source. Throws ReadError, each time again; the window stays as it was.
  bool grow();

  void consume(std::size_t size) { begin_ += size; }

 private:
  std::unique_ptr<ByteSource> bytes_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::optional<ReadError> damage_;
};

}  // namespace morgue
