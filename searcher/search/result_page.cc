#include "searcher/search/result_page.h"

#include <algorithm>

#include "searcher/search/asking.h"
#include "searcher/search/ranking.h"

namespace morgue {

std::vector<RankedMatch> best_matches(const Xapian::Database& database, const BuiltQuery& built,
                                      std::size_t most) {
  Xapian::Enquire asked = ranked(database, built.query);
  sort_by_score(asked);
  const std::size_t looked_at = built.neighbours.empty() ? most : std::max(most, ranking::reranked_matches);
  std::vector<RankedMatch> best = rerank(morgue::best(asked, 0, looked_at), built.neighbours, database);
  best.erase(best.begin() + static_cast<std::ptrdiff_t>(std::min(most, best.size())), best.end());
  return best;
}

ResultPage page_of(const Xapian::Database& database, Xapian::Enquire& enquire, std::size_t offset,
                   std::size_t limit, Xapian::doccount looked_at, const std::vector<ScorePart>& neighbours) {
  const std::size_t articles = database.get_doccount();
  offset = std::min(offset, articles);
  limit = std::min(limit, articles);
  const bool again = !neighbours.empty() && limit > 0 && offset < ranking::reranked_matches;
  const std::size_t first = again ? 0 : offset;
  const std::size_t last = again ? std::max(offset + limit, ranking::reranked_matches) : offset + limit;
  const Xapian::MSet matches = best(enquire, first, last - first, looked_at);
  ResultPage page;
  page.total = matches.get_matches_estimated();
  page.total_is_exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  // Not fetch(): Xapian 1.4.22 crashes in it where the page does not start at 0.
  if (!again) matches.fetch(matches.begin(), matches.end());
  const std::vector<RankedMatch> order =
      rerank(matches, again ? neighbours : std::vector<ScorePart>(), database);
  for (std::size_t i = offset - first; i < order.size() && page.documents.size() < limit; ++i) {
    page.documents.push_back(order[i].match.get_document());
    page.scores.push_back(order[i].score);
  }
  return page;
}

}  // namespace morgue
