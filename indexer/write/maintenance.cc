#include "indexer/write/maintenance.h"

#include <fmt/format.h>

#include "common/date.h"
#include "common/error.h"
#include "indexer/write/known_articles.h"
#include "indexer/write/lost_list.h"
#include "indexer/write/publisher.h"

namespace morgue {

namespace {

// Taking the lock makes a file: not in a directory that is no index.
IndexDirectory existing(const std::filesystem::path& root) {
  IndexDirectory directory(root);
  directory.lines();
  return directory;
}

}  // namespace

LockedIndex::LockedIndex(const std::filesystem::path& root, std::chrono::milliseconds lock_timeout,
                         const TellMessage& tell)
    : directory_(existing(root)),
      lock_(directory_, lock_timeout),
      entries_(directory_.entries()),
      ledger_(directory_.ledger_path()) {
  article_count();
  refuse_lost_list(directory_, ledger_);
  remove_leftovers(directory_);
  if (!ledger_.notice().empty()) tell(ledger_.notice());
  if (!ledger_.interrupted()) return;
  const std::size_t doubled = delete_articles(directory_, entries_, doubled_articles(directory_, entries_));
  settle(all_families(entries_));
  ledger_.settle_interrupted();
  if (doubled == 0) return;
  tell(fmt::format("the last run was interrupted: {} outdated version{} of articles removed", doubled,
                   doubled == 1 ? "" : "s"));
}

std::uint64_t LockedIndex::remove(const std::vector<ArticlePlace>& places) {
  const auto began = std::chrono::steady_clock::now();
  const std::uint64_t before = article_count();
  const std::int64_t run = ledger_.begin_run(to_iso(now_utc()));
  IndexingReport report;
  FamilyWork families;
  families.lost_members = families_of(directory_, entries_, places);
  try {
    report.removed = delete_articles(directory_, entries_, places);
    settle(families);
    report.articles = article_count();
    report.segments = entries_.size();
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    ledger_.finish_run(run, to_iso(now_utc()), report, {});
  } catch (const Error& failure) {
    const std::uint64_t removed = before - article_count();
    if (removed == 0) throw;
    throw Error(fmt::format("{} of {} articles are removed, what is left to do the next run does: {}",
                            removed, places.size(), failure.what()),
                failure.hint(), ExitCode::partial);
  }
  return report.removed;
}

void LockedIndex::settle(const FamilyWork& work) {
  write_families(directory_, entries_, plan_families(directory_, entries_, work));
}

// Opening them all also verifies that every segment is there and Morgue's.
std::uint64_t LockedIndex::article_count() const {
  return PublishedArticles(directory_, entries_).article_count();
}

}  // namespace morgue
