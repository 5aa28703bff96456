// What can be wrong with an index.
#pragma once

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
  bool has(FindingKind kind) const;
  void mark_repaired(FindingKind kind);
};

}  // namespace morgue
