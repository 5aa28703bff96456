// parse_date. Most articles come with the forms that machines write, so these are tried first and end at
// once.
#include <array>
#include <cstdint>

#include "common/date.h"
#include "common/date_scanner.h"

namespace morgue {

namespace {

// Leaves room for "Thursday, 7 November 2019 07:16:00 GMT+0400 (Gulf Standard Time)" and more.
constexpr std::size_t longest_date = 96;
constexpr int first_year = 1000;

using detail::DateScanner;

bool set_day(Date& date, int year, int month, int day) {
  if (year < first_year || month < 1 || day < 1) return false;
  const CivilDay civil(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                       std::chrono::day(static_cast<unsigned>(day)));
  if (!civil.ok()) return false;
  date = to_date(civil);
  return true;
}

bool set_time(Date& date, int hour, int minute, std::optional<int> second) {
  if (hour > 23 || minute > 59 || second.value_or(0) > 60) return false;
  date.hour = hour;
  date.minute = minute;
  date.second = second.value_or(0) == 60 ? 59 : second.value_or(0);  // a leap second has no key of its own
  date.precision = second ? DatePrecision::second : DatePrecision::minute;
  return true;
}

std::optional<Date> of_month(int year, int month) {
  Date date;
  if (!set_day(date, year, month, 1)) return std::nullopt;
  date.day = 0;
  date.precision = DatePrecision::month;
  return date;
}

std::optional<Date> parse_epoch(std::string_view digits) {
  std::int64_t seconds = 0;
  for (const char c : digits.substr(0, 10)) seconds = 10 * seconds + (c - '0');
  const std::chrono::sys_seconds moment{std::chrono::seconds(seconds)};
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const auto second_of_day = static_cast<int>((moment - midnight).count());
  Date date = to_date(CivilDay(midnight));
  set_time(date, second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60);
  date.offset_minutes = 0;
  return date;
}

// ISO 8601 and RFC 3339, to the letter: two digits each, "-" and ":" or neither.
std::optional<Date> parse_iso(std::string_view text) {
  DateScanner scanner(text);
  const std::size_t digits = scanner.digits_ahead();
  if (digits == text.size() && (digits == 10 || digits == 13)) return parse_epoch(text);
  if (digits != 4 && digits != 8) return std::nullopt;

  Date date;
  const int year = scanner.take_digits(4);
  if (year < first_year) return std::nullopt;
  if (scanner.at_end()) {
    date.year = year;
    date.precision = DatePrecision::year;
    return date;
  }
  const bool dashes = digits == 4;
  if (dashes && !scanner.take("-")) return std::nullopt;
  const int month = scanner.take_digits(2);
  if (dashes && scanner.at_end()) return of_month(year, month);
  if (dashes && !scanner.take("-")) return std::nullopt;
  const int day = scanner.take_number(2, 2);
  if (!set_day(date, year, month, day)) return std::nullopt;
  if (scanner.at_end()) return date;

  if (!scanner.take("T") && !scanner.take("t") && !(dashes && scanner.take(" "))) return std::nullopt;
  const int hour = scanner.take_digits(2);
  const bool colons = scanner.take(":");
  const int minute = scanner.take_digits(2);
  if (hour < 0 || minute < 0) return std::nullopt;
  std::optional<int> second;
  if (colons ? scanner.take(":") : scanner.digits_ahead() > 0) {
    second = scanner.take_number(2, 2);
    if (*second < 0) return std::nullopt;
    scanner.skip_fraction();
  }
  if (!set_time(date, hour, minute, second)) return std::nullopt;
  if (!scanner.finish_with_zone(date.offset_minutes)) return std::nullopt;
  return date;
}

bool take_clock(DateScanner& scanner, Date& date) {
  int hour = scanner.take_number(1, 2);
  if (hour < 0) return false;
  int minute = 0;
  std::optional<int> second;
  const bool colon = scanner.take(":");
  const bool minutes_given = colon || scanner.take(".");
  if (minutes_given) {
    minute = scanner.take_number(2, 2);
    if (minute < 0) return false;
    if (colon && scanner.take(":")) {
      second = scanner.take_number(2, 2);
      if (*second < 0) return false;
      scanner.skip_fraction();
    }
  }
  const int half_day = scanner.take_half_day();
  // "7" and "7.16" are times only where "am" or "pm" says so.
  if (half_day < 0 && !colon) return false;
  if (half_day >= 0) {
    if (hour < 1 || hour > 12) return false;
    hour = hour % 12 + half_day;
  }
  return set_time(date, hour, minute, second);
}

// "31/12/2019", "12/31/2019", "2019/12/31" or the same with "-" or "."; the year is four digits. Refused
// where both orders are possible and differ.
bool take_numeric_day(DateScanner& scanner, Date& date) {
  std::array<int, 3> numbers{};
  const bool year_first = scanner.digits_ahead() == 4;
  std::string_view separator;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i == 1) separator = scanner.peek() == '/' ? "/" : scanner.peek() == '.' ? "." : "-";
    if (i > 0 && !scanner.take(separator)) return false;
    const bool is_year = i == (year_first ? 0u : 2u);
    numbers[i] = is_year ? scanner.take_number(4, 4) : scanner.take_number(1, 2);
    if (numbers[i] < 0) return false;
  }
  if (year_first) return set_day(date, numbers[0], numbers[1], numbers[2]);
  if (numbers[0] <= 12 && numbers[1] <= 12 && numbers[0] != numbers[1]) return false;
  if (numbers[0] > 12) return set_day(date, numbers[2], numbers[1], numbers[0]);
  return set_day(date, numbers[2], numbers[0], numbers[1]);
}

