// What an index holds, counted.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/index_directory.h"
#include "indexer/write/rhythm.h"

namespace morgue {

struct ValueCount {
  std::string value;
  std::uint64_t count = 0;
  bool operator==(const ValueCount&) const = default;
};

struct SegmentSummary {
  std::string name;  // as in the list
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;
};

struct SourceSummary {
  std::string name;
  std::uint64_t articles = 0;
  std::uint64_t undated = 0;
  std::string first_day;  // as IndexSummary's
  std::string last_day;
  Rhythm rhythm;  // silent: against the newest day of the whole archive
};

// Articles whose dates cannot be right, or say little.
struct DateFaults {
  std::uint64_t undated = 0;
  std::uint64_t coarse = 0;     // only the month or the year
  std::uint64_t future = 0;     // more than a day after they came into the index
  std::uint64_t backwards = 0;  // changed before they were published
};

struct IndexSummary {
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;  // of all files below the index's directory
  std::vector<SegmentSummary> segments;
  std::vector<std::string> remote;     // addresses; what they hold is not counted
  std::vector<SourceSummary> sources;  // most articles first, then by name; those that state one
  std::vector<ValueCount> languages;   // likewise
  std::string first_day;  // "2019-11-07", or "2019-11", "2019" where no more is known; empty without dates
  std::string last_day;
  std::map<int, std::uint64_t> years;  // articles dated in each
  DateFaults date_faults;
  Rhythm rhythm;               // of the whole archive; silent: against `today`
  std::uint64_t families = 0;  // of two copies or more
  std::uint64_t copies = 0;    // articles in these
};

// From value slots alone, without reading an article. `today` is the day that it is asked on. Throws Error where there
// is no index, or a segment is missing, damaged or not Morgue's.
IndexSummary summarise(const IndexDirectory& directory, Day today);

}  // namespace morgue
