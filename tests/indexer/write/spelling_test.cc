#include "indexer/write/spelling.h"

#include <gtest/gtest.h>

#include "indexer/write/publisher.h"
#include "indexer/write/segment_writer.h"
#include "tests/support/empty_room.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;

TEST(DictionaryWord, TakesWordsOfLettersOnly) {
  struct Case {
    const char* term;
    const char* word;
  };
  for (const Case& c : {
           Case{"turkey", "turkey"},
           Case{"~elysee", "elysee"},
           Case{"élysée", "élysée"},
           Case{"москва", "москва"},
           // Digits, signs and other kinds of terms.
           Case{"s400", ""},
           Case{"2024", ""},
           Case{"-cooperation", ""},
           Case{"^nato", ""},
           Case{"$usd5", ""},
           Case{"c++x", ""},
           Case{"don't", ""},
           // Letters are counted, not bytes.
           Case{"del", ""},
           Case{"été", ""},
           Case{"海水", ""},
           Case{"abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx"},
           Case{"abcdefghijklmnopqrstuvwxy", ""},
       }) {
    EXPECT_EQ(dictionary_word(c.term), c.word) << c.term;
  }
}

TEST(LeastSpellingFrequency, GrowsWithTheArticlesUpToThree) {
  EXPECT_EQ(least_spelling_frequency(0), 1U);
  EXPECT_EQ(least_spelling_frequency(499), 1U);
  EXPECT_EQ(least_spelling_frequency(500), 2U);
  EXPECT_EQ(least_spelling_frequency(750), 3U);
  EXPECT_EQ(least_spelling_frequency(1'000'000), 3U);
}

class DictionaryTest : public ::testing::Test {
 protected:
  // Databases of one article each, merged as a run does.
  fs::path merged(const std::string& name, const std::vector<std::vector<std::string>>& articles) {
    const fs::path working = room_.path() / name;
    fs::create_directory(working);
    std::vector<fs::path> paths;
    for (const auto& terms : articles) {
      SegmentWriter writer(working / ("w-" + std::to_string(paths.size())), {});
      Xapian::Document document;
      for (const std::string& term : terms) document.add_term(term);
      writer.add(document, "en", 1);
      paths.push_back(writer.finish());
    }
    return compact_side_by_side(paths, working, 1).front();
  }

  EmptyRoom room_;
};

TEST_F(DictionaryTest, CountsTheArticlesOfEachWordAndAddsNone) {
  const Xapian::Database database(
      merged("one", {{"ballet", "s400", "Zen:ballet", "XSgazette"}, {"ballet", "~ballot"}}).string());
  EXPECT_EQ(database.get_doccount(), 2U);
  EXPECT_EQ(database.get_spelling_suggestion("ballat"), "ballet");
  std::map<std::string, Xapian::doccount> words;
  for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
    words[*word] = word.get_termfreq();
  }
  EXPECT_EQ(words, (std::map<std::string, Xapian::doccount>{{"ballet", 2}, {"ballot", 1}}));
}

TEST_F(DictionaryTest, IsMergedWithTheSegments) {
  const fs::path first = merged("one", {{"ballet"}, {"ballet"}, {"harbour"}});
  const fs::path second = merged("two", {{"ballot"}, {"ballet"}});
  const Xapian::Database database(compact_databases({first, second}, room_.path()).string());
  std::map<std::string, Xapian::doccount> words;
  for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
    words[*word] = word.get_termfreq();
  }
  EXPECT_EQ(words, (std::map<std::string, Xapian::doccount>{{"ballet", 3}, {"ballot", 1}, {"harbour", 1}}));
  EXPECT_EQ(database.get_spelling_suggestion("harbor"), "harbour");
}

TEST_F(DictionaryTest, LeavesOutWhatStandsAloneAmongHundreds) {
  std::vector<std::vector<std::string>> articles(750, {"harbour"});
  articles[3].push_back("harbuor");
  articles[4].push_back("lonely");
  const Xapian::Database database(merged("many", articles).string());
  EXPECT_EQ(database.get_spelling_suggestion("harbuor"), "harbour");
  EXPECT_EQ(database.get_spelling_suggestion("lonley"), "");
}

}  // namespace
}  // namespace morgue
