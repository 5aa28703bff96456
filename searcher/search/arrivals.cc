#include "searcher/search/arrivals.h"

#include <algorithm>

#include "common/arrival.h"
#include "common/schema.h"

namespace morgue {

namespace {

constexpr const char* before_every_key = "0";

Xapian::valueno ingested_slot() {
  return field(FieldId::ingested).slot;
}

Xapian::Query in_slot(Xapian::valueno slot, const ArrivalSpan& span) {
  const std::string from = span.from.empty() ? before_every_key : span.from;
  if (span.until.empty()) return {Xapian::Query::OP_VALUE_GE, slot, from};
  return {Xapian::Query::OP_VALUE_RANGE, slot, from, span.until};
}

}  // namespace

std::string arrival_of(const Xapian::Document& document) {
  std::string arrived = document.get_value(arrived_slot);
  return arrived.empty() ? document.get_value(ingested_slot()) : arrived;
}

Xapian::Query arrived_within(const ArrivalSpan& span) {
  const Xapian::Query came_as_they_are(Xapian::Query::OP_AND_NOT, in_slot(ingested_slot(), span),
                                       in_slot(arrived_slot, {}));
  return {Xapian::Query::OP_OR, came_as_they_are, in_slot(arrived_slot, span)};
}

ArrivalSpan arrivals_of(const Xapian::Database& database) {
  if (database.get_doccount() == 0) return {};
  ArrivalSpan held{database.get_value_lower_bound(ingested_slot()),
                   database.get_value_upper_bound(ingested_slot())};
  // Articles that changed came in before their present versions.
  const std::string earlier = database.get_value_lower_bound(arrived_slot);
  if (!earlier.empty()) held.from = std::min(held.from, earlier);
  return held;
}

}  // namespace morgue
