#include "indexer/clean/authors.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

using Names = std::vector<std::string>;

TEST(Authors, BylinesBecomeNames) {
  struct Case {
    const char* name;
    Names bylines;
    Names authors;
  };
  const std::vector<Case> cases{
      {"a name", {"Maria Keller"}, {"Maria Keller"}},
      {"several", {"Maria Keller", "Jón Arnason"}, {"Maria Keller", "Jón Arnason"}},
      {"By, in any case", {"By Maria Keller", "BY JON SMITH"}, {"Maria Keller", "JON SMITH"}},
      {"By is not the beginning of Byron", {"Byron Tau"}, {"Byron Tau"}},
      {"Written by", {"Written by Maria Keller"}, {"Maria Keller"}},
      {"Story by with a colon", {"Story by: Jón Arnason"}, {"Jón Arnason"}},
      {"and", {"Maria Keller and Jón Arnason"}, {"Maria Keller", "Jón Arnason"}},
      {"commas, and", {"By A. B. One, Carla Two and Dan Three"}, {"A. B. One", "Carla Two", "Dan Three"}},
      {"und and et",
       {"Von Ann One und Ben Two", "Cy Three et Dan Four"},
       {"Von Ann One", "Ben Two", "Cy Three", "Dan Four"}},
      {"y and e between whole names",
       {"Ana Uno y Luis Dos", "Eva Tre e Ugo Quattro"},
       {"Ana Uno", "Luis Dos", "Eva Tre", "Ugo Quattro"}},
      {"y within a name", {"José Ortega y Gasset"}, {"José Ortega y Gasset"}},
      {"the name of a picture and the name", {"Ann One Ann One"}, {"Ann One"}},
      {"a word twice is a name", {"Duran Duran"}, {"Duran Duran"}},
      {"a post in German", {"Maria Keller, Redakteurin"}, {"Maria Keller"}},
      {"semicolons and ampersands", {"Ann One; Ben Two & Cy Three"}, {"Ann One", "Ben Two", "Cy Three"}},
      {"Jr. stays with its name",
       {"Martin Luther King, Jr., Ann One"},
       {"Martin Luther King, Jr.", "Ann One"}},
      {"family name first is one name", {"Keller, Maria"}, {"Keller, Maria"}},
      {"one word is a name", {"Reuters"}, {"Reuters"}},
      {"a name and its agency", {"Ann One, Reuters"}, {"Ann One", "Reuters"}},
      {"a post", {"By Maria Keller, Energy Correspondent"}, {"Maria Keller"}},
      {"a post and another name",
       {"Maria Keller, Editor-in-chief, and Jón Arnason"},
       {"Maria Keller", "Jón Arnason"}},
      {"an address", {"Maria Keller maria@example.org", "Ann One @annone"}, {"Maria Keller", "Ann One"}},
      {"nobody", {"Staff", "admin", "By Staff Writer", "STAFF REPORTER", "Unknown", "N/A", ""}, {}},
      {"agencies stay", {"Associated Press"}, {"Associated Press"}},
      {"each once", {"Ann One", "By ANN ONE", "Ann  One"}, {"Ann One"}},
      {"a bar parts name and outlet", {"Ann One | Delta Post Weekly"}, {"Ann One", "Delta Post Weekly"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(split_authors(c.bylines), c.authors);
  }
}

TEST(Authors, NamesAreToldFromSentences) {
  for (const char* const text :
       {"By Maria Keller", "Maria Keller and Jón Arnason", "By Ludwig van der Post", "By Siobhan O'Brien",
        "By Maria Keller, Energy Correspondent", "By Reuters"}) {
    EXPECT_TRUE(are_names(text)) << text;
  }
  for (const char* const text :
       {"By the numbers: what the budget says", "By Tuesday", "By land and by sea", "", "By",
        "By Walking Slowly You Can See More Than Anybody", "By Staff", "Why Is This So?"}) {
    EXPECT_FALSE(are_names(text)) << text;
  }
}

}  // namespace
}  // namespace morgue
