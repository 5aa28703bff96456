#include "indexer/write/lost_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/error.h"
#include "indexer/write/ledger.h"

namespace morgue {

namespace {

bool names_a_segment(const IndexDirectory& directory) {
  const std::vector<ListLine> lines = directory.lines();
  // A line that is not understood may have named one.
  return std::any_of(lines.begin(), lines.end(),
                     [](const ListLine& line) { return !line.entry || line.entry->is_local(); });
}

}  // namespace

bool is_list_lost(const IndexDirectory& directory, const Ledger* ledger) {
  if (directory.segments().empty()) return false;
  if (!directory.exists()) return true;
  return ledger != nullptr && ledger->articles_after_last_run() > 0 && !names_a_segment(directory);
}

void refuse_lost_list(const IndexDirectory& directory, const Ledger& ledger) {
  if (!is_list_lost(directory, &ledger)) return;
  throw Error(fmt::format("{}: the list names no segment, and the last run left {} articles",
                          directory.list_path().string(), ledger.articles_after_last_run()),
              "put it back from a backup, or run 'indexer check --repair' on the index, which lists the "
              "segments that "
              "are there");
}

void restore_list(const IndexDirectory& directory) {
  std::vector<IndexEntry> entries;
  for (const std::filesystem::path& segment : directory.segments()) {
    entries.push_back(IndexDirectory::entry_of(segment));
  }
  directory.publish(entries);
}

}  // namespace morgue
