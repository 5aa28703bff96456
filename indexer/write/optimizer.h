// All local segments into one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/index_directory.h"

namespace morgue {

struct Optimized {
  std::size_t segments_before = 0;  // local ones
  std::size_t segments_after = 0;
  std::uint64_t bytes_before = 0;  // of these
  std::uint64_t bytes_after = 0;
  bool changed = false;
  std::vector<IndexEntry> entries;  // as published then
};

// Merges, publishes once, and leaves the old segments to the next run, so that open readers keep their files.
// Remote entries stay. Nothing is done where one segment is as compaction made it. The disk needs room for
// the index once more. Only under the lock. Throws Error; the index is then as it was.
Optimized optimize_segments(const IndexDirectory& directory, const std::vector<IndexEntry>& entries);

}  // namespace morgue
