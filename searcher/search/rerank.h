// The best matches looked at a second time, for what would cost too much to ask of every match.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/query/built_query.h"

namespace morgue {

struct RankedMatch {
  Xapian::MSetIterator match;
  double score;
};

// What runs a query over the archive that `matches` are of.
using Ask = std::function<Xapian::Enquire(const Xapian::Query&)>;

// Orders by score, then by id; needed of whatever gives matches to `rerank`.
void sort_by_score(Xapian::Enquire& enquire);

// The articles of these ids, of which there is one at least; as a filter.
Xapian::Query with_ids(const std::vector<std::string>& ids);

// The ids of the first `count` of `matches`, which are of a query sorted by score.
std::vector<std::string> ids_of(const std::vector<RankedMatch>& matches, std::size_t count);

// `matches`, which begin with the best, in their final order: to the first ranking::reranked_matches of them `neighbours`
// adds, whichever page they are asked for. None behind these scores more than one of them.
std::vector<RankedMatch> rerank(const Xapian::MSet& matches, const std::vector<ScorePart>& neighbours,
                                const Ask& ask);

}  // namespace morgue
