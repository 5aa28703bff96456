#include "indexer/write/removal.h"

#include <algorithm>
#include <optional>
#include <set>

#include "common/schema.h"
#include "indexer/write/document_origin.h"
#include "indexer/write/local_segments.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

std::uint64_t articles_with(const std::vector<LocalSegment>& segments, const std::string& term) {
  std::uint64_t articles = 0;
  for (const LocalSegment& segment : segments) {
    articles += with_xapian(segment.path, [&] { return segment.database.get_termfreq(term); });
  }
  return articles;
}

// Calls `visit` once with each term of `prefix`, in order, whatever the number of segments that have it.
template <typename Visit>
void for_each_term(const std::vector<LocalSegment>& segments, const std::string& prefix, Visit&& visit) {
  struct Cursor {
    Xapian::TermIterator at;
    Xapian::TermIterator end;
  };
  std::vector<Cursor> cursors;
  cursors.reserve(segments.size());
  for (const LocalSegment& segment : segments) {
    cursors.push_back({segment.database.allterms_begin(prefix), segment.database.allterms_end(prefix)});
  }
  while (true) {
    std::erase_if(cursors, [](const Cursor& cursor) { return cursor.at == cursor.end; });
    if (cursors.empty()) return;
    std::string least = *cursors.front().at;
    for (const Cursor& cursor : cursors) least = std::min(least, *cursor.at);
    visit(least);
    for (Cursor& cursor : cursors) {
      if (*cursor.at == least) ++cursor.at;
    }
  }
}

// Sorts files by whether they are there.
void look_for(const std::string& path, std::uint64_t articles, FileSurvey& survey) {
  ++survey.files;
  switch (presence_of(path)) {
    case FilePresence::there:
      return;
    case FilePresence::gone:
      survey.gone.push_back({path, articles});
      return;
    case FilePresence::unknown:
      survey.unknown.push_back(path);
      return;
  }
}

}  // namespace

FoundArticles find_by_id(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                         const std::vector<std::string>& ids) {
  const std::vector<LocalSegment> segments = open_local_segments(directory, entries);
  FoundArticles found;
  std::set<std::string> asked;
  for (const std::string& id : ids) {
    const std::string term = field_term(field(FieldId::id), id);
    if (!asked.insert(term).second) continue;
    const std::size_t before = found.places.size();
    for (const LocalSegment& segment : segments) {
      with_xapian(segment.path, [&] {
        const Xapian::Database& database = segment.database;
        for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
          found.places.push_back({segment.entry, *at});
          if (const std::optional<std::string> origin = origin_of(database, *at)) ++found.by_origin[*origin];
        }
      });
    }
    if (found.places.size() == before) found.unknown.push_back(id);
  }
  return found;
}

FileSurvey survey_files(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                        const Ledger& ledger) {
  const std::vector<LocalSegment> segments = open_local_segments(directory, entries);
  FileSurvey survey;
  with_xapian(directory.root().string(), [&] {
    for_each_term(segments, std::string(origin_prefix), [&](const std::string& term) {
      const std::optional<std::string> path = path_of_origin(term);
      if (path) look_for(*path, articles_with(segments, term), survey);
    });
  });
  // What the index does not name: files without articles of their own, and paths too long for a term.
  ledger.for_each_file([&](const LedgerFile& file) {
    const std::string term = origin_term(file.path);
    const std::uint64_t articles = articles_with(segments, term);
    if (articles == 0 || !path_of_origin(term)) look_for(file.path, articles, survey);
  });
  return survey;
}

std::vector<ArticlePlace> find_by_origin(const IndexDirectory& directory,
                                         const std::vector<IndexEntry>& entries,
                                         const std::vector<GoneFile>& files) {
  std::vector<ArticlePlace> places;
  for (const LocalSegment& segment : open_local_segments(directory, entries)) {
    with_xapian(segment.path, [&] {
      for (const GoneFile& file : files) {
        const std::string term = origin_term(file.path);
        const auto end = segment.database.postlist_end(term);
        for (auto at = segment.database.postlist_begin(term); at != end; ++at) {
          places.push_back({segment.entry, *at});
        }
      }
    });
  }
  return places;
}

void for_each_short_file(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                         const Ledger& ledger,
                         const std::function<void(const LedgerFile&, std::uint64_t)>& visit) {
  const std::vector<LocalSegment> segments = open_local_segments(directory, entries);
  ledger.for_each_file([&](const LedgerFile& file) {
    if (file.shared) return;
    const std::uint64_t there = articles_with(segments, origin_term(file.path));
    if (there + file.removed < file.articles) visit(file, there);
  });
}

}  // namespace morgue
