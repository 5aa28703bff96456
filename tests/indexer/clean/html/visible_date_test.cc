#include "indexer/clean/html/visible_date.h"

#include <gtest/gtest.h>

#include <string>

namespace morgue::html {
namespace {

std::string found(std::string_view text, NumericOrder order = NumericOrder::day_first) {
  std::string all;
  for (const VisibleDate& one : find_dates(text, order)) {
    if (!all.empty()) all += ' ';
    all += to_iso(one.date);
  }
  return all;
}

TEST(VisibleDate, ReadsTheLanguagesOfTheCorpus) {
  struct Case {
    const char* name;
    std::string text;
    std::string dates;
  };
  const std::vector<Case> cases{
      {"English", "Published on November 7, 2019 by us", "2019-11-07"},
      {"English, the day first", "7th of November 2019", "2019-11-07"},
      {"an abbreviation", "Sept. 3, 2019", "2019-09-03"},
      {"German", "Donnerstag, 7. März 2019, 12:30 Uhr", "2019-03-07"},
      {"French", "Publié le 1er août 2019", "2019-08-01"},
      {"Spanish", "7 de noviembre de 2019", "2019-11-07"},
      {"Portuguese", "7 de março de 2019", "2019-03-07"},
      {"Italian", "7 gennaio 2019", "2019-01-07"},
      {"Polish", "7 października 2019", "2019-10-07"},
      {"Dutch", "7 mei 2019", "2019-05-07"},
      {"Russian", "7 ноября 2019", "2019-11-07"},
      {"Turkish", "7 Ağustos 2019", "2019-08-07"},
      {"Chinese", "2019年11月7日", "2019-11-07"},
      {"Korean", "2019년 11월 7일", "2019-11-07"},
      {"Hindi", "7 नवंबर 2019", "2019-11-07"},
      {"Hungarian, the year first", "2019. november 7.", "2019-11-07"},
      {"a year before a date that has its own", "Report 2018 May 5, 2019", "2019-05-05"},
      {"the time before the year", "Thu Nov 07 08:00:00 CET 2019", "2019-11-07"},
      {"the time and the offset before the year", "Thu Nov 07 08:00:00 +0000 2019", "2019-11-07"},
      {"numbers with full stops", "Stand: 07.11.2019, 9.30 Uhr", "2019-11-07"},
      {"a short year", "07.11.19", "2019-11-07"},
      {"ISO", "2019-11-07T10:00", "2019-11-07"},
      {"two", "1.2.2019 - 3.4.2019", "2019-02-01 2019-04-03"},
      {"a month that can only be a day", "11/27/2019", "2019-11-27"},
      {"no year, no date", "7. November", ""},
      {"no such day", "31. Februar 2019", ""},
      {"a version", "1.2.2019.4", ""},
      {"a price", "from 5.99 to 7.10", ""},
      {"a month's name alone", "May 2019", ""},
      {"a long number", "20191107123", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(found(c.text), c.dates);
  }
}

TEST(VisibleDate, TheCountryDecidesTheOrderOfNumbers) {
  EXPECT_EQ(found("05/06/2019", NumericOrder::day_first), "2019-06-05");
  EXPECT_EQ(found("05/06/2019", NumericOrder::month_first), "2019-05-06");
  EXPECT_EQ(found("25/06/2019", NumericOrder::month_first), "2019-06-25");
  EXPECT_EQ(found("05.06.2019", NumericOrder::month_first), "2019-06-05") << "full stops are European";
}

}  // namespace
}  // namespace morgue::html
