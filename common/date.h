// Dates as news states them: to the year, month, day, minute or second, in the source's own offset.
//
// A Date is never converted to another zone: an article's own day is the day its publisher printed.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {

enum class DatePrecision : std::uint8_t { year, month, day, minute, second };

std::string_view to_string(DatePrecision precision);
std::optional<DatePrecision> parse_precision(std::string_view name);

struct Date {
  int year = 0;  // 1..9999, proleptic Gregorian
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::optional<int> offset_minutes;  // east of UTC, as stated; absent where the source states none
  DatePrecision precision = DatePrecision::day;

  bool operator==(const Date&) const = default;
};

using CivilDay = std::chrono::year_month_day;

Date to_date(CivilDay day);

// The machine's own day and moment. Tests pass their own instead of calling these.
CivilDay today_local();
Date now_utc();

// Reads a whole string that is a date and nothing else (surrounding white space apart): ISO 8601 and RFC 3339
// ("2019", "2019-11", "2019-11-07", "20191107", "2019-11-07T07:16:00+04:00", "2019-11-07 07:16", "...Z"),
// RFC 2822 ("Thu, 07 Nov 2019 07:16:00 +0400"), English dates with month names ("7 November 2019",
// "November 7, 2019", "Nov. 7, 2019 07:16", "Thursday, 7 November 2019 07:16 (UTC+04:00)") and Unix epochs of
// 10 (seconds) or 13 (milliseconds) digits. Numeric day/month orders that a reader cannot know ("05/06/2019")
// are refused, "31/12/2019" is read. Impossible days are refused. nullopt: not understood.
std::optional<Date> parse_date(std::string_view text);

// "2019", "2019-11", "2019-11-07", or RFC 3339 with the offset as stated ("2019-11-07T07:16:00+04:00";
// without a stated offset the local form "2019-11-07T07:16:00").
std::string to_iso(const Date& date);

// "2019", "201911", "20191107", "20191107T0716", "20191107T071600": each coarser key is a prefix of the finer
// ones, so a unit's span is [key, key + "~"]. Stored in value slots: do not change.
std::string sort_key(const Date& date);

// Days from `first` to `last`; nullopt where one of them is not known to the day.
std::optional<int> days_between(const Date& first, const Date& last);

// A span of publication days as sort keys, both ends included; an open end is empty.
// `last` is already closed with '~', so that every key of the last unit sorts below it.
struct DateSpan {
  std::string first;
  std::string last;

  bool operator==(const DateSpan&) const = default;
};

// Reads the value of a `date:` clause: a unit ("2019", "2019-11", "2019-11-07"), a range ("A..B", "..B",
// "A.."), or a relative form counted back from `today` ("today", "yesterday", "7d", "2w", "3m", "1y"; "7d" is
// the seven days that end today). nullopt: not a date.
std::optional<DateSpan> parse_date_span(std::string_view text, CivilDay today);

// The keys of the year and the month that sort within `span` but end after it, ascending: what is dated to these and no finer lies
// in no span that does not hold them whole.
std::vector<std::string> keys_ending_after(const DateSpan& span);

}  // namespace morgue
