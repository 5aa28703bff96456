#include "indexer/write/local_segments.h"

#include <algorithm>

#include "indexer/write/xapian_guard.h"

namespace morgue {

std::vector<LocalSegment> open_local_segments(const IndexDirectory& directory,
                                              const std::vector<IndexEntry>& entries) {
  std::vector<LocalSegment> segments;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto here = entries.begin() + static_cast<std::ptrdiff_t>(i);
    if (!entries[i].is_local() || std::find(entries.begin(), here, entries[i]) != here) continue;
    const std::string path = directory.path_of(entries[i]).string();
    with_xapian(path, [&] { segments.push_back({i, path, Xapian::Database(path)}); });
  }
  return segments;
}

}  // namespace morgue
