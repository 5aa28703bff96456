#include "searcher/search/asked_query.h"

#include "common/error.h"
#include "searcher/query/builder.h"
#include "searcher/query/group.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/search/arrivals.h"
#include "searcher/search/asking.h"
#include "searcher/search/expansion.h"
#include "searcher/search/ranking.h"
#include "searcher/search/recency.h"
#include "searcher/search/result_page.h"

namespace morgue {

namespace {

// Adds to the score of what matches; never to what matches.
void add_parts(const std::vector<ScorePart>& parts, BuiltQuery& built) {
  if (parts.empty()) return;
  std::vector<Xapian::Query> more;
  for (const ScorePart& part : parts) more.push_back(part.query);
  built.query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, built.query, joined(Xapian::Query::OP_OR, more));
  built.parts.insert(built.parts.end(), parts.begin(), parts.end());
}

void weigh_further(const SearchRequest& request, const OpenArchive& archive, Analyzer& analyzer,
                   BuiltQuery& built) {
  if (request.expand) {
    const auto best = best_matches(archive.database(), built, ranking::expansion_documents);
    add_parts(expand(built, best, archive.database(), analyzer, archive.languages()), built);
  }
  if (request.recency) {
    if (archive.remote())
      throw Error("--recency wants indexes on this machine: a remote one cannot weigh dates");
    const double best = ranked(archive.database(), built.query).get_mset(0, 1).get_max_attained();
    auto* newness = new RecencySource(*request.recency, ranking::recency_share * best);
    add_parts({{"recency", "date", Xapian::Query(newness->release())}}, built);
  }
}

}  // namespace

Xapian::Enquire AskedQuery::enquire(const Xapian::Database& database, const Xapian::Query& query) const {
  if (related) return ranked(database, query, least_related);
  return by_date ? unweighted(database, query) : ranked(database, query);
}

BuiltQuery build_query(const Query& query, const OpenArchive& archive, Analyzer& analyzer, bool any) {
  const Reach reach = archive.remote() ? Reach::remote : Reach::local;
  return QueryBuilder(archive.database(), analyzer, archive.languages(), reach).build(query, {any});
}

AskedQuery ask(const SearchRequest& request, const OpenArchive& archive, Analyzer& analyzer) {
  AskedQuery asked;
  asked.built = build_query(request.query, archive, analyzer, request.any);
  if (request.like) {
    asked.related = related_query(*request.like, archive.database(), analyzer, archive.languages());
    asked.built = within(asked.related->built, std::move(asked.built));
  }
  if (request.arrived) {
    asked.built.query =
        Xapian::Query(Xapian::Query::OP_FILTER, asked.built.query, arrived_within(*request.arrived));
  }
  asked.matching = asked.built.query;
  // Filters alone give every match the same score: then the newest come first.
  asked.by_date = request.sort != SortOrder::relevance || !asked.built.weighted;
  if (!asked.by_date && !asked.related) weigh_further(request, archive, analyzer, asked.built);
  return asked;
}

std::string interpreted(const SearchRequest& request, const AskedQuery& asked) {
  if (!asked.related) return to_string(request.query);
  return to_string(make_group({readable_query(asked.related->terms), request.query}));
}

}  // namespace morgue
