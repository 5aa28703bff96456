// Dates as people write them, in the languages that news is read in.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/date.h"

namespace morgue {

struct FoundDate {
  Date date;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;    // behind the time of day, where one follows
};

// The first date in `text`: with the month's name ("19. Februar 2020", "6 de mayo de 2022", "Jan 14 2022",
// "13 ноября 2019 г."), of numbers ("19.10.2019", "2019-10-19", "06.11.23") or with the signs of Chinese,
// Japanese and Korean ("2019年11月7日"), and the time of day behind it. `language` (a code, or empty) decides
// whether "05/06/2019" is May or June; where it cannot (English is written both ways), and the numbers do not
// either, it is no date. A day without a year is none. Years of two digits are read behind full stops only, as
// of this century.
std::optional<FoundDate> find_date_in(std::string_view text, std::string_view language);

// The whole of `text`, but for punctuation and weekdays around it, is a date: what parse_date reads, or what
// find_date_in finds.
std::optional<Date> parse_date_in(std::string_view text, std::string_view language);

}  // namespace morgue
