#include "indexer/write/publisher.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>

#include "common/disk_space.h"
#include "common/error.h"
#include "common/index_info.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view working_prefix = "writing-";

// Each database takes up to six open files, and a process is often limited to 1024.
constexpr std::size_t most_merged_at_once = 64;

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

fs::path compact_databases(std::vector<fs::path> databases, const fs::path& working) {
  for (int round = 0;; ++round) {
    std::vector<fs::path> merged;
    for (std::size_t first = 0; first < databases.size(); first += most_merged_at_once) {
      const auto from = databases.begin() + static_cast<std::ptrdiff_t>(first);
      const auto to = databases.begin() +
                      static_cast<std::ptrdiff_t>(std::min(first + most_merged_at_once, databases.size()));
      const std::vector<fs::path> group(from, to);
      merged.push_back(working / fmt::format("merged-{}-{:03}", round, merged.size()));
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
