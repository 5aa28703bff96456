// What each form of query finds, asked of the real programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/cli/searcher_cli.h"

namespace morgue {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

// ---- What a query finds

struct QueryCase {
  const char* name;
  Words arguments;
  std::set<std::string> expected;
};

const QueryCase query_cases[] = {
    {"both words must be met", {"turkey", "deal"}, {"s400-deal"}},
    {"in any order", {"deal", "turkey"}, {"s400-deal"}},
    {"words are met in any of their forms", {"ministry", "signs"}, {"s400-deal"}},
    {"any of the words with --any", {"--any", "deal", "parade"}, {"s400-deal", "s300-parade"}},
    {"any of the words with OR", {"deal OR parade"}, {"s400-deal", "s300-parade"}},
    {"a phrase", {"\"joint statement\""}, {"s400-deal"}},
    {"a phrase the other way round", {"\"statement joint\""}, {}},
    {"words of a phrase without quotes", {"joint", "statement"}, {"s400-deal", "s300-parade"}},
    {"one argument with a space is no phrase", {"joint statement"}, {"s400-deal", "s300-parade"}},
    {"a loose phrase", {"\"lighthouse winters\"~4"}, {"undated"}},
    {"near in either order", {"winters NEAR/5 lighthouse"}, {"undated"}},
    {"phrases near one another", {"\"last keeper\" NEAR/9 \"relief boat\""}, {"undated"}},
    {"a phrase and words that are in it alone", {"\"last keeper\" NEAR/9 \"boat relief\""}, {}},
    {"a pattern near a group", {"light* NEAR/3 (winters OR gales)"}, {"undated"}},
    {"near in the wrong order for PRE", {"winters PRE/5 lighthouse"}, {}},
    {"in order", {"lighthouse PRE/5 winters"}, {"undated"}},
    {"not near enough", {"cathedral NEAR/2 coughed"}, {}},
    {"an exclusion", {"turkey", "-parade"}, {"s400-deal"}},
    {"NOT", {"turkey NOT parade"}, {"s400-deal"}},
    {"an excluded phrase", {"statement", "-\"joint statement\""}, {"s300-parade"}},
    {"parentheses", {"(deal OR parade) istanbul"}, {}},
    {"a group within a conjunction", {"turkey (deal OR organ)"}, {"s400-deal"}},
    {"a designation as written", {"S-400"}, {"s400-deal"}},
    {"a designation joined", {"S400"}, {"s400-deal"}},
    {"a designation apart", {"S 400"}, {"s400-deal"}},
    {"a designation in small letters", {"s-400"}, {"s400-deal"}},
    {"another designation", {"S-300"}, {"s300-parade"}},
    {"a designation in a phrase", {"\"S400 missile deal\""}, {"s400-deal"}},
    {"an amount as written", {"$5 billion"}, {"s400-deal"}},
    {"an amount in words", {"5 billion dollars"}, {"s400-deal"}},
    {"an amount in short", {"$5bn"}, {"s400-deal"}},
    {"an amount with its country", {"US$740bn"}, {"us-budget"}},
    {"British spelling meets American", {"defence"}, {"s400-deal", "us-budget"}},
    {"American spelling meets British", {"defense"}, {"s400-deal", "us-budget"}},
    {"exactly one spelling", {"=defense"}, {"us-budget"}},
    {"a variant within a phrase", {"\"defence bill\""}, {"us-budget"}},
    {"British endings meet American ones", {"organisation"}, {"us-budget"}},
    {"what an English stemmer throws together stays apart", {"organ"}, {"organ"}},
    {"the acronym", {"=US"}, {"us-budget"}},
    {"the acronym with full stops", {"=U.S."}, {"us-budget"}},
    {"the word", {"=us"}, {"wait-for-us"}},
    {"a word without its accent", {"cafe", "gare"}, {"cafe"}},
    {"a word with its accent", {"café"}, {"cafe"}},
    {"exactly without the accent", {"=cafe"}, {}},
    {"exactly with the accent", {"=café"}, {"cafe"}},
    {"capitals do not matter", {"TURKEY", "Deal"}, {"s400-deal"}},
    {"a hyphenated word written as one", {"cooperative"}, {"rope-works"}},
    {"a hyphenated word apart", {"co operative"}, {"rope-works"}},
    {"a typographic apostrophe typed plainly", {"\"workers' co-operative\""}, {"rope-works"}},
    {"a pattern at the end", {"ropewa*"}, {"rope-works"}},
    {"a pattern at the front", {"*shops OR *walk"}, {"rope-works"}},
    {"a pattern for one letter", {"ca?e", "moustache"}, {"cafe"}},
    {"a pattern within", {"defen?e bill"}, {"us-budget"}},
    {"words of the title", {"title:turkey"}, {"s400-deal", "s300-parade"}},
    {"a phrase of the title", {"title:\"missile deal\""}, {"s400-deal"}},
    {"words of the body alone", {"body:turkey"}, {}},
    {"an outlet", {"source:\"Northern Wire\""}, {"s400-deal", "undated"}},
    {"an outlet joined by a dash", {"source:new-york-times"}, {"us-budget"}},
    {"an outlet is a whole value", {"source:northern"}, {}},
    {"an excluded outlet", {"section:world", "-source:\"Delta Post\""}, {}},
    {"a section", {"section:politics"}, {"s400-deal", "us-budget"}},
    {"a tag", {"tag:\"air defence\""}, {"s400-deal"}},
    {"a place", {"place:toulouse"}, {"cafe"}},
    {"an author", {"author:keller"}, {"s400-deal"}},
    {"a language", {"lang:fr"}, {"cafe"}},
    {"an id", {"id:s400-deal"}, {"s400-deal"}},
    {"an address", {"url:https://northernwire.example/s400"}, {"s400-deal"}},
    {"an address without its scheme", {"url:northernwire.example/s400"}, {"s400-deal"}},
    {"a day", {"date:2019-11-07"}, {"s400-deal"}},
    {"a month", {"date:2019-11"}, {"s400-deal"}},
    {"a year", {"date:2018"}, {"s300-parade"}},
    {"months from and to", {"date:2018-10..2019-11"}, {"s300-parade", "s400-deal"}},
    {"up to a year", {"date:..2016"}, {"organ", "hostile"}},
    {"from a year on", {"date:2022.."}, {"cafe"}},
    {"before a year", {"before:2016"}, {"hostile"}},
    {"after a year", {"after:2021"}, {"cafe"}},
    {"a span and words", {"turkey", "date:2019"}, {"s400-deal"}},
    {"a date that is known to the month only", {"date:2016-05"}, {"organ"}},
    {"which lies in no span that ends within the month", {"organ", "date:2015..2016-05-20"}, {}},
    {"nor before a day of it", {"organ", "before:2016-05-20"}, {}},
    {"but up to its last day", {"organ", "date:2015..2016-05-31"}, {"organ"}},
    {"any of the words within a span", {"--any", "turkey", "lighthouse", "date:2019"}, {"s400-deal"}},
    {"any of the words of one outlet",
     {"--any", "zyzzyva", "turkey", "source:\"Northern Wire\""},
     {"s400-deal"}},
    {"none of the words of one outlet", {"--any", "zyzzyva", "source:\"Northern Wire\""}, {}},
    {"a word that nobody wrote", {"zyzzyva"}, {}},
    {"a word and one that nobody wrote", {"turkey", "zyzzyva"}, {}},
};

TEST_F(SearcherCli, EveryQueryFindsWhatItMeans) {
  for (const QueryCase& each : query_cases) {
    SCOPED_TRACE(each.name);
    Words arguments = each.arguments;
    arguments.insert(arguments.begin(), {"--limit", "100"});
    const SearchOutput output = answer(arguments);
    const Words found = ids(output);
    EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), each.expected);
    EXPECT_EQ(output.total, each.expected.size());
    EXPECT_TRUE(output.total_is_exact);
    EXPECT_EQ(found.size(), each.expected.size()) << "no article is listed twice";
  }
}

