// Dates within the text of a page, as its languages write them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/date.h"

namespace morgue::html {

struct VisibleDate {
  Date date;  // a day
  std::size_t begin = 0;
  std::size_t end = 0;
};

// How "05/06/2019" is meant where both orders are possible.
enum class NumericOrder : unsigned char { day_first, month_first };

// Every full date in `text`: "7. November 2019", "7 de noviembre de 2019", "Nov. 7, 2019", "2019-11-07", "07.11.2019",
// "07.11.19", "2019年11月7日". A date without its year is none.
std::vector<VisibleDate> find_dates(std::string_view text, NumericOrder order);

// The only or first date of a value that a page states in whatever form.
std::optional<Date> read_date_value(std::string_view value, NumericOrder order);

}  // namespace morgue::html
