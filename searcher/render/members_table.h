// The copies of a story, in order of time.
#pragma once

#include <cstddef>

#include "searcher/render/pen.h"
#include "searcher/search/results.h"

namespace morgue {

void write_members(Pen& pen, const Members& members, std::size_t columns);

// "2019-11-07 07:16", "2019-11"; "undated".
std::string table_date(const std::optional<Date>& date);

// A row's date stands in so many columns and two more.
inline constexpr std::size_t table_date_columns = 16;

}  // namespace morgue
