#include "searcher/search/telling_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace morgue {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

class TellingTerms : public testing::Test {
 protected:
  // Every term is in five articles of a thousand, but those told otherwise.
  std::vector<TellingTerm> terms(const Article& article,
                                 std::map<std::string, std::uint64_t> frequencies = {}) {
    TermStatistics statistics;
    statistics.articles = 1000;
    statistics.own = own_;
    statistics.articles_with = [frequencies = std::move(frequencies)](const std::string& name) {
      const auto told = frequencies.find(name);
      return told == frequencies.end() ? 5 : told->second;
    };
    return telling_terms(article, analyzer_, statistics);
  }

  std::vector<std::string> shown(const Article& article,
                                 std::map<std::string, std::uint64_t> frequencies = {}) {
    std::vector<std::string> words;
    for (const TellingTerm& term : terms(article, std::move(frequencies))) words.push_back(term.shown);
    return words;
  }

  static Article article(const std::string& title, const std::string& text) {
    Article made;
    made.id = "a";
    made.title = title;
    made.text = text;
    made.language = "en";
    return made;
  }

  std::uint64_t own_ = 1;  // the article is in the index, and has no copies
  Analyzer analyzer_;
};

TEST_F(TellingTerms, AreWordsNamesAcronymsAndDesignations) {
  struct Case {
    const char* name;
    const char* text;
    const char* term;
    bool told;
  };
  const Case cases[] = {
      {"a word", "ferry", "ferry", true},
      {"a name", "to Lastovo", "Lastovo", true},
      {"an acronym of two letters", "the EU said", "EU", true},
      {"initials are an acronym", "the U.N. said", "U.N.", true},
      {"a word of two letters", "we go on", "go", false},
      {"a designation", "an S-400 battery", "S-400", true},
      {"a designation's number", "an S-400 battery", "400", false},
      {"a joined name", "shares of AT&T fell", "AT&T", true},
      {"a number", "some 4500 of them", "4500", false},
      {"a year", "in 2019", "2019", false},
      {"an amount", "worth $5 billion", "$5 billion", false},
      {"the parts of a hyphenated word", "British-built ship", "British", true},
      {"not a hyphenated word as a whole", "British-built ship", "British-built", false},
      {"not an address", "see example.com for", "example.com", false},
      {"a word of two characters in another script", "по льду", "по", true},
      {"a word of an unspaced script", "北京 の 会議", "会議", true},
      {"a word with accents", "the café", "café", true},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    if (each.told) {
      EXPECT_THAT(shown(article("", each.text)), Contains(each.term));
    } else {
      EXPECT_THAT(shown(article("", each.text)), Not(Contains(each.term)));
    }
  }
}

TEST_F(TellingTerms, GroupTheFormsOfAWord) {
  const std::vector<TellingTerm> told =
      terms(article("", "Strikes spread; the strike of strikers, striking"));
  const auto strike =
      std::find_if(told.begin(), told.end(), [](const TellingTerm& term) { return term.shown == "Strikes"; });
  ASSERT_NE(strike, told.end());
  EXPECT_THAT(strike->names, Contains("strike"));
  EXPECT_THAT(strike->names, Contains("Zen:strike"));
  EXPECT_GT(strike->presence, 1 / (1 + telling::half_presence)) << "it occurs more than once";
}

TEST_F(TellingTerms, AreHeavierTheMoreOftenAndTheRarer) {
  EXPECT_THAT(shown(article("", "ferry ferry ferry dredger")), ElementsAre("ferry", "dredger"));
  EXPECT_THAT(shown(article("", "ferry dredger"), {{"ferry", 40}, {"Zen:ferri", 40}}),
              ElementsAre("dredger", "ferry"));
  EXPECT_THAT(shown(article("Dredger", "ferry ferry dredger")), ElementsAre("Dredger", "ferry"))
      << "a word of the headline counts more than once";
}

TEST_F(TellingTerms, LeaveOutWhatEverybodyOrNobodyElseHas) {
  const Article one = article("", "ferry dredger quagga");
  EXPECT_THAT(shown(one, {{"dredger", 251}, {"Zen:dredger", 0}, {"quagga", 1}}), ElementsAre("ferry"));
  EXPECT_THAT(shown(one, {{"dredger", 250}, {"Zen:dredger", 0}, {"quagga", 2}}),
              ElementsAre("quagga", "ferry", "dredger"));
}

TEST_F(TellingTerms, AreThoseThatOthersThanItsCopiesHave) {
  const Article one = article("", "quagga");
  own_ = 0;  // not in the index
  EXPECT_THAT(shown(one, {{"quagga", 1}}), ElementsAre("quagga"));
  EXPECT_TRUE(shown(one, {{"quagga", 0}}).empty());
  own_ = 4;
  EXPECT_TRUE(shown(one, {{"quagga", 4}}).empty());
  EXPECT_THAT(shown(one, {{"quagga", 5}}), ElementsAre("quagga"));
  EXPECT_THAT(shown(article("", "quagga dredger"), {{"quagga", 6}, {"dredger", 9}, {"Zen:dredger", 0}}),
              ElementsAre("quagga", "dredger"))
      << "the rarer among the others";
}

TEST_F(TellingTerms, LeaveOutWhoPublishedIt) {
  Article one = article("", "Maria Keller of the Gazette saw the dredger");
  one.source = "Harbour Gazette";
  one.authors = {"Maria Keller"};
  const std::vector<std::string> words = shown(one);
  for (const char* word : {"Maria", "Keller", "Gazette"}) EXPECT_THAT(words, Not(Contains(word)));
  EXPECT_THAT(words, Contains("dredger"));
}

TEST_F(TellingTerms, AreAtMostSoMany) {
  std::string text;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (const char* rest : {"oqqot", "uqqut"}) text += std::string(1, a) + rest + ' ';
  }
  const std::vector<TellingTerm> told = terms(article("", text));
  EXPECT_EQ(told.size(), telling::most_terms);
  for (const TellingTerm& term : told) EXPECT_GT(term.weight(), 0);
}

TEST_F(TellingTerms, OfNothingAreNone) {
  EXPECT_TRUE(terms(article("", "")).empty());
  EXPECT_TRUE(terms(article("1, 2, 3", "... $7 !")).empty());
}

}  // namespace
}  // namespace morgue
