#include "common/analyzer/shouting.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

struct LineCase {
  const char* name;
  std::string_view line;
  bool expected;
};

TEST(Shouting, TellsShoutingLines) {
  const LineCase cases[] = {
      {"plain text", "Trump meets the chiefs of NATO", false},
      {"a headline in capitals", "TRUMP MEETS NATO CHIEFS", true},
      {"two words in capitals", "TRUMP WINS", true},
      {"a few small letters", "McCAIN AND McCONNELL AGREE", true},
      {"half in capitals", "BREAKING NEWS: the cabinet agreed", false},
      {"one acronym", "NATO", false},
      {"acronyms side by side", "EU, NATO", false},
      {"Russian", "ПРЕЗИДЕНТ США В МОСКВЕ", true},
      {"letters without case", "日本の首相は東京で", false},
      {"no letters", "1234567890", false},
      {"nothing", "", false},
  };
  for (const LineCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(Shouting(c.line).shouts(0), c.expected);
  }
}

TEST(Shouting, JudgesEachLineByItself) {
  const std::string_view text = "TRUMP MEETS CHIEFS\nof NATO in Brussels\nTHE END IS NEAR";
  Shouting shouting(text);
  EXPECT_TRUE(shouting.shouts(0));
  EXPECT_TRUE(shouting.shouts(12));
  EXPECT_FALSE(shouting.shouts(text.find("NATO")));
  EXPECT_FALSE(shouting.shouts(text.find("Brussels")));
  EXPECT_TRUE(shouting.shouts(text.find("END")));
}

}  // namespace
}  // namespace morgue
