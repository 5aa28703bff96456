#include "common/date.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace morgue {
namespace {

using std::chrono::November;
using std::chrono::year;

constexpr CivilDay november_7 = year(2019) / November / 7;

struct ReadCase {
  const char* name;
  std::string text;
  std::string iso;  // empty: refused
  DatePrecision precision = DatePrecision::day;
};

constexpr auto a_year = DatePrecision::year;
constexpr auto a_month = DatePrecision::month;
constexpr auto a_day = DatePrecision::day;
constexpr auto a_minute = DatePrecision::minute;
constexpr auto a_second = DatePrecision::second;

void check(const std::vector<ReadCase>& cases) {
  for (const ReadCase& c : cases) {
    SCOPED_TRACE(std::string(c.name) + ": \"" + c.text + "\"");
    const std::optional<Date> date = parse_date(c.text);
    ASSERT_EQ(date.has_value(), !c.iso.empty());
    if (!date) continue;
    EXPECT_EQ(to_iso(*date), c.iso);
    EXPECT_EQ(date->precision, c.precision);
  }
}

TEST(ParseDate, ReadsWhatMachinesWrite) {
  check({
      {"a year", "2019", "2019", a_year},
      {"a month", "2019-11", "2019-11", a_month},
      {"a day", "2019-11-07", "2019-11-07"},
      {"a compact day", "20191107", "2019-11-07"},
      {"white space around it", " \t2019-11-07\r\n", "2019-11-07"},
      {"no-break space around it", "\u00A02019-11-07\u00A0", "2019-11-07"},
      {"a moment with its offset", "2019-11-07T07:16:00+04:00", "2019-11-07T07:16:00+04:00", a_second},
      {"an offset west", "2019-11-07T07:16:00-03:30", "2019-11-07T07:16:00-03:30", a_second},
      {"Zulu time", "2019-11-07T07:16:05Z", "2019-11-07T07:16:05Z", a_second},
      {"small letters", "2019-11-07t07:16:05z", "2019-11-07T07:16:05Z", a_second},
      {"an offset of nothing", "2019-11-07T07:16:05-00:00", "2019-11-07T07:16:05Z", a_second},
      {"the largest offset", "2019-11-07T07:16:05+14:00", "2019-11-07T07:16:05+14:00", a_second},
      {"an offset without colon", "2019-11-07T07:16:05+0400", "2019-11-07T07:16:05+04:00", a_second},
      {"an offset in hours", "2019-11-07T07:16:05+04", "2019-11-07T07:16:05+04:00", a_second},
      {"no offset", "2019-11-07T07:16:05", "2019-11-07T07:16:05", a_second},
      {"a space for the T", "2019-11-07 07:16", "2019-11-07T07:16:00", a_minute},
      {"a space before the offset", "2019-11-07 07:16 +0400", "2019-11-07T07:16:00+04:00", a_minute},
      {"a zone by name", "2019-11-07 07:16:05 UTC", "2019-11-07T07:16:05Z", a_second},
      {"a fraction is dropped", "2019-11-07T07:16:05.999Z", "2019-11-07T07:16:05Z", a_second},
      {"a fraction after a comma", "2019-11-07T07:16:05,123456+01:00", "2019-11-07T07:16:05+01:00", a_second},
      {"compact time", "20191107T071605Z", "2019-11-07T07:16:05Z", a_second},
      {"compact time to the minute", "20191107T0716", "2019-11-07T07:16:00", a_minute},
      {"a leap second is the last of its minute", "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", a_second},
      {"29 February of a leap year", "2020-02-29", "2020-02-29"},
      {"29 February 2000", "2000-02-29", "2000-02-29"},
      {"midnight", "2019-11-07T00:00:00", "2019-11-07T00:00:00", a_second},
      {"seconds since 1970", "1573096560", "2019-11-07T03:16:00Z", a_second},
      {"milliseconds since 1970", "1573096560999", "2019-11-07T03:16:00Z", a_second},
      {"the first year", "1000", "1000", a_year},
      {"the last day", "9999-12-31", "9999-12-31"},
  });
}

TEST(ParseDate, ReadsWhatPeopleWrite) {
  check({
      {"day first", "7 November 2019", "2019-11-07"},
      {"month first", "November 7, 2019", "2019-11-07"},
      {"month first without comma", "November 7 2019", "2019-11-07"},
      {"a short month", "Nov. 7, 2019", "2019-11-07"},
      {"Sept", "Sept. 5, 2019", "2019-09-05"},
      {"Sep", "5 Sep 2019", "2019-09-05"},
      {"May", "5 May 2019", "2019-05-05"},
      {"capitals", "7 NOVEMBER 2019", "2019-11-07"},
      {"an ordinal", "7th November 2019", "2019-11-07"},
      {"an ordinal with of", "7th of November, 2019", "2019-11-07"},
      {"an ordinal behind the month", "December 1st, 2019", "2019-12-01"},
      {"a weekday", "Thursday, 7 November 2019", "2019-11-07"},
      {"a short weekday", "Thurs. Nov 7 2019", "2019-11-07"},
      {"hyphens", "07-Nov-2019", "2019-11-07"},
      {"a month alone", "November 2019", "2019-11", a_month},
      {"a short month alone", "Nov. 2019", "2019-11", a_month},
      {"a time", "Nov. 7, 2019 07:16", "2019-11-07T07:16:00", a_minute},
      {"a time with seconds", "Nov. 7, 2019 07:16:09", "2019-11-07T07:16:09", a_second},
      {"the morning", "November 7, 2019 at 7:16 am", "2019-11-07T07:16:00", a_minute},
      {"the evening", "November 7, 2019, 7:16 p.m.", "2019-11-07T19:16:00", a_minute},
      {"the evening with a zone", "November 7, 2019 7:16 p.m. EST", "2019-11-07T19:16:00-05:00", a_minute},
      {"a narrow space before PM", "November 7, 2019 at 7:16\u202FPM", "2019-11-07T19:16:00", a_minute},
      {"an hour alone", "7 November 2019, 7pm", "2019-11-07T19:00:00", a_minute},
      {"a full stop in the time", "7 November 2019, 7.16pm", "2019-11-07T19:16:00", a_minute},
      {"half past midnight", "7 November 2019 12:30 am", "2019-11-07T00:30:00", a_minute},
      {"half past noon", "7 November 2019 12:30 pm", "2019-11-07T12:30:00", a_minute},
      {"a dash before the time", "7 November 2019 \u2013 07:16", "2019-11-07T07:16:00", a_minute},
      {"a zone in brackets", "Thursday, 7 November 2019 07:16 (UTC+04:00)", "2019-11-07T07:16:00+04:00",
       a_minute},
      {"a zone without them", "7 November 2019 07:16 UTC+04:00", "2019-11-07T07:16:00+04:00", a_minute},
      {"a zone in one digit", "7 November 2019 07:16 GMT-5", "2019-11-07T07:16:00-05:00", a_minute},
      {"a true minus sign", "7 November 2019 07:16 UTC\u22125:30", "2019-11-07T07:16:00-05:30", a_minute},
      {"British summer", "7 July 2019 07:16 BST", "2019-07-07T07:16:00+01:00", a_minute},
      {"Moscow", "7 July 2019 07:16 MSK", "2019-07-07T07:16:00+03:00", a_minute},
      {"Pacific summer", "7 July 2019 07:16 pdt", "2019-07-07T07:16:00-07:00", a_minute},
      {"mail", "Thu, 07 Nov 2019 07:16:00 +0400", "2019-11-07T07:16:00+04:00", a_second},
      {"mail with one digit", "Thu, 7 Nov 2019 07:16:00 GMT", "2019-11-07T07:16:00Z", a_second},
      {"mail with the zone named", "Thu, 07 Nov 2019 07:16:00 +0300 (MSK)", "2019-11-07T07:16:00+03:00",
       a_second},
      {"mail of this century's two digits", "Thu, 07 Nov 19 07:16:00 GMT", "2019-11-07T07:16:00Z", a_second},
      {"mail of last century's", "Sun, 07 Nov 93 07:16:00 EST", "1993-11-07T07:16:00-05:00", a_second},
      {"JavaScript", "Thu Nov 07 2019 07:16:00 GMT+0400 (Gulf Standard Time)", "2019-11-07T07:16:00+04:00",
       a_second},
      {"a weekday that does not fit is no reason to lose the day", "Friday, 7 November 2019", "2019-11-07"},
      {"single digits with the year first", "2019-1-5", "2019-01-05"},
      {"slashes with the year first", "2019/11/07 7:16", "2019-11-07T07:16:00", a_minute},
      {"the day can only be first", "31/12/2019", "2019-12-31"},
      {"the day can only be second", "12/31/2019", "2019-12-31"},
      {"full stops", "31.12.2019", "2019-12-31"},
      {"either order says the same", "07/07/2019", "2019-07-07"},
  });
}

TEST(ParseDate, RefusesWhatIsNoDateOrCannotBeKnown) {
  check({
      {"nothing", "", ""},
      {"white space", " \n", ""},
      {"a word", "yesterday", ""},
      {"an order that nobody can know", "05/06/2019", ""},
      {"the same with full stops", "05.06.2019", ""},
      {"30 February", "2019-02-30", ""},
      {"29 February of a common year", "2019-02-29", ""},
      {"29 February 1900", "1900-02-29", ""},
      {"month 13", "2019-13", ""},
      {"month 0", "2019-00", ""},
      {"day 0", "2019-11-00", ""},
      {"31 November", "31 November 2019", ""},
      {"compact 31 November", "20191131", ""},
      {"hour 24", "2019-11-07T24:00:00", ""},
      {"minute 60", "2019-11-07T07:60:00", ""},
      {"second 61", "2019-11-07T07:16:61", ""},
      {"hour 0 of the afternoon", "7 November 2019 0:30 pm", ""},
      {"hour 13 of the morning", "7 November 2019 13:30 am", ""},
      {"an offset too far", "2019-11-07T07:16:00+14:01", ""},
      {"an offset too far west", "2019-11-07T07:16:00-15:00", ""},
      {"an offset with 60 minutes", "2019-11-07T07:16:00+04:60", ""},
      {"half an offset", "2019-11-07T07:16:00+0", ""},
      {"a T without time", "2019-11-07T", ""},
      {"an hour alone", "2019-11-07T07", ""},
      {"a zone without time", "2019-11-07Z", ""},
      {"a zone that several share", "7 November 2019 07:16 IST", ""},
      {"an open bracket", "7 November 2019 07:16 (UTC", ""},
      {"a year too early", "0999", ""},
      {"a year of three digits", "7 November 999", ""},
      {"a year of two digits without time", "7 November 19", ""},
      {"a year of two digits without zone", "Thu, 07 Nov 19 07:16:00", ""},
      {"two digits with slashes", "31/12/19", ""},
      {"six digits", "201911", ""},
      {"nine digits", "157309656", ""},
      {"eleven digits", "15730965600", ""},
      {"no year", "7 November", ""},
      {"a month without year", "November", ""},
      {"a month with a time", "November 2019 07:16", ""},
      {"a month by half its name", "7 Novem 2019", ""},
      {"a word before", "Published 7 November 2019", ""},
      {"a word behind", "7 November 2019 in Vienna", ""},
      {"a number behind", "2019-11-07 5", ""},
      {"a sentence", "The 7 November 2019 meeting lasted until 07:16 and ended without a joint statement.",
       ""},
      {"a NUL", std::string("2019-11-07\0", 11), ""},
      {"other digits", "２０１９-11-07", ""},
      {"a megabyte of digits", std::string(1'000'000, '1'), ""},
  });
}

TEST(ParseDate, ReadsBackEveryDayThatItPrints) {
  using std::chrono::days;
  using std::chrono::sys_days;
  const sys_days last = year(2105) / std::chrono::January / 1;
  for (sys_days day = year(1895) / std::chrono::January / 1; day < last; day += days(1)) {
    const Date date = to_date(CivilDay(day));
    ASSERT_EQ(parse_date(to_iso(date)), date) << to_iso(date);
    ASSERT_EQ(parse_date(sort_key(date)), date) << sort_key(date);
  }
}

TEST(ParseDate, KeepsTheOffsetAsStated) {
  EXPECT_EQ(parse_date("2019-11-07T07:16:00+04:00")->offset_minutes, 240);
  EXPECT_EQ(parse_date("2019-11-07T07:16:00-03:30")->offset_minutes, -210);
  EXPECT_EQ(parse_date("2019-11-07T07:16:00Z")->offset_minutes, 0);
  EXPECT_EQ(parse_date("2019-11-07T07:16:00")->offset_minutes, std::nullopt);
}

Date moment(DatePrecision precision) {
  Date date = to_date(november_7);
  date.hour = 7;
  date.minute = 16;
  date.second = 5;
  date.precision = precision;
  return date;
}

TEST(PrintDate, GoesAsFarAsThePrecision) {
  struct Case {
    DatePrecision precision;
    const char* iso;
    const char* key;
  };
  const std::vector<Case> cases{
      {a_year, "2019", "2019"},
      {a_month, "2019-11", "201911"},
      {a_day, "2019-11-07", "20191107"},
      {a_minute, "2019-11-07T07:16:00", "20191107T0716"},
      {a_second, "2019-11-07T07:16:05", "20191107T071605"},
  };
  std::string coarser;
  for (const Case& c : cases) {
    SCOPED_TRACE(c.key);
    EXPECT_EQ(to_iso(moment(c.precision)), c.iso);
    EXPECT_EQ(sort_key(moment(c.precision)), c.key);
    EXPECT_TRUE(sort_key(moment(c.precision)).starts_with(coarser));
    EXPECT_LT(sort_key(moment(c.precision)), coarser + "~");
    coarser = c.key;
  }
}

TEST(PrintDate, NamesEachPrecisionAndReadsItBack) {
  for (const DatePrecision precision : {a_year, a_month, a_day, a_minute, a_second}) {
    EXPECT_EQ(parse_precision(to_string(precision)), precision);
  }
  EXPECT_EQ(to_string(a_minute), "minute");
  EXPECT_EQ(parse_precision("hour"), std::nullopt);
  EXPECT_EQ(parse_precision(""), std::nullopt);
}

struct SpanCase {
  const char* name;
  const char* text;
  const char* first;
  const char* last;
  CivilDay today = november_7;
};

TEST(ParseDateSpan, ReadsUnitsRangesAndCountsBack) {
  using namespace std::chrono;
  const std::vector<SpanCase> cases{
      {"a year", "2019", "2019", "2019~"},
      {"a month", "2019-11", "201911", "201911~"},
      {"a day", "2019-11-07", "20191107", "20191107~"},
      {"white space", " 2019-11 ", "201911", "201911~"},
      {"a written day", "7 November 2019", "20191107", "20191107~"},
      {"months to months", "2019-10..2019-12", "201910", "201912~"},
      {"a day to its month", "2019-11-07..2019-11", "20191107", "201911~"},
      {"a year to itself", "2019..2019", "2019", "2019~"},
      {"up to a year", "..2018", "", "2018~"},
      {"from a year on", "2024..", "2024", ""},
      {"up to yesterday", "2019-10..yesterday", "201910", "20191106~"},
      {"today", "today", "20191107", "20191107~"},
      {"yesterday", "Yesterday", "20191106", "20191106~"},
      {"yesterday over the new year", "yesterday", "20181231", "20181231~", year(2019) / January / 1},
      {"one day", "1d", "20191107", "20191107~"},
      {"seven days end today", "7d", "20191101", "20191107~"},
      {"two weeks", "2W", "20191025", "20191107~"},
      {"three months", "3m", "20190808", "20191107~"},
      {"a year back", "1y", "20181108", "20191107~"},
      {"a month back from the 31st", "1m", "201903", "20190331~", year(2019) / March / 31},
      {"a month back into a leap February", "1m", "202003", "20200331~", year(2020) / March / 31},
      {"a year back from 29 February", "1y", "201903", "20200229~", year(2020) / February / 29},
      {"a year's months over the new year", "12m", "201802", "20190131~", year(2019) / January / 31},
      {"counted back to the end", "5d..", "20191103", ""},
      {"a month's days take in the month itself", "2019-11-01..2019-11-30", "201911", "20191130~"},
      {"not where the month ends later", "2019-11-01..2019-11-29", "20191101", "20191129~"},
      {"a year's days take in the year itself", "2019-01-01..2019-12-31", "2019", "20191231~"},
      {"a year's months take in the year itself", "2019-01..2020-02", "2019", "202002~"},
      {"a month's first day to no end", "2020-02-01..", "202002", ""},
      {"not from its second day", "2020-02-02..", "20200202", ""},
  };
  for (const SpanCase& c : cases) {
    SCOPED_TRACE(std::string(c.name) + ": " + c.text);
    const std::optional<DateSpan> span = parse_date_span(c.text, c.today);
    ASSERT_TRUE(span.has_value());
    EXPECT_EQ(span->first, c.first);
    EXPECT_EQ(span->last, c.last);
  }
}

TEST(ParseDateSpan, RefusesWhatIsNoSpan) {
  for (const char* text : {"",
                           " ",
                           "..",
                           " .. ",
                           "deal",
                           "2019-13",
                           "2019-02-30",
                           "2020..2019",
                           "2019-11-08..2019-11-07",
                           "2019...2020",
                           "2018..2019..2020",
                           "2019..deal",
                           "deal..2019",
                           "0d",
                           "-7d",
                           "+7d",
                           "7",
                           "7h",
                           "d",
                           "7 d",
                           "7dd",
                           "100000d",
                           "99999999999999999999d",
                           "3000y",
                           "99999m",
                           "2019-11-07T07:16",
                           "1573096560",
                           "tomorrow"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(parse_date_span(text, november_7), std::nullopt);
  }
}

// What is dated to a month or year alone is in no span that ends within it, though its key sorts there.
TEST(ParseDateSpan, LeavesOutTheMonthAndTheYearThatEndAfterIt) {
  struct Case {
    const char* name;
    const char* text;
    std::vector<std::string> keys;
  };
  const std::vector<Case> cases{
      {"a unit holds itself", "2019", {}},
      {"a month's year sorts below it", "2019-11", {}},
      {"so do a day's month and year", "2019-11-07", {}},
      {"an end within month and year", "..2019-11-06", {"2019", "201911"}},
      {"within them from an earlier year", "2018-05..2019-11-06", {"2019", "201911"}},
      {"from the year's own beginning", "2019-01..2019-11-06", {"201911"}},
      {"from the month's own beginning", "2019-11-01..2019-11-06", {}},
      {"from the month before", "2019-10-31..2019-11-06", {"201911"}},
      {"the end of a month within its year", "..2019-11-30", {"2019"}},
      {"a month within its year", "..2019-11", {"2019"}},
      {"not the end of a leap February", "..2020-02-28", {"2020", "202002"}},
      {"the end of a leap February", "..2020-02-29", {"2020"}},
      {"the end of a year", "..2019-12-31", {}},
      {"the last month of a year", "..2019-12", {}},
      {"a year", "..2019", {}},
      {"no end", "2019-11-06..", {}},
      {"a span counted back", "2m", {"201911"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.name) + ": " + c.text);
    EXPECT_EQ(keys_ending_after(*parse_date_span(c.text, november_7)), c.keys);
  }
}

TEST(ParseDateSpan, HoldsEveryKeyOfItsLastUnitAndNoneOfTheNext) {
  const DateSpan month = *parse_date_span("2019-11", november_7);
  for (const DatePrecision precision : {a_month, a_day, a_minute, a_second}) {
    const std::string key = sort_key(moment(precision));
    EXPECT_LE(month.first, key);
    EXPECT_LE(key, month.last);
  }
  EXPECT_GT(sort_key(*parse_date("2019-12-01")), month.last);
  EXPECT_LT(sort_key(*parse_date("2019-10-31T23:59:59")), month.first);
  EXPECT_LT(sort_key(moment(a_year)), month.first);
}

TEST(Clock, TellsARealDayAndMoment) {
  EXPECT_TRUE(today_local().ok());
  const Date now = now_utc();
  EXPECT_EQ(now.offset_minutes, 0);
  EXPECT_EQ(now.precision, a_second);
  EXPECT_EQ(parse_date(to_iso(now)), now);
  // The local day is never more than a day from the UTC day, whatever the zone.
  const CivilDay utc(year(now.year), std::chrono::month(static_cast<unsigned>(now.month)),
                     std::chrono::day(static_cast<unsigned>(now.day)));
  EXPECT_LE(std::chrono::abs(std::chrono::sys_days(today_local()) - std::chrono::sys_days(utc)),
            std::chrono::days(1));
}

TEST(Dates, AreDaysApart) {
  const auto between = [](const char* first, const char* last) {
    return days_between(*parse_date(first), *parse_date(last));
  };
  EXPECT_EQ(between("2019-11-07", "2019-11-07T23:59:00+04:00"), 0);
  EXPECT_EQ(between("2020-02-28", "2020-03-01"), 2);
  EXPECT_EQ(between("2020-03-01", "2019-12-31"), -61);
  EXPECT_EQ(between("2020-03", "2020-03-01"), std::nullopt);
  EXPECT_EQ(between("2020-03-01", "2020"), std::nullopt);
}

}  // namespace
}  // namespace morgue
