#include "searcher/query/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <map>

#include "tests/support/empty_room.h"

namespace morgue {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

Xapian::WritableDatabase vocabulary(const std::vector<std::string>& terms) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& term : terms) {
    Xapian::Document document;
    document.add_term(term);
    database.add_document(document);
  }
  return database;
}

std::vector<std::string> names(const PatternExpansion& expansion) {
  std::vector<std::string> all;
  for (const VocabularyTerm& term : expansion.terms) all.push_back(term.name);
  return all;
}

TEST(Pattern, FitsWholeWords) {
  struct Case {
    const char* word;
    const char* pattern;
    bool fits;
  };
  for (const Case& c : {
           Case{"defence", "defen*", true},
           Case{"defence", "*fence", true},
           Case{"defence", "d?fence", true},
           Case{"defence", "d*n*e", true},
           Case{"defence", "defen", false},
           Case{"defence", "?defence", false},
           Case{"defence", "*", true},
           Case{"", "*", true},
           Case{"", "?", false},
           Case{"дело", "д?ло", true},
           Case{"дело", "д??ло", false},
           Case{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "*a*a*a*a*a*a*c", false},
       }) {
    SCOPED_TRACE(std::string(c.word) + " against " + c.pattern);
    EXPECT_EQ(fits_pattern(c.word, c.pattern), c.fits);
  }
}

TEST(Pattern, MeetsWordsOfEveryMarkButNoOtherFieldsTerms) {
  const auto database = vocabulary({"defence", "defense", "~defensa", "^defcon", "-defencepact", "Sdefence",
                                    "Zen:defens", "$usd5", "offence", "QDEF", "deaf"});
  EXPECT_THAT(names(expand_pattern(database, "", "def*", 100)),
              UnorderedElementsAre("defence", "defense", "~defensa", "^defcon", "-defencepact"));
  EXPECT_THAT(names(expand_pattern(database, "", "*ence", 100)), UnorderedElementsAre("defence", "offence"));
  EXPECT_THAT(names(expand_pattern(database, "S", "def*", 100)), ElementsAre("defence"));
  EXPECT_THAT(names(expand_pattern(database, "", "*d*", 100)),
              UnorderedElementsAre("defence", "defense", "~defensa", "^defcon", "-defencepact", "deaf"));
  EXPECT_THAT(names(expand_pattern(database, "", "*5", 100)), testing::IsEmpty());
}

TEST(Pattern, KeepsTheMostFrequentWhereThereAreTooManyAndSaysSo) {
  const auto database = vocabulary({"ab", "ac", "ac", "ad", "ad", "ad", "ae"});
  const PatternExpansion cut = expand_pattern(database, "", "a*", 2);
  EXPECT_THAT(names(cut), ElementsAre("ad", "ac"));
  EXPECT_TRUE(cut.cut);
  EXPECT_FALSE(expand_pattern(database, "", "a*", 4).cut);
}

// As an index spells: words with the number of their articles.
Xapian::Database dictionary(const EmptyRoom& room, const std::map<std::string, unsigned>& words) {
  const std::string path = (room.path() / "dictionary").string();
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (const auto& [word, articles] : words) database.add_spelling(word, articles);
  database.commit();
  return Xapian::Database(path);
}

TEST(NearestWord, ChangesOneLetterInShortWordsAndTwoInLongOnes) {
  const EmptyRoom room;
  const auto database =
      dictionary(room, {{"turkey", 2}, {"turnkey", 1}, {"government", 1}, {"deal", 1}, {"правительство", 3}});
  struct Case {
    const char* typed;
    const char* nearest;
  };
  for (const Case& c : {Case{"turkye", "turkey"}, Case{"turky", "turkey"}, Case{"goverment", "government"},
                        Case{"govrenmant", "government"}, Case{"tukrex", ""}, Case{"del", ""},
                        Case{"s401", ""}, Case{"turke7", ""}, Case{"utrkey", "turkey"}, Case{"zzzzzz", ""},
                        Case{"правителство", "правительство"}}) {
    SCOPED_TRACE(c.typed);
    EXPECT_EQ(nearest_word(database, c.typed), c.nearest);
  }
}

TEST(NearestWord, OfTwoEquallyNearTakesTheMoreFrequent) {
  const EmptyRoom room;
  EXPECT_EQ(nearest_word(dictionary(room, {{"ballot", 2}, {"ballet", 9}}), "ballat"), "ballet");
}

TEST(NearestWord, KnowsNoneWhereThereIsNoDictionary) {
  EXPECT_EQ(nearest_word(vocabulary({"turkey"}), "turkye"), "");
}

TEST(NearestWord, IsTheSameByAWalk) {
  const auto database =
      vocabulary({"turkey", "turkey", "turnkey", "government", "deal", "s400", "Sturkex", "turke8"});
  struct Case {
    const char* typed;
    const char* nearest;
  };
  for (const Case& c : {Case{"turkye", "turkey"}, Case{"turky", "turkey"}, Case{"goverment", "government"},
                        Case{"govrenmant", "government"}, Case{"tukrex", ""}, Case{"del", ""},
                        Case{"s401", ""}, Case{"turke7", ""}, Case{"utrkey", "turkey"}, Case{"zzzzzz", ""}}) {
    SCOPED_TRACE(c.typed);
    EXPECT_EQ(nearest_word_by_walk(database, c.typed), c.nearest);
  }
}

}  // namespace
}  // namespace morgue
