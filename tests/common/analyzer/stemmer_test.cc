#include "common/analyzer/stemmer.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace morgue {
namespace {

TEST(Stemmer, KnowsItsLanguages) {
  for (const char* language :
       {"ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "hu", "id", "ga",
        "it", "lt", "ne", "no", "nb", "nn", "pt", "ro", "ru", "es", "sv", "ta", "tr"}) {
    SCOPED_TRACE(language);
    EXPECT_TRUE(Stemmer::has_stemmer(language));
    EXPECT_NO_THROW(Stemmer{language});
  }
  for (const char* language : {"", "el", "hi", "pl", "zh", "EN", "english", "xx"}) {
    SCOPED_TRACE(language);
    EXPECT_FALSE(Stemmer::has_stemmer(language));
    EXPECT_THROW(Stemmer{language}, std::invalid_argument);
  }
}

struct GroupCase {
  const char* name;
  const char* language;
  std::vector<const char*> words;
};

TEST(Stemmer, BringsFormsTogether) {
  const GroupCase cases[] = {
      {"inflections", "en", {"negotiate", "negotiated", "negotiating"}},
      {"British and American", "en", {"defence", "defense", "defences", "defenses"}},
      {"verbs in -ise and -ize",
       "en",
       {"privatise", "privatize", "privatised", "privatizing", "privatisation"}},
      {"travellers", "en", {"travelled", "traveled", "travelling", "traveling"}},
      {"a family of its own", "en", {"organization", "organizations", "organisation", "organisations"}},
      {"its verb", "en", {"organize", "organise", "organised", "organizing"}},
      {"cooperation and its forms", "en", {"cooperation", "cooperate", "cooperated", "cooperative"}},
      {"emergencies", "en", {"emergency", "emergencies"}},
      {"French with and without accent", "fr", {"élections", "elections", "élection"}},
      {"German", "de", {"wahl", "wahlen"}},
      {"Russian", "ru", {"выборы", "выборов", "выборах"}},
      {"Russian yo", "ru", {"полёт", "полет"}},
      {"Arabic with and without harakat", "ar", {"السُّودان", "السودان"}},
  };
  for (const GroupCase& c : cases) {
    SCOPED_TRACE(c.name);
    Stemmer stemmer(c.language);
    const std::string first(stemmer.stem(c.words[0]));
    for (const char* word : c.words) EXPECT_EQ(stemmer.stem(word), first) << word;
  }
}

TEST(Stemmer, KeepsApartWhatNewsReadersKeepApart) {
  const GroupCase cases[] = {
      {"organ", "en", {"organization", "organize", "organ", "organic", "organism"}},
      {"intern", "en", {"international", "internal", "intern", "internment"}},
      {"univers", "en", {"university", "universe", "universal"}},
      {"emerg", "en", {"emergency", "emerge"}},
      {"past", "en", {"past", "paste"}},
      {"even", "en", {"even", "evening"}},
      {"author", "en", {"author", "authority", "authorize"}},
      {"import", "en", {"import", "important"}},
      {"sever", "en", {"sever", "several", "severe"}},
      {"custom", "en", {"custom", "customs", "customer", "customize"}},
      {"engin", "en", {"engine", "engineer"}},
      {"person", "en", {"person", "personal", "personality", "personnel"}},
      {"ration", "en", {"ration", "rational", "rationale"}},
      {"public", "en", {"public", "publication", "publicity"}},
      {"object", "en", {"object", "objective"}},
      {"posit", "en", {"position", "positive"}},
      {"liber", "en", {"liberal", "liberation", "liberty"}},
      {"conserv", "en", {"conservative", "conservation"}},
      {"execut", "en", {"executive", "execution"}},
      {"inform", "en", {"information", "informal", "informant", "inform"}},
      {"generat", "en", {"generate", "generation", "general"}},
      {"oper", "en", {"operate", "opera"}},
      {"polic", "en", {"policy", "police"}},
      {"polit", "en", {"political", "polite"}},
      {"unit", "en", {"unit", "united", "unite", "unity"}},
      {"candid", "en", {"candidate", "candid"}},
      {"major and minor", "en", {"major", "majority", "minor", "minority"}},
      {"cooper, the name", "en", {"cooperation", "cooper"}},
      {"names that would be words", "en", {"maine", "main", "harris", "harry", "july", "julie"}},
      {"convers", "en", {"conversation", "conversion", "converse"}},
      {"recess", "en", {"recess", "recession"}},
      {"product", "en", {"product", "production", "productivity"}},
      {"heroin", "en", {"heroin", "heroine"}},
      {"ironi", "en", {"iron", "ironic"}},
  };
  for (const GroupCase& c : cases) {
    SCOPED_TRACE(c.name);
    Stemmer stemmer(c.language);
    for (std::size_t i = 0; i < c.words.size(); ++i) {
      const std::string stem(stemmer.stem(c.words[i]));
      for (std::size_t j = i + 1; j < c.words.size(); ++j) {
        EXPECT_NE(stem, stemmer.stem(c.words[j])) << c.words[i] << " and " << c.words[j];
      }
    }
  }
}

TEST(Stemmer, ExceptionsAreForEnglishOnly) {
  Stemmer english("en");
  Stemmer french("fr");
  EXPECT_EQ(english.stem("organisation"), "organization");
  EXPECT_EQ(french.stem("organisation"), "organis");
}

TEST(Stemmer, StemsHaveNoDiacritics) {
  EXPECT_EQ(Stemmer("fr").stem("général"), "general");
  EXPECT_EQ(Stemmer("en").stem("cafés"), "cafe");
}

TEST(Stemmer, RussianYoIsAVowel) {
  Stemmer stemmer("ru");
  EXPECT_EQ(stemmer.stem("ёлка"), "елк");
  EXPECT_EQ(stemmer.stem("елка"), "елк");
}

TEST(Stemmer, AnswersTheSameFromItsCache) {
  Stemmer stemmer("en");
  std::vector<std::string> words{"", "a", "don't", std::string(40, 'a') + "tions",
                                 std::string(300, 'y') + "ed"};
  for (int i = 0; i < 200'000; ++i) words.push_back("word" + std::to_string(i) + "ings");
  std::vector<std::string> first;
  for (const std::string& word : words) first.emplace_back(stemmer.stem(word));
  for (std::size_t i = 0; i < words.size(); ++i) ASSERT_EQ(stemmer.stem(words[i]), first[i]) << words[i];
  EXPECT_EQ(first[0], "");
}

TEST(Stemmer, MovesWithItsState) {
  Stemmer stemmer("en");
  Stemmer moved = std::move(stemmer);
  EXPECT_EQ(moved.stem("elections"), "elect");
}

}  // namespace
}  // namespace morgue
