#include "indexer/write/segment_writer.h"

#include <utility>

#include "common/index_info.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

// Nobody reads such a database before it is compacted, and what an interrupted run leaves is thrown away: no
// need to sync, nor to keep a revision intact.
constexpr int unseen = Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

}  // namespace

SegmentWriter::SegmentWriter(std::filesystem::path path, const SegmentLimits& limits)
    : path_(std::move(path)), limits_(limits) {
  with_xapian(path_.string(), [&] {
    database_.emplace(path_.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | unseen);
  });
}

void SegmentWriter::add(const Xapian::Document& document, const std::string& language,
                        std::uint64_t text_bytes) {
  with_xapian(path_.string(), [&] {
    database_->add_document(document);
    ++languages_[language];
    ++uncommitted_;
    uncommitted_bytes_ += text_bytes;
    if (uncommitted_ >= limits_.documents_per_commit || uncommitted_bytes_ >= limits_.bytes_per_commit) {
      commit();
    }
  });
}

void SegmentWriter::commit() {
  database_->commit();
  uncommitted_ = 0;
  uncommitted_bytes_ = 0;
}

std::filesystem::path SegmentWriter::finish() {
  with_xapian(path_.string(), [&] {
    IndexInfo info = current_index_info();
    info.languages = std::move(languages_);
    database_->set_metadata(std::string(index_info_key), encode(info));
    commit();
    database_->close();
    database_.reset();
  });
  return path_;
}

}  // namespace morgue
