// What a run did: plain data, its printed forms and the exit code.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "indexer/read/raw_article.h"

namespace morgue {

struct IndexingReport {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;   // records of files that had not changed included
  std::uint64_t duplicates = 0;  // exact copies, and records that another one of the same id replaced
  std::uint64_t skipped = 0;  // records that could not be read, were no article, or paths that are not there
  std::uint64_t removed = 0;
  std::uint64_t articles = 0;  // in the index after the run
  std::uint64_t segments = 0;  // likewise
  double seconds = 0;
  std::uint64_t bytes_read = 0;
  std::uint64_t articles_read = 0;
  std::uint64_t files = 0;
  std::uint64_t files_unchanged = 0;  // passed over after a look at the ledger
  std::uint64_t files_other = 0;      // found in directories, no articles by their names
  bool dry_run = false;
  bool complete =
      true;  // false: stopped early, or something is left to the next run; what is counted is published
  int stopped_by = 0;                              // the signal that asked the run to stop
  std::vector<BadRecord> problems;                 // the first most_problems_kept
  std::map<std::string, std::uint64_t> set_aside;  // kind of reason -> records

  int exit_code() const;
};

inline constexpr std::size_t most_problems_kept = 20;

// Counts a record that is left out.
void add_problem(IndexingReport& report, const BadRecord& problem);

// "path:record: reason"; without the record where the file as a whole is meant.
std::string to_string(const BadRecord& problem);

// One screen for people; lines end with a line feed.
std::string to_text(const IndexingReport& report);

// One line for a log, without a line feed.
std::string to_line(const IndexingReport& report);

// One JSON object on one line, without a line feed.
std::string to_json(const IndexingReport& report);

// "37553" as "37,553".
std::string with_thousands(std::uint64_t number);

// "512 B", "3.4 kB", "57.9 MB", in powers of 1000.
std::string human_bytes(std::uint64_t bytes);

}  // namespace morgue