// Dates with the month's name. `two_digits` is set where the year has two.
bool take_written_day(DateScanner& scanner, Date& date, bool& two_digits) {
  int day = -1;
  int month = 0;
  if (scanner.digits_ahead() > 0) {
    day = scanner.take_number(1, 2);
    scanner.take_ordinal();
    scanner.skip_separator();
    if (scanner.take_word("of")) scanner.skip_space();
    month = scanner.take_month();
    scanner.skip_separator();
    two_digits = scanner.digits_ahead() == 2;
  } else {
    month = scanner.take_month();
    scanner.skip_separator();
    if (month != 0 && scanner.digits_ahead() == 4) {
      const auto found = of_month(scanner.take_digits(4), month);
      if (found) date = *found;
      return found.has_value();
    }
    day = scanner.take_number(1, 2);
    scanner.take_ordinal();
    scanner.skip_separator();
  }
  if (month == 0 || day < 0) return false;
  int year = two_digits ? scanner.take_digits(2) : scanner.take_number(4, 4);
  if (two_digits) year += year < 50 ? 2000 : 1900;  // RFC 2822, 4.3
  return set_day(date, year, month, day);
}

std::optional<Date> parse_written(std::string_view text) {
  DateScanner scanner(text);
  if (scanner.take_weekday()) {
    scanner.take(".");
    scanner.skip_separator();
  }
  Date date;
  bool two_digit_year = false;
  DateScanner numeric = scanner;
  if (take_numeric_day(numeric, date)) {
    scanner = numeric;
  } else if (!take_written_day(scanner, date, two_digit_year)) {
    return std::nullopt;
  }

  if (!scanner.at_end()) {
    if (date.precision != DatePrecision::day) return std::nullopt;
    const bool space = scanner.skip_space();
    const bool comma = scanner.take(",");
    if (!space && !comma) return std::nullopt;
    scanner.skip_space();
    if (scanner.take("-") || scanner.take("\u2013")) scanner.skip_space();
    if (scanner.take_word("at")) scanner.skip_space();
    if (!take_clock(scanner, date)) return std::nullopt;
    if (!scanner.finish_with_zone(date.offset_minutes)) return std::nullopt;
  }
  // Only mail and feed dates, which state time and zone, have years of two digits.
  if (two_digit_year && !date.offset_minutes) return std::nullopt;
  return date;
}

// Without the white space around it.
std::string_view bare(std::string_view text) {
  DateScanner scanner(text);
  scanner.skip_space();
  text = scanner.rest();
  for (;;) {
    if (text.ends_with("\u00A0")) {
      text.remove_suffix(2);
    } else if (!text.empty() && (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r'))) {
      text.remove_suffix(1);
    } else {
      return text;
    }
  }
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  text = bare(text);
  if (text.empty() || text.size() > longest_date) return std::nullopt;
  if (const auto date = parse_iso(text)) return date;
  return parse_written(text);
}

}  // namespace morgue
