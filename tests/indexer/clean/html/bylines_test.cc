#include "indexer/clean/html/bylines.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace morgue::html {
namespace {

TEST(Bylines, NameTheAuthorsOfALine) {
  struct Case {
    const char* name;
    std::string line;
    std::string names;  // empty: the line is no byline
    bool labelled;
  };
  const std::vector<Case> cases{
      {"by, and a date", "By Maria Keller, 1 December 2021", "Maria Keller", false},
      {"German, with the time", "Von Maria Keller | 13:10 Uhr", "Maria Keller", false},
      {"French", "par Maria Keller, 21 juin 2018", "Maria Keller", false},
      {"Spanish", "Por Maria Keller", "Maria Keller", false},
      {"two people", "Von Maria Keller und Jón Arnason", "Maria Keller und Jón Arnason", false},
      {"behind the date", "Posted on May 6, 2014 by mkeller", "mkeller", true},
      {"behind date and time", "06.11.2023 13:30 von Olga", "Olga", true},
      {"before the date", "Erstellt von mkeller am Dienstag 6. Mai 2014", "mkeller", true},
      {"a label", "Autorin: Maria Keller", "Maria Keller", true},
      {"a post behind the name", "Autorin: Maria Keller, Projektleiterin der Stelle in Graz", "Maria Keller",
       true},
      {"a place behind the name", "Von Maria Keller, Graz", "Maria Keller", false},
      {"an agency behind the name", "Von Maria Keller, dpa", "Maria Keller, dpa", false},
      {"a suffix behind the name", "By Martin King, Jr.", "Martin King, Jr.", false},
      {"a label in brackets of dashes", "05.02.2020 - Redaktion: Maria Keller (Pressesprecherin)",
       "Maria Keller", true},
      {"another label follows", "Text: Maria Keller Fotos: Jan Novak", "Maria Keller", true},
      {"an agency behind a slash", "Autor: Maria Keller/XY-Z", "Maria Keller", true},
      {"Chinese", "责任编辑： 焦鹏", "焦鹏", true},
      {"a kind of article", "Ein Kommentar von Maria Keller", "Maria Keller", true},
      {"a day is nobody", "By Tuesday", "", false},
      {"a journey is nobody", "Von Wien nach Graz", "", false},
      {"one word without a label", "by mkeller", "", false},
      {"a sentence", "By the end of the year the ferry will run every hour, said the office.", "", false},
      {"no opening", "Maria Keller", "", false},
      {"an opening alone", "Autor:", "", false},
      {"nothing", "", "", false},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const auto read = read_byline(c.line);
    EXPECT_EQ(read ? read->names : "", c.names);
    EXPECT_EQ(read && read->labelled, c.labelled);
  }
}

TEST(Bylines, AreOpenedByALineOfTheirOwn) {
  for (const char* const line : {"By", "Autor:", "von", "Text", "Written by"})
    EXPECT_TRUE(is_byline_opening(line)) << line;
  for (const char* const line : {"", "Autor: Maria Keller", "Texts", "Byron", "The author of the report"})
    EXPECT_FALSE(is_byline_opening(line)) << line;
}

TEST(Bylines, ValuesAreReadWithoutWhatStandsAroundTheNames) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"Maria Keller", "Maria Keller"},
      {"© Maria Keller", "Maria Keller"},
      {"von Maria Keller – 7. November 2019", "Maria Keller"},
      {"Gespeichert von|mkeller", "mkeller"},
      {"Alles von Maria Keller →", "Maria Keller"},
      {"Follow|Maria Keller", "Maria Keller"},
      {"Maria K.", "Maria K."},
      {"Autor", ""},
      {"", ""},
  };
  for (const auto& [value, names] : cases) EXPECT_EQ(byline_names(value), names) << value;
}

TEST(Bylines, AnAliasIsOneWordThatIsNoLabel) {
  for (const char* const name : {"mkeller", "Weinlachgummi", "r23"}) EXPECT_TRUE(is_alias(name)) << name;
  for (const char* const name : {"", "Autor", "Follow", "Maria Keller", "2019", "a/b", "me@example.org"})
    EXPECT_FALSE(is_alias(name)) << name;
}

}  // namespace
}  // namespace morgue::html
