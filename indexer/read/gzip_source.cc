#include "indexer/read/gzip_source.h"

#include <zlib.h>

#include <string>
#include <utility>

namespace morgue {

namespace {

constexpr std::string_view magic = "\x1F\x8B\x08";
constexpr std::size_t piece_size = std::size_t{256} * 1024;

class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<Blocks> blocks) : blocks_(std::move(blocks)), piece_(piece_size, '\0') {
    constexpr int gzip_only = 16;
    if (::inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK) throw ReadError("out of memory");
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override { ::inflateEnd(&stream_); }

  std::string_view read() override {
    while (!ended_) {
      if (stream_.avail_in == 0 && !supply()) break;
      if (at_boundary_ && !begin_stream()) break;
      stream_.next_out = reinterpret_cast<Bytef*>(piece_.data());
      stream_.avail_out = static_cast<uInt>(piece_.size());
      const int status = ::inflate(&stream_, Z_NO_FLUSH);
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) fail();
      at_boundary_ = status == Z_STREAM_END;
      const std::size_t size = piece_.size() - stream_.avail_out;
      if (size == 0) continue;
      growth_.unpacked(size, blocks_->consumed());
      return std::string_view(piece_).substr(0, size);
    }
    ended_ = true;
    return {};
  }

  std::uint64_t bytes_consumed() const override { return blocks_->consumed(); }

 private:
  // False at the end of the file; throws where that is within a stream.
  bool supply() {
    const std::string_view block = blocks_->next();
    if (block.empty() && !at_boundary_) {
      ended_ = true;
      throw ReadError("truncated gzip stream: the file ends before the stream does");
    }
    // zlib takes its input as not const, and does not write to it.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(block.data()));
    stream_.avail_in = static_cast<uInt>(block.size());
    return !block.empty();
  }

  // Before the first byte of a stream, or of what follows the last.
  bool begin_stream() {
    if (*stream_.next_in != static_cast<unsigned char>(magic.front())) return false;
    ::inflateReset(&stream_);
    at_boundary_ = false;
    return true;
  }

  [[noreturn]] void fail() {
    ended_ = true;
    throw ReadError(std::string("damaged gzip stream: ") +
                    (stream_.msg == nullptr ? "not readable" : stream_.msg));
  }

  std::unique_ptr<Blocks> blocks_;
  std::string piece_;
  z_stream stream_{};
  GrowthLimit growth_;
  bool at_boundary_ = true;
  bool ended_ = false;
};

}  // namespace

bool is_gzip(std::string_view beginning) {
  return beginning.starts_with(magic);
}

std::unique_ptr<ByteSource> open_gzip(std::unique_ptr<Blocks> blocks) {
  return std::make_unique<GzipSource>(std::move(blocks));
}

}  // namespace morgue
