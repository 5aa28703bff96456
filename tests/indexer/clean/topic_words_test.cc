#include "indexer/clean/topic_words.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

TEST(TopicWords, AreTheLongerWordsByTheirBeginning) {
  EXPECT_EQ(topic_words("reservoir of the south"), topic_words("reservoirs, south!"));
  EXPECT_NE(topic_words("resort"), topic_words("reserves"));
  EXPECT_TRUE(topic_words("the of a 12 -").empty());
}

TEST(TopicIndex, FindsAWordInARangeOfLinesAndNotInALineThatIsLeftOut) {
  TopicIndex index;
  index.add("water levels again", 9);
  index.add("water and ministers, water", 4);
  const std::uint64_t water = topic_words("water").front();
  struct Case {
    const char* name;
    std::size_t begin, end, but;
    bool found;
  };
  const Case cases[] = {
      {"anywhere", 0, 20, TopicIndex::most_lines, true},
      {"the end is not meant", 0, 4, TopicIndex::most_lines, false},
      {"between the two", 5, 9, TopicIndex::most_lines, false},
      {"the lower one", 5, 10, TopicIndex::most_lines, true},
      {"the upper one left out", 0, 9, 4, false},
      {"another still there", 0, 20, 4, true},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(index.stands_in(water, c.begin, c.end, c.but), c.found);
  }
  EXPECT_FALSE(index.stands_in(topic_words("violins").front(), 0, 20));
  EXPECT_FALSE(TopicIndex().stands_in(water, 0, 20));
}

}  // namespace
}  // namespace morgue
