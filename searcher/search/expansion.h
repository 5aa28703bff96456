// Pseudo-relevance feedback: what the best matches have in common, as more to weigh all matches by.
#pragma once

#include <vector>

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "searcher/query/built_query.h"
#include "searcher/search/rerank.h"

namespace morgue {

// The words that `best`, the best matches of `asked`, have in common: each to be added to the score of the articles that
// have it, the most telling first. Together they weigh as much as the query does, or more where it is long. Only words of
// letters, no stop words, and words of the query where it is long; none where nothing matched.
std::vector<ScorePart> expand(const BuiltQuery& asked, const std::vector<RankedMatch>& best,
                              const Xapian::Database& database, Analyzer& analyzer,
                              const StemLanguages& languages);

}  // namespace morgue
