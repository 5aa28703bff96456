#include "searcher/search/counted_page.h"

#include "common/schema.h"
#include "searcher/search/asking.h"
#include "searcher/search/date_order.h"

namespace morgue {

namespace {

std::vector<Xapian::valueno> counted_slots(const SearchRequest& request, bool grouped) {
  std::vector<Xapian::valueno> slots;
  for (const FacetRequest& facet : request.facets) slots.push_back(field(facet.field).slot);
  if (request.timeline) slots.push_back(field(FieldId::date).slot);
  if (grouped) slots.push_back(field(FieldId::family).slot);
  return slots;
}

}  // namespace

CountedPage counted_page(const AskedQuery& asked, const SearchRequest& request, OpenArchive& archive) {
  const Xapian::Database& database = archive.database();
  const Xapian::doccount articles = database.get_doccount();
  const Xapian::valueno family_slot = field(FieldId::family).slot;
  CountedPage result;
  result.grouped = request.group && request.exact_total;
  Xapian::Enquire enquire = asked.enquire(database, asked.built.query);

  // The best are soon found where not every match must be weighed, so that counting is a match of its own; unless
  // telling what matches is the work. Over a remote shard, Xapian 1.4.22 counts some matches twice where a page is
  // asked for as well.
  const bool all_wanted = request.exact_total || !request.facets.empty() || request.timeline.has_value();
  const bool apart = all_wanted && (archive.remote() || !(asked.related || asked.built.positional));
  const std::vector<Xapian::valueno> slots = counted_slots(request, result.grouped);
  if (apart && archive.columns() != nullptr) {
    result.counts = std::make_unique<DocumentCounts>(*archive.columns(),
                                                     matching_documents(archive.shards(), asked.matching));
  } else if (!slots.empty()) {
    Xapian::Enquire counted = !apart          ? enquire
                              : asked.related ? asked.enquire(database, asked.built.query)
                                              : unweighted(database, asked.matching);
    result.counts = std::make_unique<SpyCounts>(database, counted, slots);
    if (apart) counted.get_mset(0, 0, articles);
  }

  if (result.grouped) enquire.set_collapse_key(family_slot);
  if (asked.by_date) {
    enquire.set_sort_by_value(order_slot, true);
  } else {
    sort_by_score(enquire);
  }
  const bool oldest_first = request.sort == SortOrder::oldest;
  const bool look_at_all = all_wanted && !(apart && result.counts);
  result.page =
      page_of(database, enquire, request.offset, oldest_first ? 0 : request.limit, look_at_all ? articles : 0,
              asked.by_date ? std::vector<ScorePart>() : asked.built.neighbours);
  if (oldest_first) {
    const auto narrowed = [&](const Xapian::Query& query) { return asked.enquire(database, query); };
    result.page.documents = oldest_matches(narrowed, database, asked.built.query, request.offset,
                                           request.limit, result.grouped ? family_slot : Xapian::BAD_VALUENO);
  }
  if (asked.by_date) result.page.scores.assign(result.page.documents.size(), 0);
  return result;
}

}  // namespace morgue
