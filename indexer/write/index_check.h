// What can be wrong with an index, found without changing it, and the repairs that lose nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index_directory.h"

namespace morgue {

enum class FindingKind : std::uint8_t {
  lost_list,            // gone or emptied, while its segments are there
  bad_line,             // of the list
  repeated_line,        // a segment that the list names twice, so that searches find its articles twice
  missing_segment,      // named by the list, not there
  damaged_segment,      // Xapian's own check fails
  foreign_segment,      // no IndexInfo, or another schema's
  unreadable_articles,  // documents whose stored article cannot be read
  leftover,             // what an interrupted run left
  doubled_articles,     // one id, several documents
  wrong_families,       // copies that are not in one family, or a family that is none
  interrupted_run,      // the last one did not come to its end
  missing_ledger,
  damaged_ledger,
  lost_articles,  // files that the ledger knows as read, with fewer articles in the index
};

// As --json prints it: do not change.
std::string_view to_string(FindingKind kind);

struct Finding {
  FindingKind kind;
  std::string place;   // file, directory or line
  std::string what;    // one sentence
  std::string repair;  // what to do: a command where there is one
  bool repaired = false;
};

struct CheckResult {
  std::vector<Finding> findings;
  std::vector<std::string> notes;  // what is no fault but worth knowing
  std::vector<IndexEntry> sound;   // local segments without a finding
  std::uint64_t articles = 0;      // in these

  bool is_sound() const;  // nothing was found that is not repaired
};

// Reads everything, in memory that grows with the articles that have copies alone. Only under the lock. Throws Error where
// there is no index.
CheckResult check_index(const IndexDirectory& directory);

// Does the repairs that lose nothing and marks their findings:
//   a lost list is written anew with the segments that are there;
//   leftovers and older versions of doubled articles are deleted;
//   a segment stays once in the list;
//   a missing segment leaves the list, and the ledger forgets all files, so that the next `add` reads them again;
//   families are settled anew, where every segment is sound;
//   a damaged or missing ledger is begun anew; files that lost articles are forgotten by it.
// A line that is not understood stops all but the last. Only under the lock. Throws Error.
void repair_index(const IndexDirectory& directory, CheckResult& result);

}  // namespace morgue
