// What each part of a query gave to the scores of its hits.
#pragma once

#include <vector>

#include "searcher/query/built_query.h"
#include "searcher/search/rerank.h"
#include "searcher/search/results.h"

namespace morgue {

// Fills Hit::score_shares of hits ranked by relevance, by running each part on them alone. `ask` runs queries over the
// archive that the hits are of.
void share_scores(const BuiltQuery& built, const Ask& ask, std::vector<Hit>& hits);

}  // namespace morgue
