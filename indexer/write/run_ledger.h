// What a run reads in the ledger and writes into it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/date.h"
#include "indexer/clean/cleaner.h"
#include "indexer/read/input_walker.h"
#include "indexer/write/ledger.h"
#include "indexer/write/line_sample.h"
#include "indexer/write/pipeline.h"
#include "indexer/write/report.h"

namespace morgue {

// What else than its bytes decides what reading a file gives.
std::string settings_of(const CleanOptions& options);

// Empty for standard input, which has no name to be known by.
std::string known_path(const InputFile& file);

// The row of a file as it is now, nothing read of it yet.
LedgerFile ledger_row(const InputFile& file, const std::string& settings);

// The rows of what was read. Without standard input, and without files that could not be opened or must be read again.
std::vector<LedgerFile> ledger_rows(const std::vector<InputFile>& files, const PipelineResult& result,
                                    const std::string& settings);

// A run's own row. Left before publishing, the run failed and the index is as it was; left after it without finish(), the
// row stays open, so that the next run looks for doubled articles.
class RunRow {
 public:
  // The ledger must outlive the row. Throws Error, here and below.
  RunRow(Ledger& ledger, const Date& started);
  ~RunRow();
  RunRow(const RunRow&) = delete;
  RunRow& operator=(const RunRow&) = delete;

  void publishing() { published_ = true; }

  // Files that are gone and whose articles were found in others; those that shared articles with them are read again.
  void forget(const std::vector<std::string>& paths);

  void finish(const IndexingReport& report, const std::vector<LedgerFile>& files,
              const std::vector<LedgerShare>& overtaken);

 private:
  Ledger& ledger_;
  std::int64_t id_;
  bool published_ = false;
};

// Remembers lines in the ledger; what a rehearsal finds (`keeps` is false) is forgotten. Sources are written some at a
// time, so that no more are held.
class LedgerMemory final : public LineMemory {
 public:
  explicit LedgerMemory(Ledger& ledger, bool keeps) : ledger_(ledger), keeps_(keeps) {}

  bool knows(const std::string& source) override;
  void recall(const std::string& source, LineCensus& census) override;
  void keep(const std::string& source, const LineCensus& census) override;

  // The sources that still wait for it.
  void write();

 private:
  Ledger& ledger_;
  bool keeps_;
  std::map<std::uint64_t, Ledger::SourceLines> waiting_;
};

}  // namespace morgue
