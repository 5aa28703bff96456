#include "indexer/clean/weekdays.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/clean/plain_text_cleaner.h"

namespace morgue {
namespace {

TEST(Weekdays, AreNamedInSeveralLanguages) {
  struct Case {
    const char* text;
    std::optional<unsigned> day;
  };
  const Case cases[] = {
      {"said wednesday", 3U},
      {"am mittwoch, dem 6.", 3U},
      {"el miércoles 6", 3U},
      {"wed, 6 november", 3U},
      {"в среда", 3U},
      {"na quarta-feira", 3U},
      {"wednesdays", std::nullopt},
      {"the sunshine", std::nullopt},
      {"", std::nullopt},
  };
  for (const Case& c : cases) EXPECT_EQ(weekday_in(c.text), c.day) << c.text;
}

std::string iso(const std::optional<Date>& date) {
  return date ? to_iso(*date) : "none";
}

// 6 November 2019 was a Wednesday, 11 June 2019 a Tuesday.
TEST(Weekdays, TellTheOrderOfDayAndMonth) {
  constexpr unsigned monday = 1, tuesday = 2, wednesday = 3;
  struct Case {
    const char* name;
    const char* line;
    std::optional<unsigned> of_line, said;
    const char* date;
  };
  const Case cases[] = {
      {"by the line", "Wednesday 06/11/2019", wednesday, {}, "2019-11-06"},
      {"the other order", "Tuesday 06/11/2019", tuesday, {}, "2019-06-11"},
      {"by the text, of the day itself", "06/11/2019", {}, wednesday, "2019-11-06"},
      {"by the text, of the day before", "06/11/2019", {}, monday, "2019-06-11"},
      {"both fit the text", "06/11/2019", {}, tuesday, "none"},
      {"neither fits the line", "Monday 06/11/2019", monday, {}, "none"},
      {"nothing is said", "06/11/2019", {}, {}, "none"},
      {"one order alone is possible", "26/11/2019", {}, wednesday, "none"},
      {"no numbers", "6 November 2019", {}, wednesday, "none"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(iso(settle_order(c.line, c.of_line, c.said)), c.date);
  }
}

TEST(Weekdays, TellTheYearAmongThoseOfThePage) {
  struct Case {
    const char* name;
    const char* line;
    std::vector<int> years;
    const char* date;
  };
  const Case cases[] = {
      {"one year agrees", "Wednesday, 6 November", {2018, 2019}, "2019-11-06"},
      {"another day agrees with another year", "Tuesday, 6 November", {2018, 2019}, "2018-11-06"},
      {"a year that does not agree is not believed", "Friday, 6 November", {2018, 2019}, "none"},
      {"two years agree", "Wednesday, 6 November", {2013, 2019}, "none"},
      {"no year is known", "Wednesday, 6 November", {}, "none"},
      {"no weekday is named", "6 November", {2019}, "none"},
      {"the line has its own year", "Wednesday, 6 November 2013", {2019}, "none"},
      {"a range of days stays undated", "5-6 April", {2019}, "none"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(iso(settle_year(c.line, "en", c.years)), c.date);
  }
}

std::string date_of(const std::string& under_headline, const std::string& day, const std::string& foot) {
  return iso(
      read_page(
          "Reservoirs test the patience of all\n" + under_headline +
          "\n\nWater levels in the south-west stood at 47.3 per cent of capacity, the ministry of energy "
          "said on " +
          day +
          ". Producers must refill their dams before they sell power abroad, the minister told "
          "parliament later.\n\n" +
          foot + "\n")
          .date);
}

TEST(Weekdays, SettleADateOfAPageAndNeverInventOne) {
  EXPECT_EQ(date_of("06/11/2019", "Wednesday", ""), "2019-11-06");
  EXPECT_EQ(date_of("06/11/2019", "Tuesday", ""), "none");
  EXPECT_EQ(date_of("Wednesday, 6 November", "Tuesday", "© 2018-2019 Northern Wire"), "2019-11-06");
  EXPECT_EQ(date_of("Wednesday, 6 November", "Tuesday", ""), "none");
  EXPECT_EQ(date_of("5-6 April", "Wednesday", "© 2018-2019 Northern Wire"), "none");
  EXPECT_EQ(date_of("", "Wednesday", "© 2019 Northern Wire"), "none");
}

}  // namespace
}  // namespace morgue
