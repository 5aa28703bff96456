#include "indexer/read/container_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/read/file_blocks.h"
#include "indexer/read/file_names.h"

namespace morgue {

namespace {

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

// The archive as it is read: bytes in, entries out.
class OpenContainer {
 public:
  explicit OpenContainer(std::unique_ptr<ByteSource> bytes)
      : bytes_(std::move(bytes)), handle_(archive_read_new()) {
    archive* const handle = handle_.get();
    if (handle == nullptr) throw ReadError("out of memory");
    for (const auto support : {archive_read_support_format_tar, archive_read_support_format_zip_streamable,
                               archive_read_support_format_empty}) {
      if (support(handle) < ARCHIVE_WARN) fail();
    }
    if (archive_read_open(handle, this, nullptr, &OpenContainer::supply, nullptr) != ARCHIVE_OK) fail();
  }
  OpenContainer(const OpenContainer&) = delete;
  OpenContainer& operator=(const OpenContainer&) = delete;

  // Null at the end. Throws ReadError where the container is damaged.
  archive_entry* next_entry() {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(handle_.get(), &entry);
    if (status == ARCHIVE_EOF) return nullptr;
    if (status < ARCHIVE_WARN) fail();
    return entry;
  }

  // Of the entry at hand; empty at its end. Throws ReadError.
  std::string_view read() {
    for (;;) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int status = archive_read_data_block(handle_.get(), &block, &size, &offset);
      if (status == ARCHIVE_EOF) return {};
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) fail(status != ARCHIVE_FATAL);
      if (size > 0) return {static_cast<const char*>(block), size};
    }
  }

  std::uint64_t bytes_consumed() const { return bytes_->bytes_consumed(); }
  bool is_broken() const { return broken_; }

 private:
  static la_ssize_t supply(archive* handle, void* self, const void** bytes) {
    auto& container = *static_cast<OpenContainer*>(self);
    try {
      const std::string_view block = container.bytes_->read();
      *bytes = block.data();
      return static_cast<la_ssize_t>(block.size());
    } catch (const ReadError& error) {
      // Not through the C of libarchive.
      container.input_error_ = error;
      archive_set_error(handle, EIO, "read error");
      return ARCHIVE_FATAL;
    }
  }

  // `here_only`: of what comes after this entry there is still hope.
  [[noreturn]] void fail(bool here_only = false) {
    broken_ = !here_only;
    if (input_error_) throw *input_error_;
    const char* const reason = archive_error_string(handle_.get());
    std::string line = reason == nullptr ? std::string() : ": " + text::repair(reason);
    for (char& c : line) {
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    throw ReadError("damaged or truncated archive" + line);
  }

  std::unique_ptr<ByteSource> bytes_;
  std::unique_ptr<archive, FreeArchive> handle_;
  std::optional<ReadError> input_error_;
  bool broken_ = false;
};

class EntrySource final : public ByteSource {
 public:
  explicit EntrySource(OpenContainer& container) : container_(container) {}

  std::string_view read() override {
    if (ended_) return {};
    try {
      const std::string_view piece = container_.read();
      ended_ = piece.empty();
      // What one entry unpacks to is measured against all that was read of the file.
      growth_.unpacked(piece.size(), container_.bytes_consumed());
      return piece;
    } catch (const ReadError&) {
      ended_ = true;
      throw;
    }
  }
  std::uint64_t bytes_consumed() const override { return container_.bytes_consumed(); }

 private:
  OpenContainer& container_;
  GrowthLimit growth_;
  bool ended_ = false;
};

class ContainerReader final : public ArticleReader {
 public:
  ContainerReader(std::string path, std::unique_ptr<ByteSource> bytes, int depth)
      : path_(std::move(path)), bytes_(std::move(bytes)), depth_(depth) {}

  std::optional<ReadResult> next() override {
    while (!ended_) {
      if (entry_) {
        if (auto result = entry_->next()) return result;
        entry_.reset();
        // The entry has said so.
        ended_ = container_->is_broken();
        continue;
      }
      try {
        open_next();
      } catch (const ReadError& error) {
        ended_ = true;
        return BadRecord{path_, 0, error.what()};
      }
    }
    if (entries_ > 0 || std::exchange(reported_, true)) return std::nullopt;
    return BadRecord{path_, 0, "an archive without files to read in it"};
  }

 private:
  void open_next() {
    if (!container_) container_ = std::make_unique<OpenContainer>(std::move(bytes_));
    archive_entry* const entry = container_->next_entry();
    if (entry == nullptr) {
      ended_ = true;
      return;
    }
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) return;
    const std::string name = name_of(*entry);
    if (is_hidden_path(name) || is_no_article(base_name(name))) {
      // Seen, and no fault.
      reported_ = true;
      return;
    }
    ++entries_;
    auto bytes = decompressed(std::make_unique<EntrySource>(*container_));
    entry_ = open_article_reader(path_ + '/' + name, std::move(bytes), depth_ + 1);
  }

  static std::string name_of(archive_entry& entry) {
    const char* name = archive_entry_pathname_utf8(&entry);
    if (name == nullptr) name = archive_entry_pathname(&entry);
    std::string plain = text::repair(name == nullptr ? "unnamed" : name);
    while (plain.starts_with("./")) plain.erase(0, 2);
    return plain;
  }

  std::string path_;
  std::unique_ptr<ByteSource> bytes_;
  int depth_;
  std::unique_ptr<OpenContainer> container_;
  std::unique_ptr<ArticleReader> entry_;  // reads from container_
  std::uint64_t entries_ = 0;
  bool reported_ = false;
  bool ended_ = false;
};

}  // namespace

bool is_tar(std::string_view beginning) {
  constexpr std::size_t header = 512;
  constexpr std::size_t sum_at = 148;
  constexpr std::size_t sum_size = 8;
  if (beginning.size() < header || beginning.front() == '\0') return false;
  // The header's own sum, in octal digits, with blanks in its place: of all tars, the oldest included.
  std::string_view digits = beginning.substr(sum_at, sum_size);
  digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
  unsigned stated = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), stated, 8);
  if (error != std::errc() || end == digits.data()) return false;
  unsigned sum = 0;
  for (std::size_t i = 0; i < header; ++i) {
    const bool in_sum = i >= sum_at && i < sum_at + sum_size;
    sum += in_sum ? unsigned{' '} : static_cast<unsigned char>(beginning[i]);
  }
  return sum == stated;
}

std::unique_ptr<ArticleReader> open_container_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                     int depth) {
  return std::make_unique<ContainerReader>(std::move(path), std::move(bytes), depth);
}

}  // namespace morgue
