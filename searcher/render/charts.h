// Facets and timelines as aligned tables with bars.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "searcher/render/pen.h"
#include "searcher/search/results.h"

namespace morgue {

// 17206 -> "17,206".
std::string grouped(std::uint64_t number);

// "1 article", "3 articles".
std::string counted(std::uint64_t number, std::string_view noun);

// "1 family", "3 families".
std::string counted_families(std::uint64_t number);

// A bar of `columns` for the whole of `most`, to an eighth of a column; never empty for a count above 0.
std::string bar(std::uint64_t count, std::uint64_t most, std::size_t columns);

void write_facet(Pen& pen, const FacetResult& facet, std::size_t columns);

// As wide as `columns`. Empty stretches of more than three units are drawn as one line.
void write_timeline(Pen& pen, const Timeline& timeline, std::size_t columns);

}  // namespace morgue
