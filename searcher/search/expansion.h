// Pseudo-relevance feedback: what the best matches have in common, as more to weigh all matches by.
#pragma once

#include <vector>

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "searcher/query/built_query.h"
#include "searcher/search/rerank.h"

namespace morgue {

// The words that `best`, the best matches of `query`, have in common: each to be added to the score of the articles that
// have it, the most telling first. Together they weigh as much as the query does. Only words of letters, no words of the
// query, no stop words; none where nothing matched.
std::vector<ScorePart> expand(const Xapian::Query& query, const std::vector<RankedMatch>& best,
                              const Xapian::Database& database, Analyzer& analyzer,
                              const StemLanguages& languages);

}  // namespace morgue
