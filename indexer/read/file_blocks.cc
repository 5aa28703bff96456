#include "indexer/read/file_blocks.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include "common/error.h"

namespace morgue {

namespace {

constexpr std::size_t block_size = std::size_t{256} * 1024;

// Text compresses four- to tenfold, the most repetitive news archive perhaps fiftyfold. Below the floor no
// harm is done.
constexpr std::uint64_t bomb_ratio = 1000;
constexpr std::uint64_t bomb_floor = std::uint64_t{64} << 20;

// Most files are small, and to clear and map a block takes as long as to read them.
std::size_t fitting_block(int descriptor) {
  constexpr std::size_t smallest = 4096;
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < 0) return block_size;
  // One byte more, so that what has grown is seen.
  return std::clamp(static_cast<std::size_t>(status.st_size) + 1, smallest, block_size);
}

}  // namespace

FileBlocks::~FileBlocks() {
  if (owned_) ::close(descriptor_);
}

std::string_view FileBlocks::peek() {
  if (!std::exchange(peeked_, true)) {
    if (!block_) {
      capacity_ = fitting_block(descriptor_);
      block_ = std::make_unique_for_overwrite<char[]>(capacity_);
    }
    ssize_t size = -1;
    do {
      size = input_has_ended() ? 0 : ::read(descriptor_, block_.get(), capacity_);
    } while (size < 0 && errno == EINTR);
    if (size < 0) throw ReadError("cannot be read: " + errno_message(errno));
    size_ = static_cast<std::size_t>(size);
  }
  return {block_.get(), size_};
}

// Waits for input or for `ended_by_`, whichever comes first.
bool FileBlocks::input_has_ended() const {
  if (ended_by_ < 0) return false;
  pollfd events[] = {{descriptor_, POLLIN, 0}, {ended_by_, POLLIN, 0}};
  while (::poll(events, 2, -1) < 0 && errno == EINTR) continue;
  return events[1].revents != 0;
}

std::string_view FileBlocks::next() {
  const std::string_view block = peek();
  peeked_ = false;
  consumed_ += block.size();
  return block;
}

std::string_view SourceBlocks::peek() {
  if (std::exchange(peeked_, true)) return block_;
  if (std::exchange(started_, true)) return block_ = bytes_->read();
  // A first piece of a few bytes would hide what it is.
  constexpr std::size_t longest_magic = 8;
  while (beginning_.size() < longest_magic) {
    const std::string_view piece = bytes_->read();
    if (piece.empty()) break;
    beginning_.append(piece);
  }
  return block_ = beginning_;
}

std::string_view SourceBlocks::next() {
  const std::string_view block = peek();
  peeked_ = false;
  return block;
}

void GrowthLimit::unpacked(std::size_t size, std::uint64_t packed) {
  produced_ += size;
  if (produced_ > bomb_floor && produced_ / bomb_ratio > packed) {
    throw ReadError("it unpacks to more than " + std::to_string(bomb_ratio) +
                    " times its size: taken for a decompression bomb");
  }
}

}  // namespace morgue
