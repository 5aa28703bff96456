// The databases behind the names: every segment and remote shard of the indexes given, opened as one.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/query/built_query.h"
#include "searcher/search/index_part.h"

namespace morgue {

struct OpenIndexes {
  Xapian::Database database;             // all shards together
  std::vector<Xapian::Database> shards;  // each, in the order of the database's
  StemLanguages languages;               // that some segment holds and a stemmer knows, sorted
  bool remote = false;                   // some shard is far away
  std::string stamps;                    // list_stamps before the first was opened
};

// Tells one state of the published lists of the indexes from the next.
std::string list_stamps(const std::vector<std::string>& indexes);

// Throws Error naming the index or segment that is missing, damaged or not Morgue's.
OpenIndexes open_indexes(const std::vector<std::string>& indexes);

// The parts of an index, local segments first; an index without any entry has those alone. Throws Error where its list
// cannot be read.
std::vector<IndexPart> parts_of(const std::string& index);

// One part of an index. Throws like open_indexes.
OpenIndexes open_part(const IndexPart& part);

}  // namespace morgue
