// Files to articles that wait to be written: one thread reads, others clean, decide and analyze.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/cli/stop_signals.h"
#include "common/index_directory.h"
#include "indexer/clean/cleaner.h"
#include "indexer/read/input_walker.h"
#include "indexer/write/known_articles.h"
#include "indexer/write/waiting_articles.h"

namespace morgue {

struct PipelineOptions {
  unsigned jobs = 1;                 // threads besides the reading one
  std::uint64_t memory = 512 << 20;  // bytes, for the queue
  std::uint64_t articles_a_part = std::numeric_limits<std::uint64_t>::max();
  CleanOptions clean;
  std::string ingested;  // sort key of the run's start
  // Where articles wait; absent: nothing is built, only decided.
  std::optional<std::filesystem::path> working;
  // Once it has received a signal, nothing more is read, and what was read is written. Null: nobody asks.
  const StopSignals* stop = nullptr;
};

// What the pipeline tells while it works; called from several threads, one at a time.
struct PipelineEvents {
  std::function<void(const BadRecord&)> problem;
  std::function<void(std::uint64_t bytes_done, std::uint64_t articles)> progress;
};

struct FileTally {
  std::uint64_t articles = 0;   // records that could be read
  std::uint64_t set_aside = 0;  // of these, those that were no article
  std::uint64_t bad = 0;        // records that could not be read
  bool opened = false;
};

// What was read since the part before.
struct ReadPart {
  WaitingArticles articles;
  std::vector<ArticlePlace> outdated;  // published versions that they replace
};

// Publishes a part. Returns the list as it is then; nullopt: nothing more is to be read.
using TakePart = std::function<std::optional<std::vector<IndexEntry>>(const ReadPart&)>;

struct PipelineResult {
  OutcomeCounts counts;
  std::unordered_set<std::uint32_t> revisit;                        // files to be read again by the next run
  std::set<std::pair<std::uint32_t, std::uint32_t>> sharing;        // as RunRegistry's
  std::set<std::pair<std::uint32_t, std::string>> sharing_earlier;  // likewise
  std::set<std::pair<std::string, std::uint32_t>> overtaken;        // likewise
  std::set<std::string> left;                                       // likewise
  std::vector<FileTally> files;                                     // parallel to the files given
  std::uint64_t bytes_read = 0;
  std::uint64_t articles_read = 0;
  std::uint64_t files_left =
      0;  // not read to their end when the run was asked to stop; none of them is `opened`
};

// Reads `files` in order and gives what is to be written to `take`, in parts of `articles_a_part`, the last one at the
// end even where it is empty. The result does not depend on the number of threads. What stops a thread stops all and
// is thrown once they have ended: Error or another std::exception; what `take` throws too.
PipelineResult run_pipeline(const std::vector<InputFile>& files, const IndexDirectory& directory,
                            const std::vector<IndexEntry>& entries, const PipelineOptions& options,
                            const PipelineEvents& events, const TakePart& take);

}  // namespace morgue
