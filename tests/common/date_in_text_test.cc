#include "common/date_in_text.h"

#include <gtest/gtest.h>

#include <string>

namespace morgue {
namespace {

std::string found(const char* text, const char* language) {
  const auto date = find_date_in(text, language);
  return date ? to_iso(date->date) : "none";
}

TEST(DateInText, IsFoundInTheFormsOfManyLanguages) {
  struct Case {
    const char* text;
    const char* language;
    const char* date;
  };
  constexpr Case cases[] = {
      {"Mi, 18. Oktober 2023 um 12:50 Uhr", "de", "2023-10-18T12:50:00"},
      {"Swantje Holm | 06.11.23", "de", "2023-11-06"},
      {"19.10.19, 18:56", "de", "2019-10-19T18:56:00"},
      {"Publié le 3 février 2020 à 14h05", "fr", "2020-02-03T14:05:00"},
      {"6 de mayo de 2022 05:30", "es", "2022-05-06T05:30:00"},
      {"3 de mayo de 202221:25", "es", "2022-05-03T21:25:00"},
      {"Pubblicato il 19 Febbraio 2020", "it", "2020-02-19"},
      {"13 ноября 2019 г.", "ru", "2019-11-13"},
      {"5 października 2021", "pl", "2021-10-05"},
      {"11 Haziran 2021", "tr", "2021-06-11"},
      {"2. kesäkuuta 2020 klo 9.30", "fi", "2020-06-02"},
      {"१९ जनवरी २०२२", "hi", "2022-01-19"},
      {"12 نوفمبر 2020", "ar", "2020-11-12"},
      {"2019年11月20日 10:15", "ja", "2019-11-20T10:15:00"},
      {"2019년 11월 7일", "ko", "2019-11-07"},
      {"STOCKHOLM, Jan 14 2022", "en", "2022-01-14"},
      {"July 8th, 2021 at 3:05 pm", "en", "2021-07-08T15:05:00"},
      {"November 2019", "en", "2019-11"},
      {"12.11.2019", "", "2019-11-12"},
      {"12/30/2019 05:03 AM EST", "en", "2019-12-30T05:03:00"},
      {"05/06/2019 10:00 PM EST", "en", "2019-05-06T22:00:00"},
      {"05/06/2019", "fr", "2019-06-05"},
      {"2019/06/05", "ja", "2019-06-05"},
  };
  for (const Case& c : cases) EXPECT_EQ(found(c.text, c.language), c.date) << c.text;
}

TEST(DateInText, WhatIsNotCertainIsNoDate) {
  struct Case {
    const char* name;
    const char* text;
    const char* language;
  };
  constexpr Case cases[] = {
      {"a day without a year", "the visit on 5-6 April", "en"},
      {"either order in English", "05/06/2019", "en"},
      {"either order in no known language", "05/06/2019", ""},
      {"a day that is none", "31.02.2019", "de"},
      {"a version", "release 10.2.2019.4", "en"},
      {"a designation", "CVE-2019-10-07", "en"},
      {"an amount", "$12.11.2019", "en"},
      {"a year alone", "in 2018", "en"},
      {"no digits", "said Wednesday", "en"},
      {"nothing", "", "en"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(found(c.text, c.language), "none");
  }
}

TEST(DateInText, ParsingTakesTheWholeTextAndNothingBesideIt) {
  EXPECT_TRUE(parse_date_in("Mittwoch, 18. Oktober 2023", "de").has_value());
  EXPECT_TRUE(parse_date_in("2019-11-07T07:16:00+04:00", "").has_value());
  EXPECT_FALSE(parse_date_in("Am 18. Oktober 2023 begann der Streik", "de").has_value());
  EXPECT_FALSE(parse_date_in("Deadline: 3 November 2019", "en").has_value());
  EXPECT_FALSE(parse_date_in("18. Oktober 2023, 19. Oktober 2023", "de").has_value());
}

TEST(DateInText, TellsWhereTheDateStands) {
  const std::string text = "Von Ann Lee am 14. Mai 2014, 15:40 Uhr";
  const auto date = find_date_in(text, "de");
  ASSERT_TRUE(date.has_value());
  EXPECT_EQ(text.substr(date->begin, date->end - date->begin), "14. Mai 2014, 15:40 Uhr");
}

}  // namespace
}  // namespace morgue
