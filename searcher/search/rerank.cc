#include "searcher/search/rerank.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "searcher/query/scoped_terms.h"
#include "searcher/search/asking.h"
#include "searcher/search/ranking.h"

namespace morgue {

std::vector<std::string> ids_of(const std::vector<RankedMatch>& matches, std::size_t count) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < std::min(count, matches.size()); ++i) {
    ids.push_back(matches[i].match.get_sort_key());
  }
  return ids;
}

std::vector<RankedMatch> rerank(const Xapian::MSet& matches, const std::vector<ScorePart>& neighbours,
                                const Xapian::Database& database) {
  std::vector<RankedMatch> order;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    order.push_back({match, match.get_weight()});
  }
  if (neighbours.empty() || order.empty()) return order;

  const std::size_t again = std::min(order.size(), ranking::reranked_matches);
  const std::vector<std::string> ids = ids_of(order, again);
  std::unordered_map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < again; ++i) at.emplace(ids[i], i);
  std::vector<Xapian::Query> pairs;
  for (const ScorePart& pair : neighbours) pairs.push_back(pair.query);
  Xapian::Enquire closer = ranked(
      database, Xapian::Query(Xapian::Query::OP_FILTER, joined(Xapian::Query::OP_OR, pairs), with_ids(ids)));
  sort_by_score(closer);
  const Xapian::MSet close = closer.get_mset(0, static_cast<Xapian::doccount>(again));
  for (auto match = close.begin(); match != close.end(); ++match) {
    order[at.at(match.get_sort_key())].score += match.get_weight();
  }
  std::stable_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(again),
                   [](const RankedMatch& a, const RankedMatch& b) { return a.score > b.score; });
  return order;
}

}  // namespace morgue
