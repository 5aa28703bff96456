// Matches in order of time. Xapian sorts what has no value before all others; undated articles belong after them.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "searcher/search/facets.h"

namespace morgue {

// The matches of a query by the values of a slot, exact near and far.
struct ValueTally {
  ValueCounts values;
  std::uint64_t matches = 0;  // those without a value too

  // Groups of matches of one value, a match without a value being a group of its own.
  std::uint64_t groups() const;
};

ValueTally tally(const Xapian::Database& database, const Xapian::Query& query, Xapian::valueno slot);

// Oldest first, of one day by id. With a slot to collapse, of the matches of one value only the oldest.
std::vector<Xapian::Document> oldest_matches(const Xapian::Database& database, const Xapian::Query& query,
                                             std::size_t offset, std::size_t limit,
                                             Xapian::valueno collapse = Xapian::BAD_VALUENO);

// The same of what an Enquire of the database made by `ask` matches: it may leave out what scores too little.
using Ask = std::function<Xapian::Enquire(const Xapian::Query&)>;
std::vector<Xapian::Document> oldest_matches(const Ask& ask, const Xapian::Database& database,
                                             const Xapian::Query& query, std::size_t offset,
                                             std::size_t limit, Xapian::valueno collapse);

}  // namespace morgue
