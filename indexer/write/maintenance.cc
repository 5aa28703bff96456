#include "indexer/write/maintenance.h"

#include <fmt/format.h>

#include "common/date.h"
#include "indexer/write/known_articles.h"
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
  remove_leftovers(directory_);
  if (!ledger_.notice().empty()) tell(ledger_.notice());
  if (!ledger_.interrupted()) return;
  const std::size_t doubled = delete_articles(directory_, entries_, doubled_articles(directory_, entries_));
  settle(all_families(entries_));
  if (doubled == 0) return;
  tell(fmt::format("the last run was interrupted: {} outdated version{} of articles removed", doubled,
                   doubled == 1 ? "" : "s"));
}

std::uint64_t LockedIndex::remove(const std::vector<ArticlePlace>& places) {
  const auto began = std::chrono::steady_clock::now();
  const std::int64_t run = ledger_.begin_run(to_iso(now_utc()));
  IndexingReport report;
  FamilyWork families;
  families.lost_members = families_of(directory_, entries_, places);
  report.removed = delete_articles(directory_, entries_, places);
  settle(families);
  report.articles = article_count();
  report.segments = entries_.size();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  ledger_.finish_run(run, to_iso(now_utc()), report, {});
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
