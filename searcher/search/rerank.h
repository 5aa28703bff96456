// The best matches looked at a second time, for what would cost too much to ask of every match.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/query/built_query.h"

namespace morgue {

struct RankedMatch {
  Xapian::MSetIterator match;
  double score;
};

// The ids of the first `count` of `matches`, which sort_by_score gave their order.
std::vector<std::string> ids_of(const std::vector<RankedMatch>& matches, std::size_t count);

// `matches`, which begin with the best of `database`, in their final order: to the first ranking::reranked_matches of them `neighbours`
// adds, whichever page they are asked for. None behind these scores more than one of them.
std::vector<RankedMatch> rerank(const Xapian::MSet& matches, const std::vector<ScorePart>& neighbours,
                                const Xapian::Database& database);

}  // namespace morgue
