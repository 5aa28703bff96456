#include "indexer/write/segment_writer.h"

#include <fmt/format.h>

#include <utility>

#include "common/index_info.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

// Nobody reads such a database before it is compacted, and what an interrupted run leaves is thrown away: no
// need to sync, nor to keep a revision intact.
constexpr int unseen = Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

}  // namespace

SegmentWriter::SegmentWriter(std::filesystem::path directory, std::string prefix, SegmentLimits limits)
    : directory_(std::move(directory)), prefix_(std::move(prefix)), limits_(limits) {}

void SegmentWriter::open() {
  current_.path = directory_ / fmt::format("{}-{:03}", prefix_, finished_.size());
  database_.emplace(current_.path.string(),
                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | unseen);
}

void SegmentWriter::add(const Xapian::Document& document, std::uint64_t sequence, const std::string& language,
                        std::uint64_t text_bytes) {
  with_xapian(directory_.string(), [&] {
    if (!database_) open();
    database_->add_document(document);
    current_.sequences.push_back(sequence);
    ++languages_[language];
    ++uncommitted_;
    uncommitted_bytes_ += text_bytes;
    if (current_.sequences.size() >= limits_.documents_per_database) {
      close();
    } else if (uncommitted_ >= limits_.documents_per_commit ||
               uncommitted_bytes_ >= limits_.bytes_per_commit) {
      commit();
    }
  });
}

void SegmentWriter::commit() {
  database_->commit();
  uncommitted_ = 0;
  uncommitted_bytes_ = 0;
}

void SegmentWriter::close() {
  IndexInfo info = current_index_info();
  info.languages = std::move(languages_);
  languages_.clear();
  database_->set_metadata(std::string(index_info_key), encode(info));
  commit();
  database_->close();
  database_.reset();
  finished_.push_back(std::move(current_));
  current_ = {};
}

std::vector<FinishedDatabase> SegmentWriter::finish() {
  if (database_) with_xapian(directory_.string(), [&] { close(); });
  return std::exchange(finished_, {});
}

void delete_sequences(std::vector<FinishedDatabase>& databases,
                      const std::unordered_set<std::uint64_t>& sequences) {
  if (sequences.empty()) return;
  for (FinishedDatabase& database : databases) {
    std::vector<Xapian::docid> documents;
    for (std::size_t i = 0; i < database.sequences.size(); ++i) {
      if (sequences.contains(database.sequences[i])) documents.push_back(static_cast<Xapian::docid>(i + 1));
    }
    if (documents.empty()) continue;
    with_xapian(database.path.string(), [&] {
      Xapian::WritableDatabase writable(database.path.string(), Xapian::DB_OPEN | unseen);
      for (const Xapian::docid document : documents) writable.delete_document(document);
      writable.commit();
    });
    std::erase_if(database.sequences, [&](std::uint64_t sequence) { return sequences.contains(sequence); });
  }
  std::erase_if(databases, [](const FinishedDatabase& database) { return database.sequences.empty(); });
}

}  // namespace morgue
