// What `indexer status` prints, from plain data.
#pragma once

#include <string>
#include <vector>

#include "indexer/write/index_summary.h"
#include "indexer/write/ledger.h"

namespace morgue {

struct Status {
  std::string index;
  IndexSummary summary;
  std::vector<LedgerRun> runs;  // the latest first
  LedgerTotals totals;
};

// One screen or two for people; lines end with a line feed.
std::string status_page(const Status& status);

// One JSON object on one line, described in docs/output.md.
std::string status_json(const Status& status);

}  // namespace morgue
