#include "indexer/write/publisher.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <future>

#include "common/error.h"
#include "common/index_info.h"
#include "indexer/write/spelling.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view working_prefix = "writing-";

// Each database takes up to six open files, a process is often limited to 1024, and two merges may run side by side.
constexpr std::size_t most_merged_at_once = 64;
// More would be more segments than a run is worth, and more open files than a process has.
constexpr std::size_t most_side_by_side = 2;
// Fewer are merged sooner than a second segment is paid for by the searches.
constexpr std::size_t least_side_by_side = 4;

void remove_tree(const fs::path& path) {
  std::error_code failure;
  fs::remove_all(path, failure);
  if (failure) {
    throw Error(fmt::format("cannot remove {}: {}", path.string(), failure.message()), "remove it by hand");
  }
}

// Compaction keeps only the first database's metadata where several have the key.
class InfoMerger : public Xapian::Compactor {
 public:
  explicit InfoMerger(std::string merged) : merged_(std::move(merged)) {}

  std::string resolve_duplicate_metadata(const std::string& key, std::size_t count,
                                         const std::string tags[]) override {
    // Xapian 1.4 passes the key with its internal prefix.
    return key.ends_with(index_info_key) ? merged_
                                         : Xapian::Compactor::resolve_duplicate_metadata(key, count, tags);
  }

 private:
  std::string merged_;
};

void compact_into(const std::vector<fs::path>& databases, const fs::path& output) {
  with_xapian(output.string(), [&] {
    IndexInfo merged = current_index_info();
    Xapian::Database sources;
    for (const fs::path& path : databases) {
      const Xapian::Database source(path.string());
      for (const auto& [language, articles] : read_index_info(source, path.string()).languages) {
        merged.languages[language] += articles;
      }
      sources.add_database(source);
    }
    InfoMerger merger(encode(merged));
    sources.compact(output.string(), 0, 0, merger);
  });
}

}  // namespace

WorkingDirectory::WorkingDirectory(const IndexDirectory& directory)
    : path_(directory.segments_path() / fmt::format("{}{}", working_prefix, ::getpid())) {
  std::error_code failure;
  fs::create_directories(path_, failure);
  if (failure)
    throw Error(fmt::format("cannot make the directory {}: {}", path_.string(), failure.message()));
}

WorkingDirectory::~WorkingDirectory() {
  // What cannot be removed now is removed by the next run.
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void remove_leftovers(const IndexDirectory& directory) {
  for (const fs::path& path : directory.unpublished_segments()) remove_tree(path);
  std::error_code failure;
  std::vector<fs::path> interrupted;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory.segments_path(), failure)) {
    if (entry.path().filename().string().starts_with(working_prefix)) interrupted.push_back(entry.path());
  }
  for (const fs::path& path : interrupted) remove_tree(path);
}

fs::path compact_databases(std::vector<fs::path> databases, const fs::path& working, std::string_view name) {
  for (int round = 0;; ++round) {
    std::vector<fs::path> merged;
    for (std::size_t first = 0; first < databases.size(); first += most_merged_at_once) {
      const auto from = databases.begin() + static_cast<std::ptrdiff_t>(first);
      const auto to = databases.begin() +
                      static_cast<std::ptrdiff_t>(std::min(first + most_merged_at_once, databases.size()));
      const std::vector<fs::path> group(from, to);
      merged.push_back(working / fmt::format("{}-{}-{:03}", name, round, merged.size()));
      compact_into(group, merged.back());
      // Databases of published segments are not ours to remove; those built here are no longer needed.
      for (const fs::path& path : group) {
        if (path.parent_path() == working) remove_tree(path);
      }
    }
    databases = std::move(merged);
    if (databases.size() == 1) return databases.front();
  }
}

std::vector<fs::path> compact_side_by_side(const std::vector<fs::path>& databases, const fs::path& working,
                                           unsigned jobs) {
  const std::size_t most = std::clamp<std::size_t>(jobs, 1, most_side_by_side);
  const std::size_t parts = std::clamp<std::size_t>(databases.size() / least_side_by_side, 1, most);
  std::vector<std::future<fs::path>> merges;
  for (std::size_t i = 0; i < parts; ++i) {
    const auto bound = [&](std::size_t part) {
      return databases.begin() + static_cast<std::ptrdiff_t>(databases.size() * part / parts);
    };
    merges.push_back(
        std::async(std::launch::async, [&working, i, part = std::vector<fs::path>(bound(i), bound(i + 1))] {
          std::vector<fs::path> sources = part;
          sources.push_back(working / fmt::format("dictionary-{}", i));
          write_dictionary(part, sources.back());
          return compact_databases(std::move(sources), working, fmt::format("merged-{}", i));
        }));
  }
  std::vector<fs::path> merged;
  for (std::future<fs::path>& merge : merges) merged.push_back(merge.get());
  return merged;
}

IndexEntry install_segment(const IndexDirectory& directory, const fs::path& compacted) {
  const fs::path segment = directory.new_segment_path();
  std::error_code failure;
  fs::rename(compacted, segment, failure);
  if (failure) {
    throw Error(
        fmt::format("cannot rename {} to {}: {}", compacted.string(), segment.string(), failure.message()));
  }
  IndexDirectory::sync_segment(segment);
  return IndexDirectory::entry_of(segment);
}

}  // namespace morgue
