// Keeps the number of segments small: those of similar size are merged, so that an article is copied a few
// times in the life of an archive and not once a night.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "common/index_directory.h"

namespace morgue {

struct MergeLimits {
  // Searching opens every segment; beyond this many they are merged.
  std::size_t most_segments = 8;
  // What merging may copy in one night: half a minute's work. Segments that can only be merged by copying more stay,
  // beyond the number, for `indexer optimize` ...
  std::uint64_t most_bytes = std::uint64_t{1} << 30;
  // ... up to this many: beyond it, two are merged whatever that copies.
  std::size_t most_tolerated = 12;
};

// Which of the segments (sizes in bytes) to merge next, as indices in ascending order: the smallest ones that are
// all within four times of each other and together no more than `most_bytes`, at least two; where none are, the two
// smallest. Empty while there are few enough, or tolerably few where any merge would copy too much.
std::vector<std::size_t> plan_merge(const std::vector<std::uint64_t>& sizes, const MergeLimits& limits);

// Merges the local segments as plan_merge says, publishing after each merge; the limit of bytes is that of the whole
// call. Returns the entries as published. Segments without articles leave the list. Throws Error; what was
// published stays whole. Readers go on reading the segments of the list that they opened.
std::vector<IndexEntry> merge_segments(const IndexDirectory& directory, std::vector<IndexEntry> entries,
                                       MergeLimits limits = {});

// Merges the local segments `chosen` (indices into `entries`, ascending) into one, publishes and returns the
// list. The new segment takes the place of the last of them.
std::vector<IndexEntry> merge_entries(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                                      const std::vector<std::size_t>& chosen);

// The list without local segments that hold no article.
std::vector<IndexEntry> without_empty(const IndexDirectory& directory,
                                      const std::vector<IndexEntry>& entries);

// The bytes that the files of a directory take.
std::uint64_t bytes_below(const std::filesystem::path& directory);

}  // namespace morgue
