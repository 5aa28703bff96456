// A look at the plain text files of each source before a run, so that what the run finds does not depend on the
// order in which it cleans them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "indexer/clean/repeated_lines.h"
#include "indexer/read/input_walker.h"

namespace morgue {

// What is remembered of sources from one run to the next; the defaults remember nothing.
class LineMemory {
 public:
  virtual ~LineMemory() = default;
  virtual bool knows(const std::string& /*source*/) { return false; }
  virtual void recall(const std::string& /*source*/, LineCensus& /*census*/) {}
  virtual void keep(const std::string& /*source*/, const LineCensus& /*census*/) {}
};

// Reads half of the files of each source, at least 16 and at most 32, chosen by their names, and holds those of one
// source at a time. Files that cannot be read are left for the run to report. A source that is new and has a file or
// two is not looked at.
RepeatedLines sample_lines(const std::vector<InputFile>& files, const std::string& named, LineMemory& memory);

}  // namespace morgue
