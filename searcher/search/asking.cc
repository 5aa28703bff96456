#include "searcher/search/asking.h"

#include <algorithm>

#include "common/schema.h"
#include "searcher/query/matching_query.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/search/ranking.h"

namespace morgue {

Xapian::Enquire ranked(const Xapian::Database& database, const Xapian::Query& query, double least) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(ranking::bm25_k1, 0, 1, ranking::bm25_b, ranking::bm25_min_norm_length));
  enquire.set_query(query);
  enquire.set_cutoff(0, least);
  return enquire;
}

// Not by BoolWeight or CoordWeight: for a term that all documents have and whose frequency inside them weighs nothing,
// Xapian 1.4.22 takes the list of all documents under the term's name, and fails ("Unexpected end of posting list")
// where documents were deleted. This scheme looks at frequencies, but not at lengths.
Xapian::Enquire unweighted(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(1, 0, 1, 0, 1));
  enquire.set_query(matching_query(query));
  return enquire;
}

void sort_by_score(Xapian::Enquire& enquire) {
  enquire.set_sort_by_relevance_then_value(field(FieldId::id).slot, false);
}

Xapian::MSet best(const Xapian::Enquire& enquire, std::size_t first, std::size_t count,
                  Xapian::doccount looked_at) {
  const auto weighed = static_cast<Xapian::doccount>(count == 0 ? 0 : ranking::matches_weighed);
  return enquire.get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(count),
                          std::max(looked_at, weighed));
}

Xapian::Query with_ids(const std::vector<std::string>& ids) {
  std::vector<Xapian::Query> terms;
  for (const std::string& id : ids) terms.emplace_back(field_term(field(FieldId::id), id));
  return joined(Xapian::Query::OP_OR, terms);
}

}  // namespace morgue
