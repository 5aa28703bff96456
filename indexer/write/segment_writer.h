// Writes documents into databases that nobody sees yet. Commits explicitly, in bounded memory; several
// writers may run side by side, each in its own thread.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace morgue {

// Xapian gathers a batch in trees that miss the processor's cache once they outgrow it, and each commit
// touches the whole position table: small batches in small databases are twice as fast as one large one and
// need a tenth of the memory. Smaller databases than these leave short chunks, which compaction copies as
// they are.
struct SegmentLimits {
  std::uint32_t documents_per_commit = 50;
  std::uint32_t documents_per_database = 2000;
  std::uint64_t bytes_per_commit = 8 << 20;  // of article text
};

// A closed database and what its documents are: before any deletion, document d is the article sequences[d -
// 1].
struct FinishedDatabase {
  std::filesystem::path path;
  std::vector<std::uint64_t> sequences;
};

class SegmentWriter {
 public:
  // Databases are made below `directory` as "PREFIX-NNN", the first one with the first document.
  SegmentWriter(std::filesystem::path directory, std::string prefix, SegmentLimits limits);

  // `sequence` tells the article among those of the run; `text_bytes` is the size of what it was built from.
  // Throws Error.
  void add(const Xapian::Document& document, std::uint64_t sequence, const std::string& language,
           std::uint64_t text_bytes);

  // Commits and closes; every database carries IndexInfo. Throws Error. The writer is then empty.
  std::vector<FinishedDatabase> finish();

 private:
  void open();
  void commit();
  void close();

  std::filesystem::path directory_;
  std::string prefix_;
  SegmentLimits limits_;
  std::optional<Xapian::WritableDatabase> database_;
  FinishedDatabase current_;
  std::map<std::string, std::uint64_t> languages_;
  std::uint32_t uncommitted_ = 0;
  std::uint64_t uncommitted_bytes_ = 0;
  std::vector<FinishedDatabase> finished_;
};

// Deletes from finished databases the articles that a later record of the same run replaced. Databases that
// are left empty leave the list. Throws Error.
void delete_sequences(std::vector<FinishedDatabase>& databases,
                      const std::unordered_set<std::uint64_t>& sequences);

}  // namespace morgue
