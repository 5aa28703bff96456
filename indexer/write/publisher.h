// From finished databases to a published segment.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/index_directory.h"

namespace morgue {

// "writing-PID" under segments/: where databases are built that are no segments yet. Removed with all it
// holds.
class WorkingDirectory {
 public:
  explicit WorkingDirectory(const IndexDirectory& directory);
  ~WorkingDirectory();
  WorkingDirectory(const WorkingDirectory&) = delete;
  WorkingDirectory& operator=(const WorkingDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Removes what no entry of the list names: segments retired by an earlier run, and what an interrupted one
// left. Only under the lock.
void remove_leftovers(const IndexDirectory& directory);

// Merges `databases` into one new database `name` below `working` and returns its path.
// IndexInfo is merged: the languages are summed. Throws Error.
std::filesystem::path compact_databases(std::vector<std::filesystem::path> databases,
                                        const std::filesystem::path& working,
                                        std::string_view name = "merged");

// Merges `databases` (not empty) in up to `jobs` threads, each into one of its own: few databases give one, since
// every segment costs a search a little; many give several, so that no core waits for the last copy. Each has the
// spelling dictionary of its own vocabulary. In the order of `databases`. Throws Error.
std::vector<std::filesystem::path> compact_side_by_side(const std::vector<std::filesystem::path>& databases,
                                                        const std::filesystem::path& working, unsigned jobs);

// Makes a compacted database a segment: synced, renamed to the next segment's name. Not yet in the list.
IndexEntry install_segment(const IndexDirectory& directory, const std::filesystem::path& compacted);

}  // namespace morgue
