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

struct IngestOptions {
  std::filesystem::path index;
  std::vector<std::string> paths;
  unsigned jobs = 1;
  std::uint64_t memory = 512 << 20;  // bytes
  std::chrono::milliseconds lock_timeout{0};
  bool dry_run = false;  // reads, cleans and decides; writes and makes nothing
  CleanOptions clean;
};

// Order of writes: the new segment is synced, then published; then the versions that it replaces are deleted
// where they lie; then the ledger is written; then segments are merged. Interrupted before publishing, the
// index is as it was; after it, an article may be doubled until the next run, which repairs that before
// anything else.
//
// A file whose size and time are those of the ledger is not read: its articles count as unchanged, and
// records that were skipped then are not reported again.
//
// Problems are told through `progress` as they occur. Throws Error where nothing named can be read, the index
// is locked, or it cannot be written; the index is then as it was.
IndexingReport ingest(const IngestOptions& options, Progress& progress);

}  // namespace morgue
