#include "indexer/clean/html/date_labels.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace morgue::html {
namespace {

TEST(DateLabel, IsSaidByTheWordsBeforeTheDate) {
  struct Case {
    const char* name;
    std::string before;
    DateLabel label;
  };
  const std::vector<Case> cases{
      {"nothing", "", DateLabel::none},
      {"a weekday", "Thursday, ", DateLabel::none},
      {"published", "Published on ", DateLabel::publication},
      {"in capitals", "ERSCHIENEN AM ", DateLabel::publication},
      {"changed", "Letzte Änderung: ", DateLabel::change},
      {"changed, in another script", "Обновлено ", DateLabel::change},
      {"the last word counts", "Published by the editors, last updated ", DateLabel::change},
      {"and the other way round", "Not updated since it was first published ", DateLabel::publication},
      {"of a reader", "Posts: 12, registered: ", DateLabel::other},
      {"a word far before says nothing",
       "Published texts are collected here in a long list, among them this one speech on ports of ",
       DateLabel::none},
      {"damaged bytes", "\xC3\x28 updated ", DateLabel::change},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(date_label(c.before), c.label);
  }
}

TEST(DateLabel, IsSaidByTheNamesOfTheElement) {
  struct Case {
    const char* name;
    std::string element;
    DateLabel label;
  };
  const std::vector<Case> cases{
      {"no name", "<time>", DateLabel::none},
      {"published", "<time class='entry-date published'>", DateLabel::publication},
      {"changed", "<time class=updated>", DateLabel::change},
      {"both, where nothing changed", "<time class='published updated'>", DateLabel::publication},
      {"microdata", "<time itemprop=dateModified>", DateLabel::change},
      {"the old attribute", "<time pubdate>", DateLabel::publication},
      {"words within a word", "<span class='last-modified-date'>", DateLabel::change},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const Dom page = Dom::parse("<html><body><p>" + c.element + "7 May 2019</p></body></html>");
    DateLabel label = DateLabel::none;
    for (std::size_t node = 0; node < page.size(); ++node) {
      if (const DateLabel one = date_label_of_element(page, node); one != DateLabel::none) label = one;
    }
    EXPECT_EQ(label, c.label);
  }
}

}  // namespace
}  // namespace morgue::html
