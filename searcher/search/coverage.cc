#include "searcher/search/coverage.h"

#include <map>
#include <string>
#include <utility>

#include "common/schema.h"
#include "common/stored_article.h"
#include "searcher/search/date_order.h"

namespace morgue {

Coverage coverage_of(Results counted, const Xapian::Database& database, const Xapian::Query& query,
                     const ValueCounts& sources) {
  const Xapian::valueno source_slot = field(FieldId::source).slot;
  const FacetResult& facet = counted.facets.front();
  Coverage coverage;
  coverage.interpreted = std::move(counted.interpreted);
  coverage.total = counted.total;
  coverage.total_families = counted.total_families.value_or(counted.total);
  coverage.unnamed = facet.missing;
  coverage.notes = std::move(counted.notes);
  std::map<std::string, FacetCount> by_source;
  for (const FacetCount& each : facet.values) by_source.emplace(each.value, each);

  const Xapian::Query named(Xapian::Query::OP_FILTER, query,
                            Xapian::Query(Xapian::Query::OP_VALUE_GE, source_slot, "\x01"));
  for (const Xapian::Document& document : oldest_matches(database, named, 0, by_source.size(), source_slot)) {
    SourceCoverage covered;
    covered.first = decode_stored_article(document.get_data());
    covered.first.text.clear();
    covered.source = document.get_value(source_slot);
    const FacetCount& count = by_source[covered.source];
    covered.articles = count.count;
    covered.families = count.families.value_or(count.count);
    coverage.sources.push_back(std::move(covered));
  }
  for (const auto& [source, count] : sources) {
    if (!by_source.contains(source)) coverage.silent.push_back(source);
  }
  return coverage;
}

}  // namespace morgue
