// Pseudo-relevance feedback: what the best matches have in common, as more to weigh all matches by.
#pragma once

#include <vector>

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "searcher/query/builder.h"

namespace morgue {

// The words that tell the best of `matches` (those of `query`, by relevance) from all articles of `database`, the most
// telling first: each to be added to the score of the articles that have it. Only words of letters, no words of the
// query, no stop words; none where nothing matched.
std::vector<ScorePart> expand(const Xapian::Query& query, const Xapian::MSet& matches,
                              const Xapian::Database& database, Analyzer& analyzer,
                              const StemLanguages& languages);

}  // namespace morgue
