#include "indexer/write/run_ledger.h"

#include <fmt/format.h>

#include <utility>

#include "common/error.h"
#include "common/hash.h"
#include "indexer/write/origin.h"

namespace morgue {

std::string settings_of(const CleanOptions& options) {
  return fmt::format("{}\x1f{}\x1f{}{}", MORGUE_VERSION, options.source, options.language,
                     options.keep_all ? "\x1fkeep-all" : "");
}

std::string known_path(const InputFile& file) {
  return file.path == "-" ? std::string() : origin_path(file.path);
}

LedgerFile ledger_row(const InputFile& file, const std::string& settings) {
  LedgerFile row;
  row.path = origin_path(file.path);
  row.size = file.size;
  row.modified_ns = file.modified_ns;
  row.settings = settings;
  return row;
}

std::vector<LedgerFile> ledger_rows(const std::vector<InputFile>& files, const PipelineResult& result,
                                    const std::string& settings) {
  std::vector<LedgerFile> rows;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    const FileTally& tally = result.files[i];
    if (files[i].path == "-" || !tally.opened || result.revisit.contains(i)) continue;
    LedgerFile row = ledger_row(files[i], settings);
    row.articles = tally.articles - tally.set_aside;
    row.skipped = tally.bad + tally.set_aside;
    for (auto at = result.sharing.lower_bound({i, 0}); at != result.sharing.end() && at->first == i; ++at) {
      row.shares.push_back(known_path(files[at->second]));
    }
    for (auto at = result.sharing_earlier.lower_bound({i, ""});
         at != result.sharing_earlier.end() && at->first == i; ++at) {
      row.shares.push_back(at->second);
    }
    row.shared = !row.shares.empty();
    rows.push_back(std::move(row));
  }
  return rows;
}

RunRow::RunRow(Ledger& ledger, const Date& started)
    : ledger_(ledger), id_(ledger.begin_run(to_iso(started))) {}

RunRow::~RunRow() {
  if (published_) return;
  try {
    ledger_.fail_run(id_, to_iso(now_utc()));
  } catch (const Error&) {
    // An open row only makes the next run look more closely.
    return;
  }
}

void RunRow::forget(const std::vector<std::string>& paths) {
  ledger_.forget_files_sharing_with(paths);
  ledger_.forget_files(paths);
}

void RunRow::finish(const IndexingReport& report, const std::vector<LedgerFile>& files,
                    const std::vector<LedgerShare>& overtaken) {
  published_ = true;
  ledger_.finish_run(id_, to_iso(now_utc()), report, files, overtaken);
}

bool LedgerMemory::knows(const std::string& source) {
  return ledger_.knows_lines_of(hash64(source));
}

void LedgerMemory::recall(const std::string& source, LineCensus& census) {
  ledger_.recall_lines(hash64(source), census);
}

void LedgerMemory::keep(const std::string& source, const LineCensus& census) {
  constexpr std::size_t most_waiting = 64;
  if (!keeps_) return;
  waiting_[hash64(source)] = census.worth_keeping();
  if (waiting_.size() >= most_waiting) write();
}

void LedgerMemory::write() {
  if (!waiting_.empty()) ledger_.keep_lines(waiting_);
  waiting_.clear();
}

}  // namespace morgue
