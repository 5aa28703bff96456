// The articles of a run between being analyzed and being written: in files without a future, with a note in memory
// for each. Only when all are there is it known which are copies of one story.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/copies/signature.h"
#include "indexer/write/document_builder.h"

namespace morgue {

struct WaitingArticle {
  std::uint64_t sequence;  // among those of the run
  std::uint64_t offset;    // in its file: the document, then the shingles
  std::uint32_t file;
  std::uint32_t document_bytes;
  std::uint32_t shingles;  // none where the text is too short to have copies
  std::uint32_t text_bytes;
  Bands bands;  // where there are shingles
};

// What one thread writes.
class WaitingFile {
 public:
  // Makes the file. Throws Error, here and below.
  explicit WaitingFile(const std::filesystem::path& path);
  ~WaitingFile();
  WaitingFile(WaitingFile&& other) noexcept;
  WaitingFile& operator=(WaitingFile&&) = delete;

  void add(const BuiltArticle& article, std::uint64_t sequence, std::size_t text_bytes);

  // Nothing is added any more.
  void finish();

 private:
  friend class WaitingArticles;
  void put(const void* bytes, std::size_t size);
  void write();
  void read(void* bytes, std::size_t size, std::uint64_t offset) const;

  std::string path_;
  int descriptor_;
  std::uint64_t size_ = 0;
  std::string buffer_;
  std::vector<WaitingArticle> articles_;
};

// All of a run, in the order of its sources. Reading is thread-safe.
class WaitingArticles {
 public:
  // Takes over what finished files hold, but for the articles that a later record of the run `replaced`.
  WaitingArticles(std::vector<WaitingFile> files, const std::unordered_set<std::uint64_t>& replaced);
  WaitingArticles() = default;

  std::size_t size() const { return articles_.size(); }
  bool empty() const { return articles_.empty(); }
  // Of all their documents.
  std::uint64_t document_bytes() const { return document_bytes_; }
  const WaitingArticle& operator[](std::size_t index) const { return articles_[index]; }

  // A packed document.
  void read_document(std::size_t index, std::string& out) const;
  std::vector<std::uint64_t> read_shingles(std::size_t index) const;

 private:
  std::vector<WaitingFile> files_;
  std::vector<WaitingArticle> articles_;
  std::uint64_t document_bytes_ = 0;
};

}  // namespace morgue
