// The bytes that a decoder starts from, a block at a time: of an open file, or of what another decoder gives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/read/byte_source.h"

namespace morgue {

class Blocks {
 public:
  virtual ~Blocks() = default;

  // The next block, empty at the end; valid until the next call. Throws ReadError.
  virtual std::string_view next() = 0;

  // What next() will give.
  virtual std::string_view peek() = 0;

  // Bytes taken from the file on the disk.
  virtual std::uint64_t consumed() const = 0;
};

class FileBlocks final : public Blocks {
 public:
  // Closes `descriptor` at its end where it is `owned`. Ends early once `ended_by` becomes readable (-1: nothing does).
  FileBlocks(int descriptor, bool owned, int ended_by = -1)
      : descriptor_(descriptor), owned_(owned), ended_by_(ended_by) {}
  FileBlocks(const FileBlocks&) = delete;
  FileBlocks& operator=(const FileBlocks&) = delete;
  ~FileBlocks() override;

  std::string_view next() override;
  std::string_view peek() override;
  std::uint64_t consumed() const override { return consumed_; }

 private:
  bool input_has_ended() const;

  int descriptor_;
  bool owned_;
  int ended_by_;
  bool peeked_ = false;
  std::unique_ptr<char[]> block_;
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;
  std::uint64_t consumed_ = 0;
};

class SourceBlocks final : public Blocks {
 public:
  explicit SourceBlocks(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)) {}

  std::string_view next() override;
  std::string_view peek() override;
  std::uint64_t consumed() const override { return bytes_->bytes_consumed(); }

 private:
  std::unique_ptr<ByteSource> bytes_;
  std::string beginning_;  // peeked at, whole enough to be recognised
  std::string_view block_;
  bool peeked_ = false;
  bool started_ = false;
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
