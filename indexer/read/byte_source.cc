#include "indexer/read/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "common/error.h"
#include "indexer/read/archive_source.h"
#include "indexer/read/file_blocks.h"
#include "indexer/read/gzip_source.h"

namespace morgue {

namespace {

// Chooses the decoder with the first read(), not before: standard input may be a terminal.
class DecodingSource final : public ByteSource {
 public:
  explicit DecodingSource(std::unique_ptr<Blocks> blocks) : blocks_(std::move(blocks)) {}

  std::string_view read() override {
    if (!decoder_) {
      const bool gzip = is_gzip(blocks_->peek());
      decoder_ = gzip ? open_gzip(std::move(blocks_)) : open_archive_source(std::move(blocks_));
    }
    return decoder_->read();
  }

  std::uint64_t bytes_consumed() const override { return decoder_ ? decoder_->bytes_consumed() : 0; }

 private:
  std::unique_ptr<Blocks> blocks_;
  std::unique_ptr<ByteSource> decoder_;
};

class StringSource final : public ByteSource {
 public:
  explicit StringSource(std::string bytes) : bytes_(std::move(bytes)) {}

  std::string_view read() override {
    return std::exchange(given_, true) ? std::string_view{} : std::string_view(bytes_);
  }
  std::uint64_t bytes_consumed() const override { return given_ ? bytes_.size() : 0; }

 private:
  std::string bytes_;
  bool given_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::string& path) {
  // O_NONBLOCK: a pipe that took the file's place must not hold the run.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) throw ReadError("cannot be opened: " + errno_message(errno));
  auto source = std::make_unique<DecodingSource>(std::make_unique<FileBlocks>(descriptor, true));
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) throw ReadError("cannot be opened: " + errno_message(errno));
  if (!S_ISREG(status.st_mode)) throw ReadError("is not a regular file");
  return source;
}

std::unique_ptr<ByteSource> open_standard_input(int ended_by) {
  return std::make_unique<DecodingSource>(std::make_unique<FileBlocks>(STDIN_FILENO, false, ended_by));
}

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> bytes) {
  return std::make_unique<DecodingSource>(std::make_unique<SourceBlocks>(std::move(bytes)));
}

std::unique_ptr<ByteSource> from_string(std::string bytes) {
  return std::make_unique<StringSource>(std::move(bytes));
}

}  // namespace morgue
