// The bytes of an open file as they lie on the disk, a block at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace morgue {

class FileBlocks {
 public:
  // Closes `descriptor` at its end where it is `owned`.
  FileBlocks(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  FileBlocks(const FileBlocks&) = delete;
  FileBlocks& operator=(const FileBlocks&) = delete;
  ~FileBlocks();

  // The next block, empty at the end; valid until the next call. Throws ReadError.
  std::string_view next();

  // What next() will give.
  std::string_view peek();

  std::uint64_t consumed() const { return consumed_; }

 private:
  int descriptor_;
  bool owned_;
  bool peeked_ = false;
  std::string block_;
  std::size_t size_ = 0;
  std::uint64_t consumed_ = 0;
};

// Stops what unpacks to more than anybody's text would: a decompression bomb is made to fill the memory or
// the disk of whoever opens it.
class GrowthLimit {
 public:
  // `size` more bytes came out of the `packed` bytes taken so far. Throws ReadError.
  void unpacked(std::size_t size, std::uint64_t packed);

 private:
  std::uint64_t produced_ = 0;
};

}  // namespace morgue
