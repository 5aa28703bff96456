// From what a run has read to a published part of it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "common/error.h"
#include "common/index_directory.h"
#include "indexer/write/article_writing.h"
#include "indexer/write/ingest.h"
#include "indexer/write/pipeline.h"

namespace morgue {

class PartPublisher {
 public:
  // Databases are built in `working`. Everything given outlives this object.
  PartPublisher(const IndexDirectory& directory, const std::filesystem::path& working,
                const IngestOptions& options, Progress& progress)
      : directory_(directory), working_(working), options_(options), progress_(progress) {}

  // Looks for families, writes the articles, calls `publishing`, publishes, deletes what they replace and changes the
  // families of older articles. `entries` is the published list, before and after.
  //
  // Throws Error where nothing was published. What fails once the articles are published is returned, and is the next
  // run's to do.
  std::optional<Error> publish(const ReadPart& part, std::vector<IndexEntry>& entries,
                               const std::function<void()>& publishing);

 private:
  struct Families;
  Families plan_families_of(const ReadPart& part, const std::vector<IndexEntry>& entries);
  std::vector<std::filesystem::path> write(const WaitingArticles& articles, const WaitingFamilies& families);
  std::vector<IndexEntry> with_segments(std::vector<IndexEntry> entries,
                                        const std::vector<std::filesystem::path>& databases);

  const IndexDirectory& directory_;
  const std::filesystem::path& working_;
  const IngestOptions& options_;
  Progress& progress_;
};

}  // namespace morgue
