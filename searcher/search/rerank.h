// The best matches looked at a second time, for what would cost too much to ask of every match.
#pragma once

#include <functional>
#include <vector>

#include <xapian.h>

#include "searcher/query/builder.h"

namespace morgue {

struct RankedMatch {
  Xapian::MSetIterator match;
  double score;
};

// What runs a query over the archive that `matches` are of.
using Ask = std::function<Xapian::Enquire(const Xapian::Query&)>;

// Orders by score, then by id; needed of whatever gives matches to `rerank`.
void sort_by_score(Xapian::Enquire& enquire);

// The first `count` of `matches` by their ids, as a filter. `matches` are of a query sorted by score and not empty.
Xapian::Query these(const std::vector<RankedMatch>& matches, std::size_t count);

// `matches`, which begin with the best, in their final order: to the first ranking::reranked_matches of them `neighbours`
// adds, whichever page they are asked for. None behind these scores more than one of them.
std::vector<RankedMatch> rerank(const Xapian::MSet& matches, const std::vector<ScorePart>& neighbours,
                                const Ask& ask);

}  // namespace morgue
