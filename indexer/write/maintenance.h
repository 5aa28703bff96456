// What commands that tidy an index begin and end with.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "common/index_directory.h"
#include "indexer/families/families.h"
#include "indexer/write/deletions.h"
#include "indexer/write/ledger.h"

namespace morgue {

using TellMessage = std::function<void(const std::string&)>;

// An index under its lock, in order: leftovers of earlier runs removed, an interrupted run's doubles too.
class LockedIndex {
 public:
  // What had to be repaired is told. Throws Error where there is no index or it is locked, damaged or another
  // schema's; nothing was changed then.
  LockedIndex(const std::filesystem::path& root, std::chrono::milliseconds lock_timeout,
              const TellMessage& tell);

  const IndexDirectory& directory() const { return directory_; }
  const std::vector<IndexEntry>& entries() const { return entries_; }
  Ledger& ledger() { return ledger_; }

  // Deletes the articles as a run of its own. Returns how many there were. Throws Error; with ExitCode::partial where
  // some or all are deleted: repeating it does the rest.
  std::uint64_t remove(const std::vector<ArticlePlace>& places);

  // In the local segments.
  std::uint64_t article_count() const;

 private:
  void settle(const FamilyWork& work);

  IndexDirectory directory_;
  IndexLock lock_;
  std::vector<IndexEntry> entries_;
  Ledger ledger_;
};

}  // namespace morgue
