#include "searcher/search/score_shares.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <unordered_map>

#include "common/schema.h"
#include "searcher/search/asking.h"
#include "searcher/search/ranking.h"

namespace morgue {

void share_scores(const BuiltQuery& built, const Xapian::Database& database, std::vector<Hit>& hits) {
  if (hits.empty()) return;
  std::vector<std::string> ids;
  std::unordered_map<std::string, std::size_t> at;
  for (const Hit& hit : hits) {
    at.emplace(hit.article.id, ids.size());
    ids.push_back(hit.article.id);
  }
  const Xapian::Query these = with_ids(ids);
  const auto share = [&](const ScorePart& part, std::size_t last_rank) {
    const Xapian::MSet weighed = ranked(database, Xapian::Query(Xapian::Query::OP_FILTER, part.query, these))
                                     .get_mset(0, static_cast<Xapian::doccount>(hits.size()));
    for (auto match = weighed.begin(); match != weighed.end(); ++match) {
      if (match.get_weight() <= 0) continue;
      Hit& hit = hits[at.at(match.get_document().get_value(field(FieldId::id).slot))];
      if (hit.rank > last_rank) continue;
      hit.score_shares.push_back({part.clause, std::string(part.where), match.get_weight()});
    }
  };
  for (const ScorePart& part : built.parts) share(part, std::numeric_limits<std::size_t>::max());
  for (const ScorePart& pair : built.neighbours) share(pair, ranking::reranked_matches);
  for (Hit& hit : hits) {
    std::stable_sort(hit.score_shares.begin(), hit.score_shares.end(),
                     [](const ScoreShare& a, const ScoreShare& b) { return a.weight > b.weight; });
  }
}

}  // namespace morgue
