#include "indexer/write/optimizer.h"

#include <filesystem>

#include "indexer/write/merger.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

// Compaction writes the first revision; every deletion since has made another.
bool is_untouched(const std::filesystem::path& segment) {
  constexpr Xapian::rev as_compacted = 1;
  return with_xapian(segment.string(),
                     [&] { return Xapian::Database(segment.string()).get_revision() == as_compacted; });
}

std::vector<std::size_t> local_ones(const std::vector<IndexEntry>& entries) {
  std::vector<std::size_t> local;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].is_local()) local.push_back(i);
  }
  return local;
}

std::uint64_t bytes_of(const IndexDirectory& directory, const std::vector<IndexEntry>& entries) {
  std::uint64_t bytes = 0;
  for (const std::size_t index : local_ones(entries)) bytes += bytes_below(directory.path_of(entries[index]));
  return bytes;
}

}  // namespace

Optimized optimize_segments(const IndexDirectory& directory, const std::vector<IndexEntry>& entries) {
  Optimized done;
  done.segments_before = local_ones(entries).size();
  done.bytes_before = bytes_of(directory, entries);

  std::vector<IndexEntry> kept = without_empty(directory, entries);
  const std::vector<std::size_t> local = local_ones(kept);
  const bool merge =
      local.size() > 1 || (local.size() == 1 && !is_untouched(directory.path_of(kept[local.front()])));
  if (merge) {
    kept = merge_entries(directory, kept, local);
  } else if (kept.size() != entries.size()) {
    directory.publish(kept);
  }
  done.changed = kept != entries;
  done.segments_after = local_ones(kept).size();
  done.bytes_after = bytes_of(directory, kept);
  done.entries = std::move(kept);
  return done;
}

}  // namespace morgue
