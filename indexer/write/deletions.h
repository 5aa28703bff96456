// Deleting articles where they lie, in published segments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/index_directory.h"

namespace morgue {

// A document of one segment of the published list.
struct ArticlePlace {
  std::size_t entry = 0;  // index into the list
  std::uint32_t document = 0;
  bool operator==(const ArticlePlace&) const = default;
  auto operator<=>(const ArticlePlace&) const = default;
};

// One commit a segment, so that a reader that stands on the revision before is not disturbed. Documents that
// are not there (any more) are passed over. Returns how many were deleted. Throws Error, with
// ExitCode::partial where other segments were done before.
std::size_t delete_articles(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                            std::vector<ArticlePlace> places);

// All versions but the latest of each article that lies in several local segments: what a run leaves that was
// interrupted between publishing new versions and deleting the old. The latest is the one ingested last;
// among equals, the one in the later entry.
std::vector<ArticlePlace> doubled_articles(const IndexDirectory& directory,
                                           const std::vector<IndexEntry>& entries);

}  // namespace morgue
