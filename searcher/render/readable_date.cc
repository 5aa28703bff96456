#include "searcher/render/readable_date.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>

namespace morgue {

namespace {

constexpr std::string_view months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};

bool has_month(const Date& date) {
  return date.precision != DatePrecision::year && date.month >= 1 && date.month <= 12;
}

std::string day_and_month(const Date& date, std::string_view month) {
  return date.precision == DatePrecision::month ? std::string(month) : fmt::format("{} {}", date.day, month);
}

}  // namespace

std::string readable(const Date& date) {
  if (!has_month(date)) return std::to_string(date.year);
  return fmt::format("{} {}", day_and_month(date, months[date.month - 1]), date.year);
}

std::string readable_moment(const Date& date) {
  std::string out = readable(date);
  if (date.precision != DatePrecision::minute && date.precision != DatePrecision::second) return out;
  out += fmt::format(", {:02}:{:02}", date.hour, date.minute);
  if (date.offset_minutes) {
    const int minutes = std::abs(*date.offset_minutes);
    const char sign = *date.offset_minutes < 0 ? '-' : '+';
    out += minutes == 0 ? " UTC" : fmt::format(" UTC{}{:02}:{:02}", sign, minutes / 60, minutes % 60);
  }
  return out;
}

std::string short_day(const Date& date, const std::optional<Date>& beside) {
  if (!has_month(date)) return std::to_string(date.year);
  const std::string day = day_and_month(date, months[date.month - 1].substr(0, 3));
  return beside && beside->year == date.year ? day : fmt::format("{} {}", day, date.year);
}

}  // namespace morgue
