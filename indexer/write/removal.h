// Articles chosen by id, or by the file that they came from.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "common/index_directory.h"
#include "indexer/write/deletions.h"
#include "indexer/write/ledger.h"

namespace morgue {

struct FoundArticles {
  std::vector<ArticlePlace> places;
  std::map<std::string, std::uint64_t> by_origin;  // how many came from each file, where that is known
  std::vector<std::string> unknown;                // ids of no article, in the order given
};

// The articles with these ids, in all their versions, in the local segments. Throws Error.
FoundArticles find_by_id(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                         const std::vector<std::string>& ids);

struct GoneFile {
  std::string path;
  std::uint64_t articles = 0;
};

struct FileSurvey {
  std::uint64_t files = 0;     // known to the index or the ledger
  std::vector<GoneFile> gone;  // those that are not there any more
  // Gone likewise, but with everything that is known of their folder: the nearest one above them that is there holds no
  // known file any more. So it looks where a disk is not mounted. By folder.
  std::map<std::string, std::vector<GoneFile>> vanished;
  std::vector<std::string> unknown;  // of which it cannot be told: their disk or directory does not answer
};

// Looks for every file that articles came from. Memory grows with the folders and with the files that are gone. Throws
// Error.
FileSurvey survey_files(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                        const Ledger& ledger);

// The articles of these files. Throws Error.
std::vector<ArticlePlace> find_by_origin(const IndexDirectory& directory,
                                         const std::vector<IndexEntry>& entries,
                                         const std::vector<GoneFile>& files);

// Files that the ledger knows as read although the index holds fewer articles of them than were read, those
// removed by id counted: `visit` is called with each and the number that is there. Throws Error.
void for_each_short_file(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                         const Ledger& ledger,
                         const std::function<void(const LedgerFile&, std::uint64_t)>& visit);

}  // namespace morgue
