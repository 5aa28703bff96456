#include "indexer/write/removal.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

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

std::string folder_of(const std::string& path) {
  return std::filesystem::path(path).parent_path().string();
}

// Sorts files by whether they are there.
class Survey {
 public:
  void look_for(const std::string& path, std::uint64_t articles) {
    ++survey_.files;
    switch (presence_of(path)) {
      case FilePresence::there:
        return note_alive(folder_of(path));
      case FilePresence::gone:
        return survey_.gone.push_back({path, articles});
      case FilePresence::unknown:
        return survey_.unknown.push_back(path);
    }
  }

  FileSurvey finish() {
    std::erase_if(survey_.gone, [&](const GoneFile& file) {
      if (file.articles == 0) return false;  // nothing to lose
      const std::string folder = nearest_folder(folder_of(file.path));
      if (alive_.contains(folder)) return false;
      survey_.vanished[folder].push_back(file);
      return true;
    });
    return std::move(survey_);
  }

 private:
  // The folder and all above it hold a file that is there.
  void note_alive(std::string folder) {
    while (alive_.insert(folder).second) folder = folder_of(folder);
  }

  // Itself, or the nearest one above it that is there.
  const std::string& nearest_folder(const std::string& folder) {
    const auto known = nearest_.find(folder);
    if (known != nearest_.end()) return known->second;
    const bool there = folder == "/" || presence_of(folder) == FilePresence::there;
    std::string nearest = there ? folder : nearest_folder(folder_of(folder));
    return nearest_.emplace(folder, std::move(nearest)).first->second;
  }

  FileSurvey survey_;
  std::unordered_set<std::string> alive_;
  std::unordered_map<std::string, std::string> nearest_;
};

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
  Survey survey;
  with_xapian(directory.root().string(), [&] {
    for_each_term(segments, std::string(origin_prefix), [&](const std::string& term) {
      const std::optional<std::string> path = path_of_origin(term);
      if (path) survey.look_for(*path, articles_with(segments, term));
    });
  });
  // What the index does not name: files without articles of their own, and paths too long for a term.
  ledger.for_each_file([&](const LedgerFile& file) {
    const std::string term = origin_term(file.path);
    const std::uint64_t articles = articles_with(segments, term);
    if (articles == 0 || !path_of_origin(term)) survey.look_for(file.path, articles);
  });
  return survey.finish();
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
