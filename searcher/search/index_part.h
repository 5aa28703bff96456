// What has one writer: where runs follow one another, and what came in is told apart by when.
#pragma once

#include <string>

namespace morgue {

struct IndexPart {
  std::string index;  // the directory
  std::string entry;  // local_segments, or "remote HOST:PORT" as its list has it

  bool operator==(const IndexPart&) const = default;
};

// The local segments of an index together. Stored in the states of watches: do not change.
inline constexpr const char* local_segments = "segments";

}  // namespace morgue
