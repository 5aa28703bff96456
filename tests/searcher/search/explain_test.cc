#include "searcher/search/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "searcher/query/parser.h"

namespace morgue {
namespace {

using testing::ElementsAre;

// As lines "depth clause hits", and what would be found without the clause where that was asked.
std::vector<std::string> explained(const std::string& typed,
                                   const std::map<std::string, std::uint64_t>& hits) {
  const Query query = parse_query(typed, {false, true, CivilDay{std::chrono::year(2020) / 1 / 1}});
  const auto count = [&](const Query& clause) {
    EXPECT_EQ(clause.occur, Query::Occur::must);
    const auto found = hits.find(to_string(clause));
    return ClauseCount{"Query(0.5999999999999999778 * a)", found == hits.end() ? 0 : found->second};
  };
  std::vector<std::string> lines;
  for (const ClauseExplanation& each : explain_query(query, count)) {
    EXPECT_EQ(each.asked, "Query(0.6 * a)");
    EXPECT_EQ(each.excluded, each.clause.starts_with("NOT ") && each.depth > 0);
    std::string line = std::to_string(each.depth) + " " + each.clause + " " + std::to_string(each.hits);
    if (each.without) line += " without " + std::to_string(*each.without);
    lines.push_back(line);
  }
  return lines;
}

TEST(Explanation, CountsEachClauseAlone) {
  EXPECT_THAT(explained("a (b OR \"c d\") -e",
                        {{"a AND (b OR \"c d\") AND NOT e", 1}, {"a", 5}, {"b OR \"c d\"", 4}, {"e", 9}}),
              ElementsAre("0 a AND (b OR \"c d\") AND NOT e 1", "1 a 5", "1 b OR \"c d\" 4", "2 b 0",
                          "2 \"c d\" 0", "1 NOT e 9"));
}

TEST(Explanation, CountsTheOperandsOfNear) {
  EXPECT_THAT(explained("a NEAR/3 \"b c\"", {{"a", 5}, {"\"b c\"", 2}}),
              ElementsAre("0 a NEAR/3 \"b c\" 0", "1 a 5", "1 \"b c\" 2"));
}

TEST(Explanation, OfNothingSaysWhatWouldBeFoundWithoutEachClause) {
  EXPECT_THAT(explained("a date:1999 -b", {{"a", 5}, {"b", 3}, {"a AND NOT b", 4}}),
              ElementsAre("0 a AND date:1999 AND NOT b 0", "1 a 5 without 0", "1 date:1999 0 without 4",
                          "1 NOT b 3 without 0"));
  EXPECT_THAT(explained("a OR b", {}), ElementsAre("0 a OR b 0", "1 a 0", "1 b 0"));
  EXPECT_THAT(explained("a", {}), ElementsAre("0 a 0"));
}

TEST(Explanation, OfAClauseBesideExclusionsAloneBlamesNobody) {
  EXPECT_THAT(explained("a -b", {{"b", 3}, {"NOT b", 1000}}),
              ElementsAre("0 a AND NOT b 0", "1 a 0 without 0", "1 NOT b 3 without 0"));
}

TEST(Explanation, OfAPastedBookEnds) {
  std::string typed;
  for (int i = 0; i < 3000; ++i) typed += "w" + std::to_string(i) + " ";
  EXPECT_LE(explained(typed, {}).size(), 300U);
}

}  // namespace
}  // namespace morgue
