#include "indexer/clean/line_dates.h"

#include <gtest/gtest.h>

#include <vector>

#include "indexer/clean/header_lines.h"

namespace morgue {
namespace {

TEST(LineDates, LinesThatAreDatesAndNothingElse) {
  struct Case {
    const char* line;
    const char* published;
    const char* updated;
  };
  constexpr Case cases[] = {
      {"7 November 2019 07:16 (UTC+04:00)", "2019-11-07T07:16:00+04:00", ""},
      {"Published: 2019-11-07", "2019-11-07", ""},
      {"PUBLISHED 2019-11-07", "2019-11-07", ""},
      {"Nov. 7, 2019", "2019-11-07", ""},
      {"Date: 2019-11-07", "2019-11-07", ""},
      {"Thursday, 7 November 2019", "2019-11-07", ""},
      {"First published on 7 November 2019", "2019-11-07", ""},
      {"Updated 7 November 2019", "", "2019-11-07"},
      {"Last updated: Nov. 7, 2019", "", "2019-11-07"},
      {"10 December 2024 | Updated 11 December 2024", "2024-12-10", "2024-12-11"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.line);
    const auto dates = read_date_line(c.line);
    ASSERT_TRUE(dates.has_value());
    EXPECT_EQ(dates->published ? to_iso(*dates->published) : "", c.published);
    EXPECT_EQ(dates->updated ? to_iso(*dates->updated) : "", c.updated);
  }
}

TEST(LineDates, TheDayIsReadWhateverTimeFollows) {
  for (const char* const line : {"10 December 2024 | 13:05 GMT", "December 10, 2024 at 1:05 p.m. ET",
                                 "10 December 2024, 13:05 CET", "10 December 2024 13:05 Uhr"}) {
    SCOPED_TRACE(line);
    const auto dates = read_date_line(line);
    ASSERT_TRUE(dates && dates->published);
    EXPECT_EQ(dates->published->year, 2024);
    EXPECT_EQ(dates->published->month, 12);
    EXPECT_EQ(dates->published->day, 10);
  }
}

TEST(LineDates, OtherLinesAreNot) {
  for (const char* const line : {"", "On 7 November 2019 the ministers met.", "Politics 6 November 18:03",
                                 "The class of 2019 | and its teachers", "07:16", "Date night at the opera",
                                 "Updated guidance for schools", "5-6 April", "November", "13:05 GMT"}) {
    EXPECT_FALSE(read_date_line(line).has_value()) << line;
  }
}

TEST(LineDates, ALabelledDateGluedToATitle) {
  const auto glued = read_glued_date(" date 2019-11-07 Russia, India to maintain defense cooperation");
  ASSERT_TRUE(glued.has_value());
  EXPECT_EQ(to_iso(glued->date), "2019-11-07");
  EXPECT_EQ(glued->rest, "Russia, India to maintain defense cooperation");
  EXPECT_EQ(read_glued_date("Published 7 November 2019 Grain terminal is doubled")->rest,
            "Grain terminal is doubled");
  for (const char* const line : {"date 2019-11-07", "date 2019-11-07 Two words",
                                 "2019-11-07 No label stands here", "date the day with care", ""}) {
    EXPECT_FALSE(read_glued_date(line).has_value()) << line;
  }
}

TEST(LineDates, ClocksAreNoText) {
  for (const char* const line : {"07:16", "14:56 GMT +3", "10:31 AM ET", "14:56 GMT +313 November 2019"}) {
    EXPECT_TRUE(is_clock(line)) << line;
  }
  for (const char* const line :
       {"", "7 November 2019", "07:16 the train left", "2:1 for the home side", "10.5 million"}) {
    EXPECT_FALSE(is_clock(line)) << line;
  }
}

TEST(HeaderLines, NamesAndValues) {
  using Field = HeaderLine::Field;
  struct Case {
    const char* line;
    Field field;
    const char* value;
  };
  constexpr Case cases[] = {
      {"Title: A day at sea", Field::title, "A day at sea"},
      {"HEADLINE : A day at sea", Field::title, "A day at sea"},
      {"title: \"A day: at sea\"", Field::title, "A day: at sea"},
      {"Source: Northern Wire", Field::source, "Northern Wire"},
      {"tags: [energy, Norway]", Field::tags, "energy, Norway"},
      {"URL: https://a.example/1", Field::url, "https://a.example/1"},
      {"Language: en", Field::language, "en"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.line);
    const auto header = read_header_line(c.line);
    ASSERT_TRUE(header.has_value());
    EXPECT_EQ(header->field, c.field);
    EXPECT_EQ(header->value, c.value);
  }
  for (const char* const line :
       {"", "Title:", "Title", "Subtitle: x", "He said: no", "A title: of some length", ": x"}) {
    EXPECT_FALSE(read_header_line(line).has_value()) << line;
  }
}

}  // namespace
}  // namespace morgue
