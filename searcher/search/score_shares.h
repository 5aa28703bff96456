// What each part of a query gave to the scores of its hits.
#pragma once

#include <vector>

#include <xapian.h>

#include "searcher/query/built_query.h"
#include "searcher/search/results.h"

namespace morgue {

// Fills Hit::score_shares of hits ranked by relevance, by running each part on them alone. The hits are of `database`.
void share_scores(const BuiltQuery& built, const Xapian::Database& database, std::vector<Hit>& hits);

}  // namespace morgue
