// What can be wrong within one segment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/write/findings.h"

namespace morgue {

struct SegmentFault {
  FindingKind kind;
  std::string what;
};

struct SegmentVerdict {
  std::vector<SegmentFault> faults;
  std::uint64_t articles = 0;
};

// Xapian's own check of all tables, IndexInfo, and every stored article. Never throws for what it finds: a
// segment that cannot be opened is damaged.
SegmentVerdict check_segment(const std::filesystem::path& segment);

}  // namespace morgue
