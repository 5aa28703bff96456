#include <xapian.h>

#include <algorithm>
#include <charconv>

#include "common/arrival.h"
#include "common/hash.h"
#include "common/index_info.h"
#include "common/schema.h"
#include "indexer/write/document_origin.h"
#include "indexer/write/known_articles.h"
#include "indexer/write/origin.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

struct Segment {
  std::size_t entry;  // in the published list
  std::string path;
  Xapian::Database database;
};

// An unreadable digest equals no article's: the version counts as changed and is written anew.
std::uint64_t parse_digest(const std::string& hex) {
  std::uint64_t digest = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), digest, 16);
  return digest;
}

std::optional<Xapian::docid> first_with(const Xapian::Database& database, const std::string& term) {
  const Xapian::PostingIterator found = database.postlist_begin(term);
  if (found == database.postlist_end(term)) return std::nullopt;
  return *found;
}

// Most often a document came from the file that asks, and one look into the postings tells so.
bool came_from(const Xapian::Database& database, Xapian::docid document, const std::string& origin) {
  if (origin.empty()) return false;
  const std::string own = origin_term(origin);
  auto posting = database.postlist_begin(own);
  const auto end = database.postlist_end(own);
  if (posting != end) posting.skip_to(document);
  return posting != end && *posting == document;
}

}  // namespace

struct PublishedArticles::State {
  std::vector<Segment> segments;
};

PublishedArticles::PublishedArticles(const IndexDirectory& directory, const std::vector<IndexEntry>& entries)
    : state_(std::make_unique<State>()) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].is_local()) continue;
    const std::string path = directory.path_of(entries[i]).string();
    with_xapian(path, [&] {
      Xapian::Database database(path);
      read_whole_index_info(database, path);
      state_->segments.push_back({i, path, std::move(database)});
    });
  }
}

PublishedArticles::~PublishedArticles() = default;
PublishedArticles::PublishedArticles(PublishedArticles&&) noexcept = default;
PublishedArticles& PublishedArticles::operator=(PublishedArticles&&) noexcept = default;

std::optional<PublishedVersion> PublishedArticles::find(const std::string& id, const std::string& origin) {
  const std::string term = field_term(field(FieldId::id), id);
  for (const Segment& segment : state_->segments) {
    auto found = with_xapian(segment.path, [&]() -> std::optional<PublishedVersion> {
      const std::optional<Xapian::docid> document = first_with(segment.database, term);
      if (!document) return std::nullopt;
      const Xapian::Document present = segment.database.get_document(*document, Xapian::DOC_ASSUME_VALID);
      PublishedVersion version{{segment.entry, *document}, parse_digest(present.get_value(digest_slot))};
      version.arrived = present.get_value(arrived_slot);
      if (version.arrived.empty()) version.arrived = present.get_value(field(FieldId::ingested).slot);
      version.elsewhere = !came_from(segment.database, *document, origin);
      if (version.elsewhere) version.origin = origin_of(segment.database, *document).value_or("");
      version.moved = !version.origin.empty() && presence_of(version.origin) == FilePresence::gone;
      return version;
    });
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<TextHolder> PublishedArticles::holder_of_text(std::uint64_t text_digest) {
  const std::string term = boolean_term(digest_prefix, hex64(text_digest));
  for (const Segment& segment : state_->segments) {
    auto found = with_xapian(segment.path, [&]() -> std::optional<TextHolder> {
      const std::optional<Xapian::docid> document = first_with(segment.database, term);
      if (!document) return std::nullopt;
      const Xapian::Document holder = segment.database.get_document(*document, Xapian::DOC_ASSUME_VALID);
      return TextHolder{holder.get_value(field(FieldId::id).slot),
                        origin_of(segment.database, *document).value_or("")};
    });
    if (found) return found;
  }
  return std::nullopt;
}

std::uint64_t PublishedArticles::article_count() const {
  std::uint64_t count = 0;
  for (const Segment& segment : state_->segments) count += segment.database.get_doccount();
  return count;
}

std::string PublishedArticles::latest_ingested() const {
  std::string latest;
  for (const Segment& segment : state_->segments) {
    latest = std::max(latest, with_xapian(segment.path, [&] {
                        return segment.database.get_value_upper_bound(field(FieldId::ingested).slot);
                      }));
  }
  return latest;
}

}  // namespace morgue
