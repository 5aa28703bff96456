#include "indexer/write/publisher.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <future>

#include "common/disk_space.h"
#include "common/error.h"
#include "common/index_info.h"
#include "indexer/write/spelling.h"
#include "indexer/write/thread_launch.h"
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

// The `number`th of so many parts, alike in size.
std::vector<fs::path> part_of(const std::vector<fs::path>& databases, std::size_t number, std::size_t parts) {
  const auto bound = [&](std::size_t part) {
    return databases.begin() + static_cast<std::ptrdiff_t>(databases.size() * part / parts);
  };
  return {bound(number), bound(number + 1)};
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

// Merges `databases` into `output`. Databases of published segments are not ours to remove; those built in `working`
// are no longer needed.
fs::path merge_group(const std::vector<fs::path>& databases, const fs::path& output,
                     const fs::path& working) {
  compact_into(databases, output);
  for (const fs::path& path : databases) {
    if (path.parent_path() == working) remove_tree(path);
  }
  return output;
}

// Merges groups of `databases` until no more than `most` are left.
void reduce(std::vector<fs::path>& databases, std::size_t most, const fs::path& working,
            std::string_view name) {
  for (int round = 0; databases.size() > most; ++round) {
    std::vector<fs::path> merged;
    const std::size_t groups = (databases.size() + most_merged_at_once - 1) / most_merged_at_once;
    for (std::size_t i = 0; i < groups; ++i) {
      merged.push_back(merge_group(part_of(databases, i, groups),
                                   working / fmt::format("{}-{}-{:03}", name, round, i), working));
    }
    databases = std::move(merged);
  }
}

fs::path compact_with_dictionary(std::vector<fs::path> databases, const fs::path& working,
                                 const std::string& name) {
  reduce(databases, most_merged_at_once - 1, working, name);
  const fs::path dictionary = working / (name + "-dictionary");
  write_dictionary(databases, dictionary);
  databases.push_back(dictionary);
  return merge_group(databases, working / name, working);
}

}  // namespace

WorkingDirectory::WorkingDirectory(const IndexDirectory& directory)
    : path_(directory.segments_path() / fmt::format("{}{}", working_prefix, ::getpid())) {
  std::error_code failure;
  fs::create_directories(path_, failure);
  if (is_disk_full(failure.value())) throw disk_full_error(path_, failure.message());
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
  interrupted.push_back(directory.list_aside_path());
  for (const fs::path& path : interrupted) remove_tree(path);
}

fs::path compact_databases(std::vector<fs::path> databases, const fs::path& working, std::string_view name) {
  reduce(databases, most_merged_at_once, working, name);
  return merge_group(databases, working / name, working);
}

std::vector<fs::path> compact_side_by_side(const std::vector<fs::path>& databases, const fs::path& working,
                                           unsigned jobs) {
  const std::size_t most = std::clamp<std::size_t>(jobs, 1, most_side_by_side);
  const std::size_t parts = std::clamp<std::size_t>(databases.size() / least_side_by_side, 1, most);
  std::vector<std::future<fs::path>> merges;
  for (std::size_t i = 0; i < parts; ++i) {
    merges.push_back(std::async(where_there_is_a_thread, [&working, i, part = part_of(databases, i, parts)] {
      return compact_with_dictionary(part, working, fmt::format("merged-{}", i));
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
