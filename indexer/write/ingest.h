// One run of `indexer add`: from paths to a published segment, a ledger row and a report.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/clean/cleaner.h"
#include "indexer/write/progress.h"
#include "indexer/write/report.h"

namespace morgue {

// What to merge when the articles are published: nothing; what keeps the number of segments small; all into one.
enum class MergePolicy : std::uint8_t { none, automatic, all };

struct IngestOptions {
  std::filesystem::path index;
  std::vector<std::string> paths;
  unsigned jobs = 1;
  std::uint64_t memory = 512 << 20;  // bytes
  // Published at once; 0: as many as a run can know apart in half of `memory`.
  std::uint64_t articles_a_part = 0;
  std::chrono::milliseconds lock_timeout{0};
  MergePolicy merge = MergePolicy::automatic;
  bool dry_run = false;  // reads, cleans and decides; writes and makes nothing
  CleanOptions clean;
};

// Order of writes: the new segment is synced, then published; then the versions that it replaces are deleted
// where they lie; then the ledger is written; then segments are merged. Interrupted before publishing, the
// index is as it was; after it, an article may be doubled until the next run, which repairs that before
// anything else.
//
// What a run knows of its articles grows with them. Where it would outgrow `memory`, what was read is published, and
// the run goes on with the rest: all of the above holds for each such part.
//
// A file whose size and time are those of the ledger is not read: its articles count as unchanged, and
// records that were skipped then are not reported again.
//
// What fails after publishing is told and left to the next run; the report then says that it is not complete. A
// first SIGINT or SIGTERM ends reading: what was read is published, files that were not read to their end are read
// by the next run, and nothing is merged. A second one ends the process, at any moment as safely as a kill.
//
// Problems are told through `progress` as they occur. Throws Error where nothing named can be read, the index
// is locked, or it cannot be written; the index is then as it was.
IndexingReport ingest(const IngestOptions& options, Progress& progress);

}  // namespace morgue
