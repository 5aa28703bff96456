// Weekdays, where they tell which of several days a page means.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "common/date.h"

namespace morgue {

// The first weekday that `low` names, in the languages that news is read in; 0 is Sunday. `low` is in lower case.
std::optional<unsigned> weekday_in(std::string_view low);

unsigned weekday_of(const Date& date);

// The day of a line whose numbers may be read in two orders ("06/11/2019"): the one that falls on the weekday that
// the line names, or else on the one that the text says or the day after it, as reports do. nullopt where the
// line has no such numbers, or both readings fit, or neither.
std::optional<Date> settle_order(std::string_view line, std::optional<unsigned> of_line,
                                 std::optional<unsigned> said);

// The day of a line that names weekday, day and month and no year: that of the one year among `years` in which they
// agree. nullopt where they agree in none or several.
std::optional<Date> settle_year(std::string_view line, std::string_view language,
                                const std::vector<int>& years);

}  // namespace morgue
