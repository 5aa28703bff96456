#include "indexer/write/waiting_articles.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "common/disk_space.h"
#include "common/error.h"

namespace morgue {

namespace {

constexpr std::size_t buffer_size = 1 << 20;

[[noreturn]] void fail(const std::string& path, std::string_view what, int error_number) {
  if (is_disk_full(error_number)) throw disk_full_error(path, errno_message(error_number));
  throw Error(fmt::format("{}: cannot be {}: {}", path, what, errno_message(error_number)));
}

}  // namespace

WaitingFile::WaitingFile(const std::filesystem::path& path)
    : path_(path.string()), descriptor_(::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) fail(path_, "made", errno);
}

WaitingFile::~WaitingFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

WaitingFile::WaitingFile(WaitingFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      buffer_(std::move(other.buffer_)),
      articles_(std::move(other.articles_)) {}

void WaitingFile::add(const BuiltArticle& article, std::uint64_t sequence, std::size_t text_bytes) {
  WaitingArticle note{};
  note.sequence = sequence;
  note.offset = size_;
  note.document_bytes = static_cast<std::uint32_t>(article.document.size());
  note.text_bytes = static_cast<std::uint32_t>(text_bytes);
  put(article.document.data(), article.document.size());
  if (article.is_comparable) {
    note.shingles = static_cast<std::uint32_t>(article.shingles.size());
    note.bands = article.bands;
    put(article.shingles.data(), article.shingles.size() * sizeof(std::uint64_t));
  }
  articles_.push_back(note);
}

void WaitingFile::finish() {
  write();
  buffer_ = {};
}

void WaitingFile::put(const void* bytes, std::size_t size) {
  buffer_.append(static_cast<const char*>(bytes), size);
  size_ += size;
  if (buffer_.size() >= buffer_size) write();
}

void WaitingFile::write() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t written = ::write(descriptor_, left.data(), left.size());
    if (written < 0 && errno != EINTR) fail(path_, "written", errno);
    if (written > 0) left.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void WaitingFile::read(void* bytes, std::size_t size, std::uint64_t offset) const {
  char* to = static_cast<char*>(bytes);
  while (size > 0) {
    const ssize_t got = ::pread(descriptor_, to, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) fail(path_, "read", got < 0 ? errno : EIO);
    to += got;
    size -= static_cast<std::size_t>(got);
    offset += static_cast<std::uint64_t>(got);
  }
}

WaitingArticles::WaitingArticles(std::vector<WaitingFile> files,
                                 const std::unordered_set<std::uint64_t>& replaced)
    : files_(std::move(files)) {
  for (std::uint32_t file = 0; file < files_.size(); ++file) {
    std::vector<WaitingArticle>& from = files_[file].articles_;
    for (WaitingArticle& article : from) {
      article.file = file;
      if (replaced.contains(article.sequence)) continue;
      articles_.push_back(article);
      document_bytes_ += article.document_bytes;
    }
    from = {};
  }
  std::sort(articles_.begin(), articles_.end(),
            [](const WaitingArticle& a, const WaitingArticle& b) { return a.sequence < b.sequence; });
}

void WaitingArticles::read_document(std::size_t index, std::string& out) const {
  const WaitingArticle& article = articles_[index];
  out.resize(article.document_bytes);
  files_[article.file].read(out.data(), out.size(), article.offset);
}

std::vector<std::uint64_t> WaitingArticles::read_shingles(std::size_t index) const {
  const WaitingArticle& article = articles_[index];
  std::vector<std::uint64_t> shingles(article.shingles);
  files_[article.file].read(shingles.data(), shingles.size() * sizeof(std::uint64_t),
                            article.offset + article.document_bytes);
  return shingles;
}

}  // namespace morgue
