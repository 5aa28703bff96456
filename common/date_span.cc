// The values of `date:` clauses: units, ranges and spans counted back from a day.
#include <charconv>

#include "common/date.h"

namespace morgue {

namespace {

constexpr char after_every_key = '~';

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

DateSpan days(CivilDay first, CivilDay last) {
  return {sort_key(to_date(first)), sort_key(to_date(last)) + after_every_key};
}

// The same day of an earlier month, or that month's last day where it is shorter.
CivilDay months_before(CivilDay day, int months) {
  const CivilDay earlier = day - std::chrono::months(months);
  return earlier.ok() ? earlier : CivilDay(earlier.year() / earlier.month() / std::chrono::last);
}

// "7d", "2w", "3m", "1y": that long, ending today.
std::optional<DateSpan> parse_count_back(std::string_view text, CivilDay today) {
  constexpr int most = 99'999;  // keeps the calendar arithmetic in range; 273 years of days
  int count = 0;
  const char* const end = text.data() + text.size();
  const auto [unit, failed] = std::from_chars(text.data(), end, count);
  if (failed != std::errc() || end - unit != 1 || count < 1 || count > most) return std::nullopt;

  const std::chrono::sys_days last = today;
  constexpr std::chrono::days day(1);
  std::chrono::sys_days first;
  switch (*unit) {
    case 'd':
      first = last - count * day + day;
      break;
    case 'w':
      first = last - 7 * count * day + day;
      break;
    case 'm':
      if (count > 12 * static_cast<int>(today.year())) return std::nullopt;
      first = std::chrono::sys_days(months_before(today, count)) + day;
      break;
    case 'y':
      if (count > static_cast<int>(today.year())) return std::nullopt;
      first = std::chrono::sys_days(months_before(today, 12 * count)) + day;
      break;
    default:
      return std::nullopt;
  }
  const CivilDay first_day(first);
  if (first_day.year() < std::chrono::year(1)) return std::nullopt;
  return days(first_day, today);
}

// The key of the last day of a month ("201911").
std::string last_day_of(const std::string& month) {
  const std::chrono::year_month_day_last end{
      std::chrono::year(std::stoi(month.substr(0, 4))),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(std::stoi(month.substr(4)))))};
  return sort_key(to_date(CivilDay(end)));
}

// An article of 2019-11, its day unknown, lies within a span that begins on 2019-11-01 and ends no earlier than the
// month: the first key is made the month's, or the year's. Coarser keys sort just below their first day's.
void take_in_coarser_dates(DateSpan& span) {
  const auto ends_after = [&span](const std::string& last_day) {
    return span.last.empty() || span.last > last_day;
  };
  std::string& first = span.first;
  if (first.size() == 8 && first.ends_with("01")) {
    const std::string month = first.substr(0, 6);
    if (ends_after(last_day_of(month))) first = month;
  }
  if (first.size() == 6 && first.ends_with("01") && ends_after(first.substr(0, 4) + "1231")) first.resize(4);
}

std::optional<DateSpan> parse_unit(std::string_view typed, CivilDay today) {
  const std::string text = lower(trimmed(typed));
  if (text == "today") return days(today, today);
  if (text == "yesterday") {
    const CivilDay yesterday(std::chrono::sys_days(today) - std::chrono::days(1));
    return days(yesterday, yesterday);
  }
  if (auto span = parse_count_back(text, today)) return span;
  const std::optional<Date> date = parse_date(text);
  // Spans are of whole units, a day at the least.
  if (!date || date->precision > DatePrecision::day) return std::nullopt;
  const std::string key = sort_key(*date);
  return DateSpan{key, key + after_every_key};
}

}  // namespace

std::optional<DateSpan> parse_date_span(std::string_view text, CivilDay today) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    std::optional<DateSpan> unit = parse_unit(text, today);
    if (unit) take_in_coarser_dates(*unit);
    return unit;
  }

  const std::string_view from = trimmed(text.substr(0, dots));
  const std::string_view to = trimmed(text.substr(dots + 2));
  if (from.empty() && to.empty()) return std::nullopt;
  DateSpan span;
  if (!from.empty()) {
    const auto unit = parse_unit(from, today);
    if (!unit) return std::nullopt;
    span.first = unit->first;
  }
  if (!to.empty()) {
    const auto unit = parse_unit(to, today);
    if (!unit) return std::nullopt;
    span.last = unit->last;
  }
  if (!span.first.empty() && !span.last.empty() && span.first > span.last) return std::nullopt;
  take_in_coarser_dates(span);
  return span;
}

std::vector<std::string> keys_ending_after(const DateSpan& span) {
  std::vector<std::string> keys;
  if (span.last.empty()) return keys;
  const std::string last = span.last.substr(0, span.last.size() - 1);
  const auto add = [&](const std::string& unit, bool ends_with_span) {
    if (unit >= span.first && !ends_with_span) keys.push_back(unit);
  };
  if (last.size() >= 6) add(last.substr(0, 4), last.substr(4) == (last.size() == 6 ? "12" : "1231"));
  if (last.size() == 8) add(last.substr(0, 6), last == last_day_of(last.substr(0, 6)));
  return keys;
}

}  // namespace morgue
