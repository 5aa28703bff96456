// Keeps the number of segments small: those of similar size are merged, so that an article is copied a few
// times in the life of an archive and not once a night.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "common/index_directory.h"

namespace morgue {

// Searching opens every segment; beyond this many they are merged.
inline constexpr std::size_t most_segments = 8;

// Which of the segments (sizes in bytes) to merge, as indices in ascending order: the smallest ones that are
// all within four times of each other, at least two; where none are, the two smallest. Empty while there are
// few enough.
std::vector<std::size_t> choose_merge(const std::vector<std::uint64_t>& sizes);

// Merges the local segments as choose_merge says until there are few enough, publishing after each merge.
// Returns the entries as published. Segments without articles leave the list. Throws Error; what was
// published stays whole.
std::vector<IndexEntry> merge_segments(const IndexDirectory& directory, std::vector<IndexEntry> entries);

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
