// The file of standing queries: "name<TAB>query" lines.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "searcher/query/parser.h"
#include "searcher/query/query.h"

namespace morgue {

struct StandingQuery {
  std::string name;  // safe for a terminal, and no other query's
  std::string text;  // as typed
  Query query;
  bool any = false;  // how it was parsed (ParseOptions)
};

struct QueryFile {
  std::vector<StandingQuery> queries;  // in the order of the file
  std::vector<std::string>
      complaints;  // "FILE:LINE: sentence"; one that shows the place of a query has more lines
};

// Blank lines and those that begin with '#' are passed over. What is wrong is complained of and read as it was most
// likely meant: a line without a tab is a query and its own name, the second query of one name is called after its line
// too, a malformed query is read leniently, or, where `how` is strict, left out. `file` names it in complaints.
QueryFile read_query_file(std::istream& lines, const std::string& file, const ParseOptions& how);

}  // namespace morgue
