// Dates as people write them.
#pragma once

#include <optional>
#include <string>

#include "common/date.h"

namespace morgue {

// "7 November 2019", "November 2019", "2019".
std::string readable(const Date& date);

// The moment too, where the source states it: "7 November 2019, 07:16 UTC+04:00".
std::string readable_moment(const Date& date);

// "7 Nov", where `beside` is of the same year; else "7 Nov 2019".
std::string short_day(const Date& date, const std::optional<Date>& beside);

}  // namespace morgue
