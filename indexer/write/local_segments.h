// The local segments of the published list, opened.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "common/index_directory.h"

namespace morgue {

struct LocalSegment {
  std::size_t entry;  // index into the list
  std::string path;
  Xapian::Database database;
};

// In the list's order; a segment that the list names twice is opened once. Throws Error.
std::vector<LocalSegment> open_local_segments(const IndexDirectory& directory,
                                              const std::vector<IndexEntry>& entries);

}  // namespace morgue
