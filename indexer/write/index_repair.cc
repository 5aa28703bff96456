#include "indexer/write/index_repair.h"

#include <algorithm>

#include "common/date.h"
#include "indexer/families/families.h"
#include "indexer/write/deletions.h"
#include "indexer/write/index_check.h"
#include "indexer/write/ledger.h"
#include "indexer/write/lost_list.h"
#include "indexer/write/publisher.h"
#include "indexer/write/removal.h"
#include "indexer/write/report.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

void repair_list(const IndexDirectory& directory, CheckResult& result, Ledger& ledger) {
  if (result.has(FindingKind::repeated_line)) {
    std::vector<IndexEntry> once;
    for (const IndexEntry& entry : directory.entries()) {
      if (std::find(once.begin(), once.end(), entry) == once.end()) once.push_back(entry);
    }
    directory.publish(once);
    result.mark_repaired(FindingKind::repeated_line);
  }
  if (result.has(FindingKind::missing_segment)) {
    // The ledger first: what it has forgotten is read again, whatever comes between.
    ledger.forget_files();
    std::vector<IndexEntry> entries = directory.entries();
    std::erase_if(entries, [&](const IndexEntry& entry) {
      return entry.is_local() && !fs::exists(directory.path_of(entry));
    });
    directory.publish(entries);
    result.mark_repaired(FindingKind::missing_segment);
  }
  if (result.has(FindingKind::leftover)) {
    remove_leftovers(directory);
    result.mark_repaired(FindingKind::leftover);
  }
  if (result.has(FindingKind::doubled_articles)) {
    const std::size_t deleted =
        delete_articles(directory, result.sound, doubled_articles(directory, result.sound));
    result.articles -= std::min<std::uint64_t>(deleted, result.articles);
    result.mark_repaired(FindingKind::doubled_articles);
  }
  if (result.has(FindingKind::wrong_families) || result.has(FindingKind::doubled_articles)) {
    write_families(directory, result.sound, wrong_families(directory, result.sound));
    result.mark_repaired(FindingKind::wrong_families);
  }
}

}  // namespace

void repair_index(const IndexDirectory& directory, CheckResult& result) {
  if (result.findings.empty()) return;
  if (result.has(FindingKind::lost_list)) {
    restore_list(directory);
    result.mark_repaired(FindingKind::lost_list);
    // What the lost list hid: segments that were merged into others, whose articles are doubled now.
    CheckResult restored = check_index(directory);
    repair_index(directory, restored);
    restored.findings.insert(restored.findings.begin(), result.findings.begin(), result.findings.end());
    result = std::move(restored);
    return;
  }
  // Opening it for writing begins a damaged one anew.
  Ledger ledger(directory.ledger_path());
  result.mark_repaired(FindingKind::missing_ledger);
  result.mark_repaired(FindingKind::damaged_ledger);
  if (result.has(FindingKind::lost_articles)) {
    std::vector<std::string> paths;
    for_each_short_file(directory, result.sound, ledger,
                        [&](const LedgerFile& file, std::uint64_t) { paths.push_back(file.path); });
    ledger.forget_files(paths);
    result.mark_repaired(FindingKind::lost_articles);
  }
  if (result.has(FindingKind::bad_line)) return;
  repair_list(directory, result, ledger);
  // With a segment that could not be read, what an interrupted run doubled may be hidden in it: the next run looks again.
  const bool all_seen = !result.has(FindingKind::damaged_segment) &&
                        !result.has(FindingKind::foreign_segment) &&
                        !result.has(FindingKind::unreadable_articles);
  if (!all_seen || !ledger.interrupted()) return;
  const std::string now = to_iso(now_utc());
  IndexingReport report;
  report.articles = result.articles;
  report.segments = result.sound.size();
  ledger.finish_run(ledger.begin_run(now), now, report, {});
  result.mark_repaired(FindingKind::interrupted_run);
}

}  // namespace morgue
