#include "common/analyzer/word_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace morgue {
namespace {

struct FoldCase {
  const char* name;
  std::string_view word;
  std::string_view term;
  std::string_view folded;
  int letters;
  int capitals;
  bool letters_only;
};

constexpr FoldCase fold_cases[] = {
    {"ASCII", "Deal", "deal", "deal", 4, 1, true},
    {"an apostrophe", "Don't", "don't", "don't", 4, 1, true},
    {"a curly one in ASCII", "Don’t", "don't", "don't", 4, 1, true},
    {"a curly one beside an accent", "Côte’d", "côte'd", "cote'd", 5, 1, true},
    {"digits", "G20", "g20", "g20", 1, 1, false},
    {"an accent", "Élysée", "élysée", "elysee", 6, 1, true},
    {"a combining accent", "Cafe\u0301", "café", "cafe", 4, 1, true},
    {"Cyrillic capitals", "США", "сша", "сша", 3, 3, true},
    {"Hindi signs are no letters but of the word", "चुनाव", "चुनाव", "चुनाव", 3, 0, true},
    {"digits of other scripts", "٢٠١٩", "٢٠١٩", "٢٠١٩", 0, 0, false},
    {"nothing visible", "\u200B", "", "", 0, 0, false},
};

TEST(WordFolder, FoldsAndCounts) {
  WordFolder folder;
  for (int round = 0; round < 2; ++round) {  // the second from the cache
    for (const FoldCase& c : fold_cases) {
      SCOPED_TRACE(c.name);
      const FoldedWord folded = folder.fold(c.word);
      EXPECT_EQ(folded.term, c.term);
      EXPECT_EQ(folded.folded, c.folded);
      EXPECT_EQ(folded.letters, c.letters);
      EXPECT_EQ(folded.capitals, c.capitals);
      EXPECT_EQ(folded.letters_only, c.letters_only);
    }
  }
}

TEST(WordFolder, TellsPluralsOfAcronyms) {
  WordFolder folder;
  for (const std::string_view word : {"MPs", "NGOs", "ЕСs"})
    EXPECT_TRUE(folder.fold(word).capitals_then_s) << word;
  for (const std::string_view word : {"Us", "MPS", "mps", "MPes", "G7s", "sMP"}) {
    EXPECT_FALSE(folder.fold(word).capitals_then_s) << word;
  }
}

TEST(WordFolder, LongWordsDoNotFitItsCacheAndAreRightAllTheSame) {
  WordFolder folder;
  std::string word;
  std::string term;
  for (int i = 0; i < 100; ++i) {
    word += "É";
    term += "é";
  }
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(folder.fold(word).term, term);
    EXPECT_EQ(folder.fold(word).folded, std::string(100, 'e'));
  }
}

}  // namespace
}  // namespace morgue
