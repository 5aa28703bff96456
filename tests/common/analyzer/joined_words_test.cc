#include "common/analyzer/joined_words.h"

#include <gtest/gtest.h>

#include <vector>

namespace morgue {
namespace {

struct JoinedCase {
  const char* name;
  std::vector<std::string_view> words;
  std::size_t expected;
};

TEST(JoinedWords, CountsTheWordsOfOneThing) {
  const JoinedCase cases[] = {
      {"no words", {}, 0},
      {"one word", {"deal"}, 1},
      {"two plain words", {"turkey", "deal"}, 1},
      {"a designation", {"S", "400"}, 2},
      {"a designation and more", {"S", "400", "missiles"}, 2},
      {"a small letter", {"s", "400"}, 2},
      {"three capitals", {"AKM", "47"}, 2},
      {"letters behind the number", {"F", "16c"}, 2},
      {"an article is none", {"a", "400"}, 1},
      {"a pronoun is none", {"i", "5"}, 1},
      {"a word is none", {"top", "10"}, 1},
      {"four capitals are none", {"NATO", "50"}, 1},
      {"a country and a number are two things", {"US", "50"}, 1},
      {"a year is no type", {"GDP", "2019"}, 1},
      {"too many digits", {"S", "40000"}, 1},
      {"a sign and a scale", {"$5", "billion"}, 2},
      {"and what follows stays out", {"$5", "billion", "deal"}, 2},
      {"words alone", {"5", "billion", "dollars"}, 3},
      {"the country within", {"5", "billion", "US", "dollars", "deal"}, 4},
      {"a code before", {"USD", "5", "billion"}, 3},
      {"a small code", {"usd", "5bn"}, 2},
      {"an amount in one word", {"$5bn", "deal"}, 1},
      {"a number without a currency", {"5", "billion", "people"}, 1},
      {"Russian", {"5", "млрд", "рублей"}, 3},
      {"an amount that does not come first", {"deal", "$5", "billion"}, 1},
      {"empty words", {"", "400"}, 1},
  };
  for (const JoinedCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(joined_words(c.words), c.expected);
  }
}

}  // namespace
}  // namespace morgue
