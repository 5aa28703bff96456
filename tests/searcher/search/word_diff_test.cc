#include "searcher/search/word_diff.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "searcher/search/alignment.h"

namespace morgue {
namespace {

using Kind = TextChange::Kind;

// "[-removed-]{+added+}", with the white space before a change outside.
std::string notation(const std::vector<TextChange>& changes) {
  std::string out;
  for (const TextChange& change : changes) {
    const std::size_t word = change.text.find_first_not_of(" \n");
    out += change.text.substr(0, word);
    const std::string text = change.text.substr(word);
    out += change.kind == Kind::same      ? text
           : change.kind == Kind::removed ? "[-" + text + "-]"
                                          : "{+" + text + "+}";
  }
  return out;
}

std::string joined(const std::vector<TextChange>& changes, Kind kind) {
  std::string text;
  for (const TextChange& change : changes) {
    if (change.kind == Kind::same || change.kind == kind) text += change.text;
  }
  return text;
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

void expect_reversible(const std::string& from, const std::string& to) {
  const std::vector<TextChange> changes = diff_words(from, to);
  EXPECT_EQ(joined(changes, Kind::added), to);
  EXPECT_EQ(without_blanks(joined(changes, Kind::removed)), without_blanks(from));
}

TEST(DiffWords, TellsWhatChanged) {
  struct Case {
    const char* name;
    const char* from;
    const char* to;
    const char* expected;
  };
  const Case cases[] = {
      {"nothing", "The ferry sailed.", "The ferry sailed.", "The ferry sailed."},
      {"nothing at all", "", "", ""},
      {"everything is new", "", "A ferry.", "{+A ferry.+}"},
      {"everything has gone", "A ferry.", "", "[-A ferry.-]"},
      {"one word", "The ferry sailed on Friday.", "The ferry sailed on Monday.",
       "The ferry sailed on [-Friday-] {+Monday+}."},
      {"a word added", "The ferry sailed.", "The old ferry sailed.", "The {+old+} ferry sailed."},
      {"a word removed", "The old ferry sailed.", "The ferry sailed.", "The [-old-] ferry sailed."},
      {"a mark by itself", "He left, they said.", "He left they said.", "He left[-,-] they said."},
      {"case counts", "The Ferry", "The ferry", "The [-Ferry-] {+ferry+}"},
      {"white space does not count", "One.\n\nTwo  words.", "One. Two words.", "One. Two words."},
      {"paragraphs of the new text are kept", "One. Two.", "One.\n\nTwo.", "One.\n\nTwo."},
      {"a sentence that ends like the one before moves as a whole", "He came. He saw. He left.",
       "He came. He left.", "He came. [-He saw.-] He left."},
      {"a paragraph that begins like the next one moves as a whole", "It rained.\n\nThe end.",
       "It rained.\n\nThe sun shone.\n\nThe end.", "It rained.\n\n{+The sun shone.+}\n\nThe end."},
      {"a word that both rewritten stretches happen to have is rewritten with them",
       "alpha beta gamma the delta epsilon zeta omega", "one two three the four five six omega",
       "[-alpha beta gamma the delta epsilon zeta-]{+one two three the four five six+} omega"},
      {"Chinese by its words", "渡轮星期五起航。", "渡轮星期一起航。", "渡轮[-星期五-]{+星期一+}起航。"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(notation(diff_words(each.from, each.to)), each.expected);
    expect_reversible(each.from, each.to);
    expect_reversible(each.to, each.from);
  }
}

TEST(DiffWords, CountsWordsWithoutMarks) {
  const WordCounts counts = count_words(diff_words("He left, they said.", "He left early: so they said."));
  EXPECT_EQ(counts, (WordCounts{4, 0, 2}));
}

std::string random_words(std::mt19937& random, std::size_t count, std::size_t vocabulary) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += "w" + std::to_string(random() % vocabulary) + (random() % 9 == 0 ? ".\n\n" : " ");
  }
  text.erase(text.find_last_not_of(" \n") + 1);
  return text;
}

TEST(DiffWords, IsReversibleWhateverTheTexts) {
  std::mt19937 random(20261122);
  for (int round = 0; round < 300; ++round) {
    const std::string from = random_words(random, random() % 60, 1 + random() % 12);
    std::string to = random_words(random, random() % 60, 1 + random() % 12);
    if (round % 2 == 0) to = from.substr(0, from.find(' ')) + " " + to + from.substr(from.size() / 2);
    expect_reversible(from, to);
  }
}

// A text whose words are shuffled within reach of each other is the hard case for a search by differences.
TEST(DiffWords, ComparesTextsOfAHundredThousandWordsInSeconds) {
  std::mt19937 random(7);
  const std::string common = random_words(random, 100'000, 50'000);
  const std::string pairs[][2] = {
      {common, common.substr(common.size() / 5)},
      {random_words(random, 100'000, 1'000'000'000), random_words(random, 100'000, 1'000'000'000)},
      {random_words(random, 100'000, 3), random_words(random, 100'000, 3)},
      {random_words(random, 100'000, 20'000), random_words(random, 100'000, 20'000)},
  };
  for (const auto& [from, to] : pairs) {
    const auto start = std::chrono::steady_clock::now();
    expect_reversible(from, to);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_LT(seconds.count(), 60) << "generous: a busy machine, sanitizers";
  }
}

TEST(Align, FindsTheLongestCommonSubsequenceOfWhatIsNearlyEqual) {
  const std::vector<std::uint32_t> first = {1, 2, 3, 4, 5, 6, 7, 8};
  const std::vector<std::uint32_t> second = {1, 3, 4, 9, 5, 6, 8};
  const Correspondence kept = align(first, second);
  EXPECT_EQ(kept.first, (std::vector<bool>{true, false, true, true, true, true, false, true}));
  EXPECT_EQ(kept.second, (std::vector<bool>{true, true, true, false, true, true, true}));
}

}  // namespace
}  // namespace morgue
