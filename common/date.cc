#include "common/date.h"

#include <array>
#include <cstdlib>
#include <ctime>

namespace morgue {

namespace {

constexpr std::array<std::string_view, 5> precision_names{"year", "month", "day", "minute", "second"};

void append_padded(std::string& out, int value, int width) {
  std::array<char, 4> digits{};
  for (int i = width - 1; i >= 0; --i) {
    digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  out.append(digits.data(), static_cast<std::size_t>(width));
}

void append_offset(std::string& out, int minutes) {
  if (minutes == 0) {
    out += 'Z';
    return;
  }
  out += minutes < 0 ? '-' : '+';
  append_padded(out, std::abs(minutes) / 60, 2);
  out += ':';
  append_padded(out, std::abs(minutes) % 60, 2);
}

}  // namespace

std::string_view to_string(DatePrecision precision) {
  return precision_names[static_cast<std::size_t>(precision)];
}

std::optional<DatePrecision> parse_precision(std::string_view name) {
  for (std::size_t i = 0; i < precision_names.size(); ++i) {
    if (precision_names[i] == name) return static_cast<DatePrecision>(i);
  }
  return std::nullopt;
}

Date to_date(CivilDay day) {
  Date date;
  date.year = static_cast<int>(day.year());
  date.month = static_cast<int>(static_cast<unsigned>(day.month()));
  date.day = static_cast<int>(static_cast<unsigned>(day.day()));
  return date;
}

CivilDay today_local() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return CivilDay(std::chrono::year(local.tm_year + 1900),
                  std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
                  std::chrono::day(static_cast<unsigned>(local.tm_mday)));
}

Date now_utc() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto midnight = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::hh_mm_ss clock(now - midnight);
  Date date = to_date(CivilDay(midnight));
  date.hour = static_cast<int>(clock.hours().count());
  date.minute = static_cast<int>(clock.minutes().count());
  date.second = static_cast<int>(clock.seconds().count());
  date.offset_minutes = 0;
  date.precision = DatePrecision::second;
  return date;
}

std::string to_iso(const Date& date) {
  std::string out;
  append_padded(out, date.year, 4);
  if (date.precision == DatePrecision::year) return out;
  out += '-';
  append_padded(out, date.month, 2);
  if (date.precision == DatePrecision::month) return out;
  out += '-';
  append_padded(out, date.day, 2);
  if (date.precision == DatePrecision::day) return out;
  out += 'T';
  append_padded(out, date.hour, 2);
  out += ':';
  append_padded(out, date.minute, 2);
  out += ':';
  // RFC 3339 knows no time without seconds.
  append_padded(out, date.precision == DatePrecision::second ? date.second : 0, 2);
  if (date.offset_minutes) append_offset(out, *date.offset_minutes);
  return out;
}

std::string sort_key(const Date& date) {
  std::string out;
  append_padded(out, date.year, 4);
  if (date.precision >= DatePrecision::month) append_padded(out, date.month, 2);
  if (date.precision >= DatePrecision::day) append_padded(out, date.day, 2);
  if (date.precision >= DatePrecision::minute) {
    out += 'T';
    append_padded(out, date.hour, 2);
    append_padded(out, date.minute, 2);
  }
  if (date.precision == DatePrecision::second) append_padded(out, date.second, 2);
  return out;
}

std::optional<int> days_between(const Date& first, const Date& last) {
  if (first.precision < DatePrecision::day || last.precision < DatePrecision::day) return std::nullopt;
  const auto day = [](const Date& date) {
    return std::chrono::sys_days(CivilDay(std::chrono::year(date.year),
                                          std::chrono::month(static_cast<unsigned>(date.month)),
                                          std::chrono::day(static_cast<unsigned>(date.day))));
  };
  return static_cast<int>((day(last) - day(first)).count());
}

}  // namespace morgue
