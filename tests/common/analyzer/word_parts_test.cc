#include "common/analyzer/word_parts.h"

#include <gtest/gtest.h>

#include <string>

namespace morgue {
namespace {

struct SizeCase {
  std::string_view word;
  std::size_t expected;
};

TEST(ElisionSize, OfFrenchAndItalian) {
  const SizeCase cases[] = {{"l'armée", 2},   {"L’Iran", 4},    {"qu'il", 3},       {"jusqu’ici", 8},
                            {"lorsqu'on", 7}, {"dell'arte", 5}, {"O'Brien", 0},     {"C's", 0},
                            {"d’", 0},        {"don't", 0},     {"aujourd'hui", 0}, {"", 0},
                            {"armée", 0},     {"'s", 0},        {"all's", 0},       {"qu", 0}};
  for (const SizeCase& c : cases) {
    SCOPED_TRACE(std::string(c.word));
    EXPECT_EQ(elision_size(c.word), c.expected);
  }
}

TEST(PossessiveSize, WithAnyApostrophe) {
  const SizeCase cases[] = {{"India's", 2}, {"India’s", 4}, {"NATO'S", 2}, {"Indiaʼs", 3}, {"C's", 2},
                            {"India", 0},   {"'s", 0},      {"s", 0},      {"", 0},        {"workers", 0}};
  for (const SizeCase& c : cases) {
    SCOPED_TRACE(std::string(c.word));
    EXPECT_EQ(possessive_size(c.word), c.expected);
  }
}

struct SplitCase {
  const char* name;
  std::string_view word;
  std::string_view expected;  // parts, '+' between those that are joined
};

TEST(SplitWord, CutsWhatReadersPart) {
  const SplitCase cases[] = {
      {"a word", "deal", "deal"},
      {"a domain", "www.example.com", "www+example+com"},
      {"an address", "user@example.com", "user example+com"},
      {"underscores, also at the ends", "_a__b_", "a+b"},
      {"numbers with full stops stay", "v1.2", "v1.2"},
      {"lists", "1,2;3", "1 2 3"},
      {"feet and inches", "5’10", "5 10"},
      {"nothing but separators", "_@_", ""},
  };
  for (const SplitCase& c : cases) {
    SCOPED_TRACE(c.name);
    std::vector<WordPart> parts;
    split_word(c.word, 0, static_cast<std::uint32_t>(c.word.size()), parts);
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) out += parts[i - 1].joins_next ? '+' : ' ';
      out += c.word.substr(parts[i].begin, parts[i].end - parts[i].begin);
    }
    EXPECT_EQ(out, c.expected);
    EXPECT_TRUE(parts.empty() || !parts.back().joins_next);
  }
}

}  // namespace
}  // namespace morgue
