#include <xapian.h>

#include <charconv>

#include "common/hash.h"
#include "common/index_info.h"
#include "common/schema.h"
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

// The file that a document came from, where it is another than `origin`. Most often it is not, and one look
// into the postings of `origin` tells so.
std::string other_origin(const Xapian::Database& database, Xapian::docid document,
                         const std::string& origin) {
  if (origin.empty()) return {};
  const std::string own = origin_term(origin);
  auto posting = database.postlist_begin(own);
  const auto end = database.postlist_end(own);
  if (posting != end) posting.skip_to(document);
  if (posting != end && *posting == document) return {};
  auto term = database.termlist_begin(document);
  term.skip_to(std::string(origin_prefix));
  if (term == database.termlist_end(document) || !(*term).starts_with(origin_prefix)) return {};
  return path_of_origin(*term).value_or("");
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
      read_index_info(database, path);
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
    const auto found = with_xapian(segment.path, [&]() -> std::optional<PublishedVersion> {
      const std::optional<Xapian::docid> document = first_with(segment.database, term);
      if (!document) return std::nullopt;
      const std::string digest =
          segment.database.get_document(*document, Xapian::DOC_ASSUME_VALID).get_value(digest_slot);
      PublishedVersion version{{segment.entry, *document}, parse_digest(digest)};
      version.other_origin = other_origin(segment.database, *document, origin);
      version.moved =
          !version.other_origin.empty() && presence_of(version.other_origin) == FilePresence::gone;
      return version;
    });
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<std::string> PublishedArticles::holder_of_text(std::uint64_t text_digest) {
  const std::string term = boolean_term(digest_prefix, hex64(text_digest));
  for (const Segment& segment : state_->segments) {
    auto found = with_xapian(segment.path, [&]() -> std::optional<std::string> {
      const std::optional<Xapian::docid> document = first_with(segment.database, term);
      if (!document) return std::nullopt;
      return segment.database.get_document(*document, Xapian::DOC_ASSUME_VALID)
          .get_value(field(FieldId::id).slot);
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

}  // namespace morgue