TEST_F(SearcherCli, AQueryThatMeansTheSameFindsTheSame) {
  struct Case {
    const char* name;
    Words one;
    Words other;
  };
  const Case cases[] = {
      {"words in one argument or in several", {"turkey deal"}, {"turkey", "deal"}},
      {"AND written out", {"turkey AND deal"}, {"turkey", "deal"}},
      {"--any and OR", {"--any", "deal", "organ", "parade"}, {"deal OR organ OR parade"}},
      {"--any within a span",
       {"--any", "deal", "parade", "date:2018..2019"},
       {"(deal OR parade) date:2018..2019"}},
      {"an alias of a field", {"language:fr"}, {"lang:fr"}},
      {"curly quotes", {"“joint statement”"}, {"\"joint statement\""}},
      {"w/ and NEAR/", {"winters w/5 lighthouse"}, {"winters NEAR/5 lighthouse"}},
      {"from and to, and both ends", {"date:2018..2019"}, {"date:2018.. date:..2019"}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const SearchOutput one = answer(each.one);
    EXPECT_EQ(ids(one), ids(answer(each.other)));
    EXPECT_GT(one.total, 0U);
  }
}

TEST_F(SearcherCli, AnyBytesAreAQueryUnlessStrict) {
  const Words pasted[] = {{"\"unclosed quote"},
                          {"deal OR"},
                          {"(deal"},
                          {"deal)"},
                          {"AND"},
                          {"title:"},
                          {"date:yesteryear"},
                          {"a NEAR/x b"},
                          {"*"},
                          {"--", "-"},
                          {"=\"\""},
                          {"()"},
                          {"caf\xe9 \xff"},
                          {"NOT NOT NOT"},
                          {"\"\"~5"},
                          {"He said: \"We (all of us) agree\" -- and left; 50% of it, etc..."},
                          {std::string(20'000, '(')},
                          {std::string(50'000, 'x')}};
  for (const Words& words : pasted) {
    SCOPED_TRACE(words.back().substr(0, 60));
    const RunResult result = search(words);
    EXPECT_LE(result.exit_code, 1) << result.error;
  }
}

TEST_F(SearcherCli, StrictReadingQuotesThePlaceWithACaret) {
  const Words malformed[] = {{"turkey \"unclosed quote"}, {"deal OR"}, {"(turkey deal"}, {"date:yesteryear"}};
  for (const Words& words : malformed) {
    SCOPED_TRACE(words.back());
    Words arguments = words;
    arguments.insert(arguments.begin(), "--strict");
    const RunResult result = search(arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.error, HasSubstr(words.back()));
    EXPECT_THAT(result.error, HasSubstr("^"));
  }
  EXPECT_EQ(search({"--strict", "turkey", "\"joint statement\""}).exit_code, 0);
}

TEST_F(SearcherCli, LenientReadingIsNotedOnStderr) {
  const RunResult result = search({"turkey \"joint"});
  EXPECT_THAT(result.error, StartsWith("searcher: note: "));
  EXPECT_EQ(search({"--quiet", "turkey \"joint"}).error, "");
  EXPECT_EQ(search({"turkey", "deal"}).error, "");
}

}  // namespace
}  // namespace morgue
