// The best matches, page by page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

#include "searcher/query/built_query.h"
#include "searcher/search/rerank.h"

namespace morgue {

struct ResultPage {
  std::vector<Xapian::Document> documents;
  std::vector<double> scores;  // one for each document
  std::uint64_t total = 0;
  bool total_is_exact = true;
};

// The best of all matches in their final order, at most so many.
std::vector<RankedMatch> best_matches(const Xapian::Database& database, const BuiltQuery& built,
                                      std::size_t most);

// `limit` matches of `enquire`, a query of `database`, from the one at `offset`; of all that match, `looked_at` are looked
// at, at least. Where there are `neighbours`, these decide the order of the best.
ResultPage page_of(const Xapian::Database& database, Xapian::Enquire& enquire, std::size_t offset,
                   std::size_t limit, Xapian::doccount looked_at, const std::vector<ScorePart>& neighbours);

}  // namespace morgue
