// What became of each clause of a query: how many articles it meets alone, and where nothing was found, which one is
// to blame.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "searcher/query/query.h"
#include "searcher/search/results.h"

namespace morgue {

struct ClauseCount {
  std::string asked;  // Xapian's description of the query
  std::uint64_t hits = 0;
};

// The whole query first, each clause followed by those it consists of, the operands of NEAR included. `count` is asked
// about each alone; where the whole meets nothing also about it without each of its clauses, unless there are very many.
std::vector<ClauseExplanation> explain_query(const Query& query,
                                             const std::function<ClauseCount(const Query&)>& count);

}  // namespace morgue
