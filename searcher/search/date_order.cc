#include "searcher/search/date_order.h"

#include <algorithm>
#include <iterator>

#include "common/schema.h"
#include "searcher/search/asking.h"
#include "searcher/search/match_counts.h"

namespace morgue {

namespace {

ValueTally tally_of(const Xapian::Database& database, const Xapian::Enquire& enquire, Xapian::valueno slot) {
  SpyCounts counts(database, enquire, {slot});
  enquire.get_mset(0, 0, database.get_doccount());
  return {counts.of(slot), counts.matches()};
}

// Which of the values counted in `ours` are in `theirs` too.
std::vector<std::string> common_values(const ValueTally& ours, const ValueTally& theirs) {
  std::vector<std::string> values;
  auto other = theirs.values.begin();
  for (const auto& [value, count] : ours.values) {
    while (other != theirs.values.end() && other->first < value) ++other;
    if (other != theirs.values.end() && other->first == value) values.push_back(value);
  }
  return values;
}

Xapian::Query with_a_value_of(Xapian::valueno slot, const std::vector<std::string>& values) {
  std::vector<Xapian::Query> ranges;
  for (const std::string& value : values) {
    ranges.emplace_back(Xapian::Query::OP_VALUE_RANGE, slot, value, value);
  }
  return {Xapian::Query::OP_OR, ranges.begin(), ranges.end()};
}

}  // namespace

std::uint64_t ValueTally::groups() const {
  std::uint64_t with_value = 0;
  for (const auto& [value, count] : values) with_value += count;
  return matches - with_value + values.size();
}

ValueTally tally(const Xapian::Database& database, const Xapian::Query& query, Xapian::valueno slot) {
  return tally_of(database, unweighted(database, query), slot);
}

std::vector<Xapian::Document> oldest_matches(const Xapian::Database& database, const Xapian::Query& query,
                                             std::size_t offset, std::size_t limit,
                                             Xapian::valueno collapse) {
  return oldest_matches([&](const Xapian::Query& part) { return unweighted(database, part); }, database,
                        query, offset, limit, collapse);
}

std::vector<Xapian::Document> oldest_matches(const Ask& ask, const Xapian::Database& database,
                                             const Xapian::Query& query, std::size_t offset,
                                             std::size_t limit, Xapian::valueno collapse) {
  const Xapian::doccount articles = database.get_doccount();
  const bool collapses = collapse != Xapian::BAD_VALUENO;
  const Xapian::Query has_date(Xapian::Query::OP_VALUE_GE, order_slot, "0");
  const Xapian::Query dated(Xapian::Query::OP_FILTER, query, has_date);
  Xapian::Query undated(Xapian::Query::OP_AND_NOT, query, has_date);
  std::uint64_t passed = 0;
  if (collapses) {
    const ValueTally before = tally_of(database, ask(dated), collapse);
    // Of these, a dated match has been shown.
    const std::vector<std::string> shown = common_values(before, tally_of(database, ask(undated), collapse));
    if (!shown.empty()) {
      undated = Xapian::Query(Xapian::Query::OP_AND_NOT, undated, with_a_value_of(collapse, shown));
    }
    passed = before.groups();
  }
  std::vector<Xapian::Document> documents;
  for (const Xapian::Query& part : {dated, undated}) {
    Xapian::Enquire enquire = ask(part);
    enquire.set_sort_by_value(order_slot, false);
    if (collapses) enquire.set_collapse_key(collapse);
    const Xapian::MSet matches = enquire.get_mset(
        static_cast<Xapian::doccount>(std::min<std::size_t>(offset, articles)),
        static_cast<Xapian::doccount>(std::min<std::size_t>(limit - documents.size(), articles)), articles);
    // Not fetch(): Xapian 1.4.22 crashes in it where the page does not start at 0.
    matches.fetch(matches.begin(), matches.end());
    for (auto match = matches.begin(); match != matches.end(); ++match)
      documents.push_back(match.get_document());
    if (!collapses) passed = matches.get_matches_estimated();
    offset -= std::min<std::size_t>(offset, passed);
  }
  return documents;
}

}  // namespace morgue
