#include "searcher/advice.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

using Lines = std::vector<std::string>;

TEST(Advice, SaysWhatWouldHelp) {
  struct Case {
    const char* name;
    std::optional<std::string> suggestion;
    std::vector<ClauseExplanation> explanation;
    Lines expected;
  };
  const Case cases[] = {
      {"nothing is known", std::nullopt, {}, {"nothing found"}},
      {"a spelling",
       "turkey",
       {{0, "turkye", "turkye", 0}},
       {"nothing found", "did you mean: turkey", "no article has: turkye"}},
      {"the clause that matches nothing",
       std::nullopt,
       {{0, "gas AND zebra", "", 0}, {1, "gas", "gas", 12}, {1, "zebra", "zebra", 0}},
       {"nothing found", "no article has: zebra"}},
      {"a clause within a group",
       std::nullopt,
       {{0, "gas AND (zebra OR okapi)", "", 0},
        {1, "gas", "gas", 12},
        {1, "zebra OR okapi", "", 0},
        {2, "zebra", "", 0},
        {2, "okapi", "", 0}},
       {"nothing found", "no article has: zebra", "no article has: okapi"}},
      {"only the combination fails",
       std::nullopt,
       {{0, "gas AND ferry", "", 0}, {1, "gas", "gas", 12}, {1, "ferry", "ferry", 3}},
       {"nothing found",
        "each part of the query is found, but not all in one article; --any asks for any of the words"}},
      {"what an excluded clause meets does not matter",
       std::nullopt,
       {{0, "gas AND NOT zebra", "", 0}, {1, "gas", "", 0}, {1, "NOT zebra", "", 0, true}},
       {"nothing found", "no article has: gas"}},
      {"an excluded clause that leaves nothing",
       std::nullopt,
       {{0, "gas AND NOT ferry", "", 0}, {1, "gas", "", 12, false, 0}, {1, "NOT ferry", "", 90, true, 12}},
       {"nothing found", "without 'NOT ferry': 12 articles"}},
      {"the clause without which something would be found",
       std::nullopt,
       {{0, "gas AND date:1999", "", 0}, {1, "gas", "", 12, false, 0}, {1, "date:1999", "", 0, false, 1200}},
       {"nothing found", "no article has: date:1999", "without 'date:1999': 1,200 articles"}},
      {"an alternative that nothing meets is not to blame",
       std::nullopt,
       {{0, "(gas OR zebra) AND ferry", "", 0},
        {1, "gas OR zebra", "", 12, false, 3},
        {2, "gas", "", 12},
        {2, "zebra", "", 0},
        {1, "ferry", "", 3, false, 12}},
       {"nothing found", "without 'gas OR zebra': 3 articles", "without 'ferry': 12 articles"}},
      {"words that are never so near",
       std::nullopt,
       {{0, "gas AND ferry NEAR/2 oil", "", 0},
        {1, "gas", "", 12, false, 0},
        {1, "ferry NEAR/2 oil", "", 0, false, 12},
        {2, "ferry", "", 3},
        {2, "oil", "", 4}},
       {"nothing found", "no article has: ferry NEAR/2 oil", "without 'ferry NEAR/2 oil': 12 articles"}},
      {"a single clause",
       std::nullopt,
       {{0, "date:1999", "", 0}},
       {"nothing found", "no article has: date:1999"}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    Results results;
    results.suggestion = each.suggestion;
    results.explanation = each.explanation;
    EXPECT_EQ(advice_for_nothing(results), each.expected);
  }
}

}  // namespace
}  // namespace morgue
