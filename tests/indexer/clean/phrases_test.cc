#include "indexer/clean/phrases.h"

#include <gtest/gtest.h>

#include <array>
#include <string_view>
#include <vector>

#include "indexer/clean/phrase_search.h"

namespace morgue {
namespace {

constexpr Phrases phrases(std::to_array<std::string_view>({"read", "read also", "reader", "© ap", "x",
                                                           "vk"}));

constexpr PhraseSearch searched(std::to_array<std::string_view>({"read", "read also", "reader", "© ap",
                                                                 "vk"}));

struct Row {
  std::string_view sentence;
  std::string_view text;
  bool contained;
  bool begins;
  bool stands_in;
};

TEST(Phrases, AreFoundWhereTheyStand) {
  constexpr std::array<Row, 11> rows{{
      {"a phrase is all three", "reader", true, true, true},
      {"the shorter of two that begin alike", "read", true, true, true},
      {"more follows", "read alsoran", false, true, true},
      {"more stands before", "to read", false, false, true},
      {"at the very end", "on vk", false, false, true},
      {"cut short", "rea", false, false, false},
      {"the same two bytes and no phrase", "really", false, false, false},
      {"not ASCII", "(© ap)", false, false, true},
      {"a single byte is only known as a whole", "x", true, false, false},
      {"a single byte is not looked for in a line", "x y", false, false, false},
      {"nothing", "", false, false, false},
  }};
  for (const Row& row : rows) {
    EXPECT_EQ(phrases.contain(row.text), row.contained) << row.sentence;
    EXPECT_EQ(phrases.begin(row.text), row.begins) << row.sentence;
    EXPECT_EQ(searched.stand_in(row.text), row.stands_in) << row.sentence;
  }
}

TEST(PhraseSearch, VisitsEachThatStandsThereTillItIsToldToStop) {
  std::vector<std::size_t> visited;
  const auto visit = [&visited](std::size_t place) {
    visited.push_back(place);
    return visited.size() < 3;
  };
  searched.for_each_in("to read also (© ap)", visit);
  EXPECT_EQ(visited.size(), 3U) << "read, read also, © ap";
  searched.for_each_in("a reader reads", visit);
  EXPECT_EQ(visited.size(), 4U);
}

TEST(Phrases, TheLongerIsTriedWhereWhatFollowsTheShorterIsRefused) {
  const auto is_end = [](std::string_view rest) { return rest.empty(); };
  EXPECT_TRUE(phrases.begin("read also", is_end));
  EXPECT_FALSE(phrases.begin("read alsoran", is_end));
}

// Two pairs of bytes may share a place in the table: 'a' * 31 + 'b' is 'b' * 31 + 'C'.
TEST(Phrases, OfTheSamePlaceAreToldApart) {
  constexpr Phrases same_place(std::to_array<std::string_view>({"ab", "bC!"}));
  EXPECT_TRUE(same_place.contain("ab"));
  EXPECT_TRUE(same_place.begin("bC!"));
  EXPECT_FALSE(same_place.contain("bC"));
  EXPECT_FALSE(same_place.begin("aC!"));
}

}  // namespace
}  // namespace morgue
