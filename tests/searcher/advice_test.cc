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
