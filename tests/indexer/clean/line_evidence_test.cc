#include "indexer/clean/line_evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "indexer/clean/plain_text_cleaner.h"

namespace morgue {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string paragraph =
    "Water levels in the reservoirs of the south-west stood at 47.3 per cent of capacity last week, the "
    "lowest for "
    "the season in twenty years. The minister told parliament that producers must refill their dams.";
const std::string other =
    "Neighbours who buy the power that the dams make in winter have asked for a meeting before the autumn. "
    "The "
    "minister said that water levels would decide, and that the reservoirs came first.";
const std::string menu = "Home\nWorld\nBusiness\nNewsletter\nShare\nSport\nCulture\nSearch\n";
const std::string foot =
    "Related news\nHaddock In The Pan\nViolins At Odds\nThe Roof Of The School\nMost "
    "read\nFacebook\nTwitter\n"
    "Contact Us\n© 2022 Northern Wire\n";

TEST(LineEvidence, EveryWeightHasANameOfItsOwnAndWeighs) {
  std::set<std::string_view> names;
  for (const Weight& weight : line_weights) {
    EXPECT_FALSE(weight.name.empty());
    EXPECT_TRUE(names.insert(weight.name).second) << weight.name;
    EXPECT_NE(weight.value, 0) << weight.name;
  }
}

TEST(LineEvidence, AParagraphWeighsMoreThanALabelOfTheMenu) {
  const std::string text =
      menu + "Reservoirs test the patience of neighbours\n" + paragraph + "\n" + other + "\n" + foot;
  const PageDraft page = study_page(text);
  const std::vector<double> odds = article_odds(page, 0, page.lines.size());
  const auto of = [&](std::string_view line) {
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      if (page.lines[i].text == line) return odds[i];
    }
    return std::nan("");
  };
  EXPECT_GT(of(paragraph), 0);
  EXPECT_GT(of(other), 0);
  EXPECT_LT(of("World"), of(other) - 2);
  EXPECT_LT(of("Violins At Odds"), -2);
}

TEST(LineEvidence, LinesThatWereNotLookedAtAreNoneOfTheArticle) {
  const std::string text = "Reservoirs test patience\n\n" + paragraph + "\n" + other;
  const PageDraft page = study_page(text);
  const std::vector<double> odds = article_odds(page, 2, 3);
  ASSERT_EQ(odds.size(), 4U);
  EXPECT_TRUE(std::isinf(odds[0]) && std::isinf(odds[1]) && std::isinf(odds[3]));
  EXPECT_TRUE(std::isfinite(odds[2]));
}

struct Case {
  const char* name;
  std::string page;
  const char* line;
  bool kept;
};

TEST(LineEvidence, DecidesWhatIsKept) {
  const std::string head =
      menu + "Reservoirs test the patience of neighbours\n9 August 2022\n" + paragraph + "\n";
  const Case cases[] = {
      {"a heading within the text", head + "What the minister said:\n" + other + "\n" + foot,
       "What the minister said:", true},
      {"figures within the text",
       head + "Reservoirs of the south-west: 47.3 per cent\n" + other + "\n" + foot,
       "Reservoirs of the south-west: 47.3 per cent", true},
      {"an address below the text",
       head + other + "\nTickets for the meeting: 12.50 euros, from 1 September.\n" + foot,
       "Tickets for the meeting", true},
      {"a list of other articles", head + other + "\n" + foot, "Violins At Odds", false},
      {"a menu above", head + other + "\n" + foot, "Business", false},
      {"the day of another article", head + other + "\n" + foot + "6 December 2024\n", "6 December 2024",
       false},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const PageReading reading = read_page(c.page);
    EXPECT_THAT(reading.text, HasSubstr(other));
    if (c.kept) {
      EXPECT_THAT(reading.text, HasSubstr(c.line));
    } else {
      EXPECT_THAT(reading.text, Not(HasSubstr(c.line)));
    }
  }
}

TEST(LineEvidence, AHandMadeTextLosesNoLine) {
  const std::string verse =
      "Roses Are Red\n\nViolets Are Blue\n\nWater: low\n\n" + paragraph + "\n\nTwo Lines\n\nMore Of These";
  EXPECT_THAT(read_page("Reservoirs test the patience\n\n" + paragraph + "\n\n" + verse).text,
              HasSubstr(verse));
}

TEST(LineEvidence, AHeadlineBelowTextStaysInTheTextToo) {
  const std::string page = menu + "Reservoirs of the south-west are low, the minister says.\n" + paragraph +
                           "\n" + other +
                           "\nWater levels of the reservoirs decide\nBy Maria Keller\n9 August 2022\n" +
                           paragraph + "\n" + other + "\n" + foot;
  const PageReading reading = read_page(page);
  EXPECT_THAT(reading.text, HasSubstr("Water levels of the reservoirs decide"));
  EXPECT_THAT(reading.text, HasSubstr(other));
}

}  // namespace
}  // namespace morgue
