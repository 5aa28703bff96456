#include "indexer/clean/plain_text_cleaner.h"

#include <gtest/gtest.h>

#include "indexer/clean/page_lines.h"
#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using Texts = std::vector<std::string>;

const std::string paragraph =
    "Water levels in the south-west stood at 47.3 per cent of capacity last week, the lowest for the season "
    "in twenty "
    "years. The minister told parliament that producers must refill their dams before they sell power "
    "abroad.";

TEST(PlainTextCleaner, TheTitleIsTheFirstLineThatReadsLikeOne) {
  struct Case {
    const char* name;
    std::string page;
    std::string title;
  };
  const std::vector<Case> cases{
      {"the first line", "Reservoirs test the patience of neighbours\n\n" + paragraph,
       "Reservoirs test the patience of neighbours"},
      {"below the page's controls",
       "Skip to content\nHome | World | Energy\nShare on X\n\nReservoirs test patience of all\n\n" +
           paragraph,
       "Reservoirs test patience of all"},
      {"below the paper's name", "Fishing Observer\n\nCod quota cut by a fifth\n\n" + paragraph,
       "Cod quota cut by a fifth"},
      {"below a menu with wide gaps",
       "WORLD  BUSINESS  TECH  HEALTH\nPharmacies turn to one another\n\n" + paragraph,
       "Pharmacies turn to one another"},
      {"below the steps of a path", "Home > World > Energy\nReservoirs test patience of all\n" + paragraph,
       "Reservoirs test patience of all"},
      {"a title of few words where there is no other", "Bees win\n\nTown hall gives in\n\n" + paragraph,
       "Town hall gives in"},
      {"a labelled title before all", "A line that could be one\nTitle: The real title\n\n" + paragraph,
       "The real title"},
      {"a question", "Who will pay for the dams?\n\n" + paragraph, "Who will pay for the dams?"},
      {"a title that ends like a sentence", "They shall not pass.\n\n" + paragraph, "They shall not pass."},
      {"indented", "    Reservoirs test the patience\n\n    " + paragraph, "Reservoirs test the patience"},
      {"glued to the date", " date 2019-11-07 Russia, India to maintain cooperation\n\n" + paragraph,
       "Russia, India to maintain cooperation"},
      {"none in front of a paragraph", paragraph, ""},
      {"Chinese", "西南部水库水位降至二十年最低\n\n" + paragraph, "西南部水库水位降至二十年最低"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const PageReading reading = read_page(c.page);
    EXPECT_EQ(reading.title, c.title);
    EXPECT_NE(reading.text.find(paragraph), std::string::npos);
  }
}

TEST(PlainTextCleaner, DatesAndBylinesNearTheTop) {
  const PageReading reading = read_page(
      "Norway’s empty reservoirs test the patience of its neighbours\n\nBy Maria Keller, Energy "
      "Correspondent\n"
      "Published 9 August 2022 | Updated 10 August 2022\n\n" +
      paragraph);
  EXPECT_EQ(reading.bylines, (Texts{"By Maria Keller, Energy Correspondent"}));
  ASSERT_TRUE(reading.date && reading.updated);
  EXPECT_EQ(to_iso(*reading.date), "2022-08-09");
  EXPECT_EQ(to_iso(*reading.updated), "2022-08-10");
  EXPECT_EQ(reading.text, paragraph);
}

TEST(PlainTextCleaner, AFinerDateOfTheSameDayAddsTheHourAndAnotherDayDoesNot) {
  const std::string page = " date 2019-11-07 Russia, India to maintain cooperation\n\n";
  EXPECT_EQ(to_iso(*read_page(page + "7 November 2019 07:16 (UTC+04:00)\n\n" + paragraph).date),
            "2019-11-07T07:16:00+04:00");
  EXPECT_EQ(to_iso(*read_page(page + "8 November 2019 07:16\n\n" + paragraph).date), "2019-11-07");
}

TEST(PlainTextCleaner, DatesBelowTheTextBelongToOtherArticles) {
  const std::string page = "Reservoirs test the patience of neighbours\n\n" + paragraph +
                           "\n\nRelated\nHaddock in the pan\n6 December 2024\n";
  EXPECT_FALSE(read_page(page).date.has_value());
  EXPECT_EQ(read_page(page).text, paragraph);
  EXPECT_EQ(to_iso(*read_page(page + "Published: 5 December 2024\n").date), "2024-12-05")
      << "unless they are labelled";
}

TEST(PlainTextCleaner, DatesWithinTheTextAreNotTakenForItsOwn) {
  EXPECT_FALSE(read_page("Reservoirs test the patience\n\nIn October 2018 the two signed.\n\n" + paragraph)
                   .date.has_value());
}

TEST(PlainTextCleaner, HeaderLinesAreRead) {
  const PageReading reading = read_page(
      "Title: Reservoirs test patience\nDate: 2022-08-09\nSource: Northern Wire\nSection: Energy\nAuthor: "
      "Maria Keller\n"
      "Tags: hydropower, Norway\nURL: https://nw.example/1\nLanguage: en\nLocation: Oslo\nID: nw-1\n\n" +
      paragraph);
  EXPECT_EQ(reading.title, "Reservoirs test patience");
  EXPECT_EQ(to_iso(*reading.date), "2022-08-09");
  EXPECT_EQ(reading.source, "Northern Wire");
  EXPECT_EQ(reading.section, "Energy");
  EXPECT_EQ(reading.bylines, (Texts{"Maria Keller"}));
  EXPECT_EQ(reading.tags, (Texts{"hydropower", "Norway"}));
  EXPECT_EQ(reading.url, "https://nw.example/1");
  EXPECT_EQ(reading.language, "en");
  EXPECT_EQ(reading.places, (Texts{"Oslo"}));
  EXPECT_EQ(reading.id, "nw-1");
  EXPECT_EQ(reading.text, paragraph);
}

TEST(PlainTextCleaner, TheFencesOfFrontMatterAreDropped) {
  const PageReading reading =
      read_page("---\ntitle: \"Reservoirs: a test\"\ndate: 2022-08-09\n---\n" + paragraph);
  EXPECT_EQ(reading.title, "Reservoirs: a test");
  EXPECT_EQ(reading.text, paragraph);
}

TEST(PlainTextCleaner, TagsMayStandAtTheEnd) {
  const PageReading reading =
      read_page("Reservoirs test the patience\n\n" + paragraph + "\n\nTags: hydropower · Norway\n");
  EXPECT_EQ(reading.tags, (Texts{"hydropower", "Norway"}));
  EXPECT_EQ(reading.text, paragraph);
}

TEST(PlainTextCleaner, ASentenceThatBeginsLikeAHeaderIsText) {
  const std::string sentence =
      "Tags: the price tags in the shops of the capital have changed three times since the beginning of the "
      "week, we are told.";
  const PageReading reading =
      read_page("Prices run away from their tags\n\n" + paragraph + "\n\n" + sentence);
  EXPECT_TRUE(reading.tags.empty());
  EXPECT_NE(reading.text.find(sentence), std::string::npos);
}

TEST(PlainTextCleaner, EveryLineHasItsFateAndWhatWasTakenOutItsReason) {
  const std::string page =
      "14:56 GMT +3\nReservoirs test the patience of all\nBy Maria Keller\n9 August 2022\n\n" + paragraph +
      "\n";
  const PageReading reading = read_page(page);
  using Fate = LineFate::Fate;
  std::vector<Fate> fates;
  std::string joined;
  for (const LineFate& fate : reading.fates) {
    fates.push_back(fate.fate);
    joined += fate.line + '\n';
    EXPECT_EQ(fate.reason.empty(), fate.fate == Fate::kept || fate.fate == Fate::blank) << fate.line;
  }
  EXPECT_EQ(fates, (std::vector<Fate>{Fate::dropped, Fate::title, Fate::byline, Fate::date, Fate::blank,
                                      Fate::kept, Fate::blank}));
  EXPECT_EQ(joined, page + '\n');
}

TEST(PlainTextCleaner, NothingGivesNothing) {
  for (const char* const page : {"", "\n\n", "   "}) {
    const PageReading reading = read_page(page);
    EXPECT_EQ(reading.text, "");
    EXPECT_EQ(reading.title, "");
    EXPECT_FALSE(reading.date.has_value());
  }
}

TEST(PlainTextCleaner, ATitleAloneIsATitle) {
  EXPECT_EQ(read_page("Reservoirs test the patience of all").title, "Reservoirs test the patience of all");
  EXPECT_EQ(read_page("Reservoirs test the patience of all").text, "");
}

TEST(PageLines, HeadlinesAreToldFromOtherLines) {
  struct Case {
    const char* line;
    bool headline;
  };
  constexpr Case cases[] = {
      {"Cod quota cut by a fifth", true},
      {"Aluminiumschmelze", true},
      {"“The light goes round, and I go round after it”", true},
      {"Home", false},
      {"• Cod quota cut by a fifth", false},
      {"Home | World | Energy", false},
      {"© 2022 Northern Wire. All rights reserved", false},
      {"[Photo: A reservoir in Setesdal]", false},
      {"https://example.org/a/long/address", false},
      {"12 345 678", false},
      {"Share on Facebook now", false},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.line);
    const auto lines = read_lines(c.line);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(is_headline_like(lines[0]), c.headline);
  }
}

}  // namespace
}  // namespace morgue
