// The databases behind the names: every segment and remote shard of the indexes given, opened as one.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/query/builder.h"

namespace morgue {

struct OpenIndexes {
  Xapian::Database database;  // all shards together
  StemLanguages languages;    // that some segment holds and a stemmer knows, sorted
  bool remote = false;        // some shard is far away
  std::string stamps;         // list_stamps before the first was opened
};

// Tells one state of the published lists of the indexes from the next.
std::string list_stamps(const std::vector<std::string>& indexes);

// Throws Error naming the index or segment that is missing, damaged or not Morgue's.
OpenIndexes open_indexes(const std::vector<std::string>& indexes);

}  // namespace morgue
