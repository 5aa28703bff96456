#include "searcher/search/rerank.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "common/schema.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/search/ranking.h"

namespace morgue {

void sort_by_score(Xapian::Enquire& enquire) {
  enquire.set_sort_by_relevance_then_value(field(FieldId::id).slot, false);
}

Xapian::Query with_ids(const std::vector<std::string>& ids) {
  std::vector<Xapian::Query> terms;
  for (const std::string& id : ids) terms.emplace_back(field_term(field(FieldId::id), id));
  return joined(Xapian::Query::OP_OR, terms);
}

std::vector<std::string> ids_of(const std::vector<RankedMatch>& matches, std::size_t count) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < std::min(count, matches.size()); ++i) {
    ids.push_back(matches[i].match.get_sort_key());
  }
  return ids;
}

std::vector<RankedMatch> rerank(const Xapian::MSet& matches, const std::vector<ScorePart>& neighbours,
                                const Ask& ask) {
  std::vector<RankedMatch> ranked;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    ranked.push_back({match, match.get_weight()});
  }
  if (neighbours.empty() || ranked.empty()) return ranked;

  const std::size_t again = std::min(ranked.size(), ranking::reranked_matches);
  const std::vector<std::string> ids = ids_of(ranked, again);
  std::unordered_map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < again; ++i) at.emplace(ids[i], i);
  std::vector<Xapian::Query> pairs;
  for (const ScorePart& pair : neighbours) pairs.push_back(pair.query);
  Xapian::Enquire closer =
      ask(Xapian::Query(Xapian::Query::OP_FILTER, joined(Xapian::Query::OP_OR, pairs), with_ids(ids)));
  sort_by_score(closer);
  const Xapian::MSet close = closer.get_mset(0, static_cast<Xapian::doccount>(again));
  for (auto match = close.begin(); match != close.end(); ++match) {
    ranked[at.at(match.get_sort_key())].score += match.get_weight();
  }
  std::stable_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(again),
                   [](const RankedMatch& a, const RankedMatch& b) { return a.score > b.score; });
  return ranked;
}

}  // namespace morgue
