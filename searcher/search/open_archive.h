// Indexes open for searching. They follow the nightly run: what was published since is searched from the next question on.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/xapian_error.h"
#include "searcher/search/facets.h"
#include "searcher/search/shards.h"
#include "searcher/search/value_columns.h"

namespace morgue {

class OpenArchive {
 public:
  // Opens the indexes `names` by `opening`, now and whenever they moved.
  OpenArchive(std::vector<std::string> names, std::function<OpenIndexes()> opening);

  // Calls `work` on the indexes as they are now; when they move meanwhile, opens them anew and calls again. Throws Error
  // naming the indexes where that does not help. What the other members gave must not be used between two calls.
  template <typename Work>
  auto read(const Work& work) {
    for (int tries = 1;; ++tries) {
      try {
        follow();
        return work();
      } catch (const Xapian::DatabaseModifiedError& moved) {
        if (tries == most_tries) throw explain(moved, all_names());
      } catch (const Xapian::DatabaseError& failure) {
        // A merged segment may have gone since it was opened; one that is damaged fails again.
        if (tries > 1) throw explain(failure, all_names());
      } catch (const Xapian::NetworkError& failure) {
        // A server closes a connection that was idle for long; one that is gone fails again.
        if (tries > 1) throw explain(failure, all_names());
      } catch (const Xapian::Error& failure) {
        throw explain(failure, all_names());
      }
      reopen();
    }
  }

  const Xapian::Database& database() const { return open_.database; }
  const std::vector<Xapian::Database>& shards() const { return open_.shards; }
  const StemLanguages& languages() const { return open_.languages; }
  bool remote() const { return open_.remote; }

  // Null where some shard is far away.
  ValueColumns* columns() { return columns_ ? &*columns_ : nullptr; }

  // The values of all articles in a slot.
  ValueCounts counts_of_all(Xapian::valueno slot);

  // Likewise of their dates, counted once.
  const ValueCounts& all_dates();

  std::optional<Xapian::Document> document_of(const std::string& id) const;

 private:
  // A reader survives one commit of a writer and fails after two: it reopens and repeats, so often at most.
  static constexpr int most_tries = 5;

  std::string all_names() const;
  void follow();
  void reopen();
  void forget();

  std::vector<std::string> names_;
  std::function<OpenIndexes()> open_again_;
  OpenIndexes open_;
  std::optional<ValueCounts> dates_;     // once asked for
  std::optional<ValueColumns> columns_;  // where all indexes are near
};

}  // namespace morgue
