// Writes documents into a database that nobody sees yet. Commits explicitly, in bounded memory; several
// writers may run side by side, each in its own thread.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace morgue {

// Xapian gathers a batch in trees that miss the processor's cache once they outgrow it, and each commit
// touches the whole position table: small batches in small databases are twice as fast as one large one and
// need a tenth of the memory. Smaller databases than these leave short chunks, which compaction copies as
// they are.
struct SegmentLimits {
  std::uint32_t documents_per_commit = 50;
  std::uint32_t documents_per_database = 2000;  // for whoever divides the articles among writers
  std::uint64_t bytes_per_commit = 8 << 20;     // of article text
};

class SegmentWriter {
 public:
  // The database is made at `path`. Throws Error, here and below.
  SegmentWriter(std::filesystem::path path, const SegmentLimits& limits);

  // `text_bytes` is the size of what the document was built from.
  void add(const Xapian::Document& document, const std::string& language, std::uint64_t text_bytes);

  // Commits and closes; the database carries IndexInfo. Returns its path; nothing can be added any more.
  std::filesystem::path finish();

 private:
  void commit();

  std::filesystem::path path_;
  SegmentLimits limits_;
  std::optional<Xapian::WritableDatabase> database_;
  std::map<std::string, std::uint64_t> languages_;
  std::uint32_t uncommitted_ = 0;
  std::uint64_t uncommitted_bytes_ = 0;
};

}  // namespace morgue
