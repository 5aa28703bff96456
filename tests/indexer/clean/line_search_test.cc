#include "indexer/clean/line_search.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace morgue {
namespace {

using Places = std::vector<std::pair<std::size_t, std::size_t>>;

Places places_in(const LineSearch& search, std::string_view text) {
  Places places;
  search.for_each_in(text, [&](std::size_t which, std::size_t at) { places.emplace_back(which, at); });
  return places;
}

TEST(LineSearch, FindsEachLineWhereverItStands) {
  LineSearch search;
  search.add("water levels fall");
  search.add("water levels");
  search.add("ministers meet in oslo");
  struct Case {
    const char* name;
    std::string text;
    Places places;
  };
  const Case cases[] = {
      {"the line itself, and one that it begins with", "water levels fall", {{0, 0}, {1, 0}}},
      {"within others", "home > world > ministers meet in oslo", {{2, 15}}},
      {"twice", "water levels and water levels", {{1, 0}, {1, 17}}},
      {"the same beginning and another end", "water level", {}},
      {"cut short", "ministers meet in osl", {}},
      {"shorter than what lines are known by", "water l", {}},
      {"nothing", "", {}},
  };
  for (const Case& c : cases) EXPECT_EQ(places_in(search, c.text), c.places) << c.name;
  EXPECT_TRUE(places_in(LineSearch(), "water levels fall").empty());
}

}  // namespace
}  // namespace morgue
