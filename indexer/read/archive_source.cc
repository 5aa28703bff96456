#include "indexer/read/archive_source.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cerrno>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace morgue {

namespace {

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

struct Magic {
  std::string_view bytes;
  std::string_view name;
};

// libarchive names a stream only after it has read its beginning.
constexpr std::array<Magic, 3> magics{{{"\x28\xB5\x2F\xFD", "zstd"},
                                       {"\xFD"
                                        "7zXZ",
                                        "xz"},
                                       {"BZh", "bzip2"}}};

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return line;
}

class ArchiveSource final : public ByteSource {
 public:
  explicit ArchiveSource(std::unique_ptr<Blocks> blocks) : blocks_(std::move(blocks)) {}

  std::string_view read() override {
    if (!handle_) open();
    for (;;) {
      if (ended_) return {};
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int status = archive_read_data_block(handle_.get(), &block, &size, &offset);
      ended_ = status == ARCHIVE_EOF;
      if (ended_) return {};
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) fail();
      if (size == 0) continue;
      growth_.unpacked(size, blocks_->consumed());
      return {static_cast<const char*>(block), size};
    }
  }

  std::uint64_t bytes_consumed() const override { return blocks_->consumed(); }

 private:
  void open() {
    for (const auto& [bytes, name] : magics) {
      if (blocks_->peek().starts_with(bytes)) compression_ = name;
    }
    handle_.reset(archive_read_new());
    archive* const handle = handle_.get();
    if (handle == nullptr) throw ReadError("out of memory");
    // By name, for "all" includes filters that take plain text for their own (uuencode) or start programs
    // (lrzip).
    for (const auto support :
         {archive_read_support_filter_zstd, archive_read_support_filter_xz, archive_read_support_filter_bzip2,
          archive_read_support_format_raw, archive_read_support_format_empty}) {
      if (support(handle) < ARCHIVE_WARN) fail();
    }
    if (archive_read_open(handle, this, nullptr, &ArchiveSource::supply, nullptr) != ARCHIVE_OK) fail();
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(handle, &entry);
    ended_ = status == ARCHIVE_EOF;
    if (status < ARCHIVE_WARN) fail();
  }

  static la_ssize_t supply(archive* handle, void* self, const void** bytes) {
    auto& source = *static_cast<ArchiveSource*>(self);
    try {
      const std::string_view block = source.blocks_->next();
      *bytes = block.data();
      return static_cast<la_ssize_t>(block.size());
    } catch (const ReadError& error) {
      // Not through the C of libarchive.
      source.input_error_ = error;
      archive_set_error(handle, EIO, "read error");
      return ARCHIVE_FATAL;
    }
  }

  [[noreturn]] void fail() {
    ended_ = true;
    if (input_error_) throw *input_error_;
    const char* const reason = archive_error_string(handle_.get());
    throw ReadError("damaged or truncated " + std::string(compression_) + " stream" +
                    (reason == nullptr ? std::string() : ": " + one_line(reason)));
  }

  std::unique_ptr<Blocks> blocks_;
  std::unique_ptr<archive, FreeArchive> handle_;
  GrowthLimit growth_;
  std::optional<ReadError> input_error_;
  std::string_view compression_ = "compressed";
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> open_archive_source(std::unique_ptr<Blocks> blocks) {
  return std::make_unique<ArchiveSource>(std::move(blocks));
}

}  // namespace morgue
