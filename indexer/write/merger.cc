#include "indexer/write/merger.h"

#include <algorithm>
#include <numeric>

#include "indexer/write/publisher.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t similar = 4;
constexpr std::uint64_t least_size =
    1 << 20;  // below it segments cost the same to open and next to nothing to merge

std::vector<std::size_t> ascending(const std::vector<std::size_t>& order, std::size_t first,
                                   std::size_t end) {
  std::vector<std::size_t> chosen(order.begin() + static_cast<std::ptrdiff_t>(first),
                                  order.begin() + static_cast<std::ptrdiff_t>(end));
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

std::vector<IndexEntry> without_empty(const IndexDirectory& directory,
                                      const std::vector<IndexEntry>& entries) {
  std::vector<IndexEntry> kept;
  for (const IndexEntry& entry : entries) {
    const std::string path = directory.path_of(entry).string();
    const bool empty =
        entry.is_local() && with_xapian(path, [&] { return Xapian::Database(path).get_doccount() == 0; });
    if (!empty) kept.push_back(entry);
  }
  return kept;
}

std::uint64_t bytes_below(const fs::path& directory) {
  std::uint64_t bytes = 0;
  std::error_code failure;
  for (fs::recursive_directory_iterator at(directory, failure), end; !failure && at != end;
       at.increment(failure)) {
    std::error_code vanished;
    const std::uint64_t size = at->is_regular_file(vanished) ? at->file_size(vanished) : 0;
    if (!vanished) bytes += size;
  }
  return bytes;
}

std::vector<std::size_t> plan_merge(const std::vector<std::uint64_t>& sizes, const MergeLimits& limits) {
  if (sizes.size() <= limits.most_segments) return {};
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sizes[a] < sizes[b]; });
  const auto weight = [&](std::size_t rank) { return std::max(sizes[order[rank]], least_size); };
  const auto up_to = [&](std::size_t first, std::uint64_t largest) {
    std::uint64_t copied = 0;
    std::size_t end = first;
    while (end < order.size() && weight(end) <= largest && copied + sizes[order[end]] <= limits.most_bytes)
      copied += sizes[order[end++]];
    return end;
  };

  for (std::size_t first = 0; first + 1 < order.size(); ++first) {
    const std::size_t end = up_to(first, similar * weight(first));
    if (end >= first + 2) return ascending(order, first, end);
  }
  if (up_to(0, weight(1)) >= 2) return ascending(order, 0, 2);
  if (sizes.size() <= limits.most_tolerated) return {};
  // Of two that differ much, the larger one would be copied for little.
  for (std::size_t first = 0; first + 1 < order.size(); ++first) {
    if (weight(first + 1) <= similar * weight(first)) return ascending(order, first, first + 2);
  }
  return ascending(order, 0, 2);
}

std::vector<IndexEntry> merge_entries(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                                      const std::vector<std::size_t>& chosen) {
  std::vector<fs::path> databases;
  for (const std::size_t index : chosen) databases.push_back(directory.path_of(entries.at(index)));
  const WorkingDirectory working(directory);
  const IndexEntry merged =
      install_segment(directory, compact_databases(std::move(databases), working.path()));

  std::vector<IndexEntry> remaining;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i == chosen.back()) {
      remaining.push_back(merged);
    } else if (!std::binary_search(chosen.begin(), chosen.end(), i)) {
      remaining.push_back(entries[i]);
    }
  }
  directory.publish(remaining);
  return remaining;
}

std::vector<IndexEntry> merge_segments(const IndexDirectory& directory, std::vector<IndexEntry> entries,
                                       MergeLimits limits) {
  std::vector<IndexEntry> kept = without_empty(directory, entries);
  if (kept.size() != entries.size()) {
    directory.publish(kept);
    entries = std::move(kept);
  }
  while (true) {
    std::vector<std::size_t> local;
    std::vector<std::uint64_t> sizes;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!entries[i].is_local()) continue;
      local.push_back(i);
      sizes.push_back(bytes_below(directory.path_of(entries[i])));
    }
    std::vector<std::size_t> chosen = plan_merge(sizes, limits);
    if (chosen.empty()) return entries;
    for (std::size_t& index : chosen) {
      limits.most_bytes -= std::min(limits.most_bytes, sizes[index]);
      index = local[index];
    }
    entries = merge_entries(directory, entries, chosen);
  }
}

}  // namespace morgue
