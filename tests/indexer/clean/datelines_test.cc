#include "indexer/clean/datelines.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

TEST(Datelines, GivePlaceAgencyAndDate) {
  struct Case {
    const char* paragraph;
    const char* place;
    const char* agency;
    const char* date;
  };
  constexpr Case cases[] = {
      {"MOSCOW (Sputnik) - Russia and India are talking.", "MOSCOW", "Sputnik", ""},
      {"STOCKHOLM, Jan 14 2022 (Northern Wire) - The coastguard said.", "STOCKHOLM", "Northern Wire",
       "2022-01-14"},
      {"TÓRSHAVN – The quota will fall.", "TÓRSHAVN", "", ""},
      {"HAMINA, Finland — The machines never sleep.", "HAMINA", "", ""},
      {"New Delhi: In a significant move, both agreed.", "New Delhi", "", ""},
      {"Lisbon (Delta Post) – Pharmacists have begun.", "Lisbon", "Delta Post", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.paragraph);
    const auto dateline = read_dateline(c.paragraph, "en");
    ASSERT_TRUE(dateline.has_value());
    EXPECT_EQ(dateline->place, c.place);
    EXPECT_EQ(dateline->agency, c.agency);
    EXPECT_EQ(dateline->date ? to_iso(*dateline->date) : "", c.date);
  }
}

TEST(Datelines, OtherBeginningsAreNone) {
  for (const char* const paragraph :
       {"Russia and India - two old friends - are talking.", "BREAKING - The bridge has fallen.",
        "Analysis: what the summit means for the region.", "The S-400 (a missile) - is on its way.",
        "“We waited” - said the mayor.", "NATO said on Friday - again - that it would wait.", "", "- ",
        ": "}) {
    EXPECT_FALSE(read_dateline(paragraph, "en").has_value()) << paragraph;
  }
}

}  // namespace
}  // namespace morgue
