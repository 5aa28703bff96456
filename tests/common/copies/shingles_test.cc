#include "common/copies/shingles.h"

#include <gtest/gtest.h>

#include "common/analyzer/analyzer.h"
#include "tests/common/copies/sample_texts.h"

namespace morgue {
namespace {

using sample::story_words;

StoryShingles story_of(const std::string& text) {
  Analyzer analyzer;
  TokenList tokens;
  analyzer.analyze(text, "en", 1, tokens);
  return story_shingles(tokens);
}

ShingleSet shingles_of(const std::string& text) {
  return story_of(text).text;
}

TEST(Shingles, AreTheDistinctRunsOfFourWords) {
  struct Case {
    const char* name;
    const char* text;
    std::size_t shingles;
  };
  const Case cases[] = {
      {"an empty text has none", "", 0},
      {"three words are too few", "the ferry sank", 0},
      {"four words are one", "the ferry sank today", 1},
      {"six words are three", "the ferry sank today off Malta", 3},
      {"a run that comes again counts once", "row row row row row row", 1},
      {"a hyphen and a stem add no words", "the ferry's re-opened piers", 2},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    EXPECT_EQ(shingles_of(test.text).size(), test.shingles);
  }
}

TEST(Shingles, AreTheSameForTextsThatDifferInDressOnly) {
  const ShingleSet plain = shingles_of("The minister said it won't sign the U.S. accord");
  EXPECT_EQ(plain, shingles_of("THE Minister said, \u201cit won\u2019t sign the US accord\u201d"));
  EXPECT_EQ(plain, shingles_of("The minister said\n\nit won't\nsign the U.S. accord."));
  EXPECT_NE(plain, shingles_of("The minister said it will sign the U.S. accord"));
}

TEST(Overlap, CountsWhatTwoTextsHaveInCommon) {
  const ShingleSet a = {1, 3, 5, 7, 9, 11};
  const ShingleSet b = {3, 4, 5, 11};
  const Overlap both = overlap(a, b);
  EXPECT_EQ(both.common, 3U);
  EXPECT_DOUBLE_EQ(both.jaccard(), 3.0 / 7);
  EXPECT_DOUBLE_EQ(both.containment(), 3.0 / 4);
  EXPECT_DOUBLE_EQ(both.size_ratio(), 4.0 / 6);
  EXPECT_EQ(overlap(b, a).common, 3U);
  EXPECT_DOUBLE_EQ(overlap(a, {}).jaccard(), 0);
  EXPECT_DOUBLE_EQ(overlap({}, {}).containment(), 0);
}

TEST(AreCopies, TellsReprintsFromStoriesOfOneTopic) {
  const std::string story = story_words("ferry", 0, 300);
  struct Case {
    const char* name;
    std::string other;
    bool copies;
  };
  const Case cases[] = {
      {"the same text", story, true},
      {"an agency line before it", "VALLETTA (Northern Wire) - " + story, true},
      {"a paragraph of one's own after it", story + story_words("local", 0, 60), true},
      {"a third cut from the end", story_words("ferry", 0, 200), true},
      {"a third cut from the middle", story_words("ferry", 0, 100) + story_words("ferry", 200, 100), true},
      {"cut and extended, with the same lead", story_words("ferry", 0, 200) + story_words("local", 0, 100),
       true},
      {"cut and extended, led by something else", story_words("local", 0, 100) + story_words("ferry", 0, 200),
       false},
      {"as much in common, in captions below another story",
       story_words("port", 0, 130) + story_words("ferry", 100, 200), false},
      {"no more than its beginning quoted", story_words("ferry", 0, 80), false},
      {"another story with two of its paragraphs", story_words("ferry", 0, 90) + story_words("port", 0, 210),
       false},
      {"a digest that holds it among much else", story + story_words("digest", 0, 700), false},
      {"another story", story_words("port", 0, 300), false},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    EXPECT_EQ(are_copies(story_of(story), story_of(test.other)), test.copies);
    EXPECT_EQ(are_copies(story_of(test.other), story_of(story)), test.copies);
  }
}

TEST(AreCopies, NeverTakesAFewWordsForAStory) {
  const StoryShingles brief = story_of("No further details were available on Thursday night.");
  EXPECT_FALSE(are_copies(brief, brief));
}

}  // namespace
}  // namespace morgue
