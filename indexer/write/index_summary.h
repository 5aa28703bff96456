// What an index holds, counted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index_directory.h"

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

struct IndexSummary {
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;  // of all files below the index's directory
  std::vector<SegmentSummary> segments;
  std::vector<std::string> remote;    // addresses; what they hold is not counted
  std::vector<ValueCount> sources;    // most frequent first, then by value
  std::vector<ValueCount> languages;  // likewise
  std::string first_day;  // "2019-11-07", or "2019-11", "2019" where no more is known; empty without dates
  std::string last_day;
  std::uint64_t undated = 0;
  std::uint64_t families = 0;  // of two copies or more
  std::uint64_t copies = 0;    // articles in these
};

// Throws Error where there is no index, or a segment is missing, damaged or not Morgue's.
IndexSummary summarise(const IndexDirectory& directory);

}  // namespace morgue
