#include "searcher/query/stop_words.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

TEST(StopWords, AreThoseOfTheirLanguageAsWholeWords) {
  struct Case {
    const char* what;
    const char* word;
    const char* language;
    bool stops;
  };
  const Case cases[] = {
      {"an English article", "the", "en", true},
      {"the first word of a list", "a", "en", true},
      {"the last word of a list", "your", "en", true},
      {"a word of another language", "die", "en", false},
      {"the same word in its own", "die", "de", true},
      {"a word beyond ASCII", "für", "de", true},
      {"a part of a listed word", "tha", "en", false},
      {"two listed words in one", "a about", "en", false},
      {"no word", "", "en", false},
      {"a word that may be a name", "may", "en", false},
      {"a subject", "government", "en", false},
      {"a language without a list", "na", "sw", false},
  };
  for (const Case& each : cases) EXPECT_EQ(is_stop_word(each.word, each.language), each.stops) << each.what;
}

}  // namespace
}  // namespace morgue
