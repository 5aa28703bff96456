#include "searcher/query/proximity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <random>

namespace morgue {
namespace {

// Straight from the definition: one extent of each operand, none overlapping, at most distance - 1 words between them.
bool satisfies(const Extents& operands, const NearGroup& group, Proximity proximity) {
  std::vector<Extent> chosen;
  for (std::size_t i = 0; i < group.size(); ++i) chosen.push_back(operands[i][group[i]]);
  const auto earlier = [](const Extent& a, const Extent& b) { return a.begin < b.begin; };
  if (proximity.ordered && !std::is_sorted(chosen.begin(), chosen.end(), earlier)) return false;
  std::sort(chosen.begin(), chosen.end(), earlier);
  std::int64_t between = 0;
  for (std::size_t i = 1; i < chosen.size(); ++i) {
    if (chosen[i].begin <= chosen[i - 1].end) return false;
    between += chosen[i].begin - chosen[i - 1].end - 1;
  }
  return between < proximity.distance;
}

// All groups that satisfy it, by trying every one.
std::vector<NearGroup> every_group(const Extents& operands, Proximity proximity) {
  std::vector<NearGroup> found;
  if (std::any_of(operands.begin(), operands.end(), [](const auto& o) { return o.empty(); })) return found;
  NearGroup group(operands.size(), 0);
  for (;;) {
    if (satisfies(operands, group, proximity)) found.push_back(group);
    std::size_t digit = 0;
    while (digit < group.size() && ++group[digit] == operands[digit].size()) group[digit++] = 0;
    if (digit == group.size()) return found;
  }
}

std::vector<Extent> words_at(std::initializer_list<std::uint32_t> positions) {
  std::vector<Extent> extents;
  for (const std::uint32_t position : positions) extents.push_back({position, position});
  return extents;
}

TEST(Near, MeansNoMoreWordsBetweenThanTheDistanceLeaves) {
  struct Case {
    const char* name;
    Extents operands;
    Proximity proximity;
    bool near;
  };
  const Case cases[] = {
      {"neighbours", {words_at({4}), words_at({5})}, {false, 1}, true},
      {"neighbours the other way round", {words_at({5}), words_at({4})}, {false, 1}, true},
      {"in the wrong order", {words_at({5}), words_at({4})}, {true, 9}, false},
      {"just within", {words_at({4}), words_at({7})}, {false, 3}, true},
      {"just beyond", {words_at({4}), words_at({8})}, {false, 3}, false},
      {"one occurrence does not serve twice", {words_at({4}), words_at({4})}, {false, 3}, false},
      {"two occurrences do", {words_at({4, 6}), words_at({4, 6})}, {false, 3}, true},
      {"from the end of a phrase", {{{4, 6}}, words_at({9})}, {false, 3}, true},
      {"from the start of a phrase", {{{4, 6}}, words_at({1})}, {false, 3}, true},
      {"a word of the phrase itself is not beside it", {{{4, 6}}, words_at({5})}, {false, 3}, false},
      {"the longer reading leaves less between", {{{4, 4}, {4, 6}}, words_at({9})}, {false, 3}, true},
      {"three share the words between", {words_at({1}), words_at({3}), words_at({5})}, {false, 3}, true},
      {"three with one word too many", {words_at({1}), words_at({3}), words_at({6})}, {false, 3}, false},
      {"an operand that is nowhere", {words_at({1}), {}}, {false, 3}, false},
      {"no operands", {}, {false, 3}, false},
      {"one operand is near itself", {words_at({1})}, {false, 3}, true},
      {"at the end of the longest text", {words_at({4294967290}), words_at({4294967294})}, {false, 4}, true},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(are_near(c.operands, c.proximity), c.near);
    EXPECT_EQ(!near_groups(c.operands, c.proximity).empty(), c.near);
  }
}

TEST(Near, AgreesWithTryingEveryGroup) {
  std::mt19937 random(5);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  int met = 0;
  for (int round = 0; round < 20000; ++round) {
    Extents operands(1 + below(4));
    for (std::vector<Extent>& extents : operands) {
      for (std::uint32_t i = below(6); i > 0; --i) {
        const std::uint32_t begin = 1 + below(24);
        extents.push_back({begin, begin + below(3)});
      }
    }
    const Proximity proximity{below(2) == 0, static_cast<int>(1 + below(6))};
    const std::vector<NearGroup> every = every_group(operands, proximity);
    ASSERT_EQ(are_near(operands, proximity), !every.empty());
    const std::vector<NearGroup> groups = near_groups(operands, proximity);
    ASSERT_EQ(groups.empty(), every.empty());
    met += groups.empty() ? 0 : 1;
    for (const NearGroup& group : groups) ASSERT_TRUE(satisfies(operands, group, proximity));

    // Whatever begins or ends a group of all is in one of those given.
    for (const NearGroup& group : every) {
      const auto begins = [&](std::size_t a, std::size_t b) {
        return operands[a][group[a]].begin < operands[b][group[b]].begin;
      };
      std::vector<std::size_t> order(group.size());
      std::iota(order.begin(), order.end(), 0U);
      for (const std::size_t end : {*std::min_element(order.begin(), order.end(), begins),
                                    *std::max_element(order.begin(), order.end(), begins)}) {
        ASSERT_TRUE(std::any_of(groups.begin(), groups.end(),
                                [&](const NearGroup& given) { return given[end] == group[end]; }));
      }
    }
  }
  EXPECT_GT(met, 4000) << "the generator has degenerated";
}

TEST(Near, TakesTimeInProportionToTheText) {
  // Every second word is an operand: what grew with the square would not end within the test's time.
  Extents operands(4);
  for (std::uint32_t position = 1; position < 2'000'000; ++position) {
    if (position % 2 == 0) operands[(position / 2) % 3].push_back({position, position});
  }
  operands[3] = words_at({5'000'000});
  EXPECT_FALSE(are_near(operands, {false, 1000}));
  EXPECT_FALSE(are_near(operands, {true, 1000}));
}

}  // namespace
}  // namespace morgue
