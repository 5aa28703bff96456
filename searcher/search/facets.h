// Facets and timelines from counts of values over all matches.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "searcher/search/results.h"

namespace morgue {

// A slot's value as stored, and how many matches have it. Ascending by value, none empty.
using ValueCounts = std::vector<std::pair<std::string, std::uint64_t>>;

// Lists in a value count once for each of their values. `matches` is the number of all matches.
FacetResult count_facet(const ValueCounts& values, std::uint64_t matches, const FacetRequest& request);

// Values are sort keys (common/date.h). A key coarser than the unit counts as undated.
Timeline count_timeline(const ValueCounts& values, std::uint64_t matches, TimeUnit unit);

// Sets each bucket beside all articles in it. `all` are the dates of all articles of the index.
void normalize(Timeline& timeline, const ValueCounts& all);

}  // namespace morgue
