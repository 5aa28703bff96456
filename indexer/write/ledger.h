// Which files were read, and a row for every run. Spares reading what has not changed; never the truth about
// articles: a missing or damaged ledger is begun anew, and costs one reading of everything.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/clean/repeated_lines.h"
#include "indexer/write/report.h"

namespace morgue {

struct LedgerFile {
  std::string path;  // absolute, normalised
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::string settings;        // what else decides what reading it gives: overrides, the program's version
  std::uint64_t articles = 0;  // records that were articles
  std::uint64_t skipped =
      0;                // records that were reported then, and are not again while the file stays as it is
  bool shared = false;  // a record is in the index as an article of another file or record
  std::vector<std::string> shares = {};  // those files, on writing; empty: one that is not known
  std::uint64_t removed = 0;             // its articles that were removed by id since
  bool operator==(const LedgerFile&) const = default;
};

struct LedgerShare {
  std::string path;
  std::string other;  // holds an article of `path`
};

struct LedgerRun {
  std::int64_t id = 0;
  std::string started;   // RFC 3339, UTC
  std::string finished;  // empty: at work, or interrupted
  std::string
      outcome;  // "ok", "partial", "stopped", "failed", "interrupted"; empty where finished is and nobody has repaired it
  IndexingReport report;  // the counts
};

struct LedgerTotals {
  std::uint64_t files = 0;
  std::uint64_t articles = 0;    // records of these that were articles
  std::uint64_t skipped = 0;     // records of these that were not
  std::uint64_t sharing = 0;     // files with a record that is in the index as another one's article
  std::uint64_t duplicates = 0;  // records left out as copies, in all runs
};

class Ledger {
 public:
  // Opens or makes the ledger. One that cannot be used is renamed aside; `notice()` then says so. Throws
  // Error where the directory cannot be written.
  explicit Ledger(const std::filesystem::path& path);

  // For looking only: makes nothing, mends nothing. nullopt where there is no ledger that can be read.
  static std::optional<Ledger> open_to_read(const std::filesystem::path& path);

  ~Ledger();
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;

  // A sentence where opening had to begin anew; else empty.
  const std::string& notice() const;

  // Whether the last run did not come to its end, or nobody knows: doubled articles are possible.
  bool interrupted() const;

  // The row of a file, if it was read with these very size, time and settings. UnchangedFiles is for many.
  std::optional<LedgerFile> unchanged(const LedgerFile& now) const;

  // For an index that lost its articles: everything is to be read again.
  void forget_files();

  // These are to be read again, should they be there: after their articles were lost or given up.
  void forget_files(const std::vector<std::string>& paths);

  // The files, others than these, that share articles with these. Returns how many there were.
  std::uint64_t forget_files_sharing_with(const std::vector<std::string>& paths);

  // Articles removed by id, counted by the file that they came from.
  void note_removed(const std::map<std::string, std::uint64_t>& by_path);

  // Every file, by path.
  void for_each_file(const std::function<void(const LedgerFile&)>& visit) const;

  // On disk at once, so that an interrupted run is known to the next one.
  std::int64_t begin_run(const std::string& started);

  // The run reached its end: its counts and the files it read, in one transaction. `overtaken` are files of
  // earlier runs that share articles from now on.
  void finish_run(std::int64_t run, const std::string& finished, const IndexingReport& report,
                  const std::vector<LedgerFile>& files, const std::vector<LedgerShare>& overtaken = {});

  // What an interrupted run left has been repaired.
  void settle_interrupted();

  // The run failed before anything was published.
  void fail_run(std::int64_t run, const std::string& finished);

  // The lines of a source as they were remembered; none where it is not known.
  void recall_lines(std::uint64_t source, LineCensus& census) const;
  bool knows_lines_of(std::uint64_t source) const;

  // Those of several sources, in one transaction.
  using SourceLines = std::map<std::uint64_t, std::vector<Sighting>>;
  void keep_lines(const std::map<std::uint64_t, SourceLines>& sources);
  // How many articles the last run that came to its end left in the index; 0 where none is known.
  std::uint64_t articles_after_last_run() const;

  LedgerTotals totals() const;

  // The last runs, the latest first.
  std::vector<LedgerRun> last_runs(std::size_t most) const;

 private:
  friend class UnchangedFiles;
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Answers as Ledger::unchanged does, for a hundred thousand files in a fraction of a second: under one lock, the
// question prepared once. The ledger outlives it and is not written meanwhile.
class UnchangedFiles {
 public:
  explicit UnchangedFiles(const Ledger& ledger);
  ~UnchangedFiles();
  UnchangedFiles(const UnchangedFiles&) = delete;
  UnchangedFiles& operator=(const UnchangedFiles&) = delete;

  std::optional<LedgerFile> find(const LedgerFile& now);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace morgue
