#include "indexer/write/deletions.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>

#include "common/error.h"
#include "common/schema.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

// Uncommitted deletions take about 75 bytes of memory a word. News replaced in a night stays far below this,
// so that it is one commit, which readers survive.
constexpr std::uint64_t words_per_commit = 1'500'000;

std::size_t delete_from(Xapian::WritableDatabase& segment, std::span<const ArticlePlace> places) {
  std::size_t deleted = 0;
  std::uint64_t words = 0;
  for (const ArticlePlace& place : places) {
    try {
      words += segment.get_doclength(place.document);
      segment.delete_document(place.document);
      ++deleted;
    } catch (const Xapian::DocNotFoundError&) {
      // Deleted already: what was wanted.
      continue;
    }
    if (words < words_per_commit) continue;
    segment.commit();
    words = 0;
  }
  segment.commit();
  return deleted;
}

std::size_t delete_in(const std::string& path, std::span<const ArticlePlace> places) {
  const std::size_t deleted = with_xapian(path, [&] {
    Xapian::WritableDatabase segment(path, Xapian::DB_OPEN);
    return delete_from(segment, places);
  });
  // A commit is a rename. Lost in a power cut after the ledger has noted the run's end, it would leave doubles that
  // nobody looks for.
  IndexDirectory::sync_directory(path);
  return deleted;
}

// The ids of one segment, in order.
struct IdCursor {
  std::size_t entry;
  Xapian::Database database;
  Xapian::TermIterator at;
  Xapian::TermIterator end;
};

std::string ingested(const IdCursor& cursor, Xapian::docid document) {
  return cursor.database.get_document(document, Xapian::DOC_ASSUME_VALID)
      .get_value(field(FieldId::ingested).slot);
}

struct Version {
  std::string ingested;
  ArticlePlace place;
  auto operator<=>(const Version&) const = default;
};

}  // namespace

std::size_t delete_articles(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                            std::vector<ArticlePlace> places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::size_t deleted = 0;
  for (auto first = places.begin(); first != places.end();) {
    const auto last =
        std::find_if(first, places.end(), [&](const ArticlePlace& p) { return p.entry != first->entry; });
    const std::string path = directory.path_of(entries.at(first->entry)).string();
    try {
      deleted += delete_in(path, {first, last});
    } catch (const Error& failure) {
      if (deleted == 0) throw;
      throw Error(fmt::format("{}; done in part: {} of {} articles are removed", failure.what(), deleted,
                              places.size()),
                  failure.hint(), ExitCode::partial);
    }
    first = last;
  }
  return deleted;
}

std::vector<ArticlePlace> doubled_articles(const IndexDirectory& directory,
                                           const std::vector<IndexEntry>& entries) {
  const std::string prefix(field(FieldId::id).prefix);
  std::vector<IdCursor> cursors;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    // A segment that the list names twice holds no article twice.
    const auto here = entries.begin() + static_cast<std::ptrdiff_t>(i);
    if (!entries[i].is_local() || std::find(entries.begin(), here, entries[i]) != here) continue;
    const std::string path = directory.path_of(entries[i]).string();
    with_xapian(path, [&] {
      Xapian::Database database(path);
      cursors.push_back({i, database, database.allterms_begin(prefix), database.allterms_end(prefix)});
    });
  }

  std::vector<ArticlePlace> older;
  with_xapian(directory.root().string(), [&] {
    while (true) {
      std::erase_if(cursors, [](const IdCursor& cursor) { return cursor.at == cursor.end; });
      if (cursors.empty()) break;
      std::string least = *cursors.front().at;
      for (const IdCursor& cursor : cursors) least = std::min(least, *cursor.at);
      std::vector<Version> versions;
      std::size_t holders = 0;
      for (const IdCursor& cursor : cursors) holders += *cursor.at == least ? 1 : 0;
      for (IdCursor& cursor : cursors) {
        if (*cursor.at != least) continue;
        const bool several = holders > 1 || cursor.at.get_termfreq() > 1;
        for (auto p = cursor.database.postlist_begin(least);
             several && p != cursor.database.postlist_end(least); ++p) {
          versions.push_back({ingested(cursor, *p), {cursor.entry, *p}});
        }
        ++cursor.at;
      }
      if (versions.size() < 2) continue;
      std::sort(versions.begin(), versions.end());
      for (std::size_t i = 0; i + 1 < versions.size(); ++i) older.push_back(versions[i].place);
    }
  });
  return older;
}

}  // namespace morgue
