#include "indexer/read/markup.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace morgue {
namespace {

TEST(Markup, TagsAndReferencesAreToldFromText) {
  struct Case {
    const char* name;
    std::string text;
    bool tags;
    bool block_tags;
    bool entities;
  };
  const std::vector<Case> cases{
      {"plain text", "Nothing of it.", false, false, false},
      {"comparisons", "a<b and c>d, 3 < 4", false, false, false},
      {"an address in brackets", "<https://example.org/p> <p@example.org>", false, false, false},
      {"a tag that is never closed", "if a <b then", false, false, false},
      {"an element nobody knows", "<joy>ful</joy>", false, false, false},
      {"inline elements", "an <em>important</em> word", true, false, false},
      {"capitals and attributes", "<P CLASS=\"x\">a", true, true, false},
      {"a closing tag alone", "a</div>", true, true, false},
      {"an empty element", "a<br/>b", true, true, false},
      {"a custom element", "a<my-ad>b", true, false, false},
      {"a named reference", "R&amp;D", false, false, true},
      {"numbered references", "&#8217; &#x2019;", false, false, true},
      {"ampersands", "R&D; A & B; a=1&b=2", false, false, false},
      {"an ampersand at the end", "a&", false, false, false},
      {"a bracket at the end", "a<", false, false, false},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(has_tags(c.text), c.tags);
    EXPECT_EQ(has_block_tags(c.text), c.block_tags);
    EXPECT_EQ(has_entities(c.text), c.entities);
  }
}

TEST(Markup, ElementsAreKnownInAnyCase) {
  EXPECT_TRUE(is_html_element("p"));
  EXPECT_TRUE(is_html_element("BLOCKQUOTE"));
  EXPECT_TRUE(is_html_element("my-widget"));
  EXPECT_FALSE(is_html_element(""));
  EXPECT_FALSE(is_html_element("paragraph"));
  EXPECT_TRUE(is_block_element("LI"));
  EXPECT_FALSE(is_block_element("b"));
  EXPECT_TRUE(is_hidden_element("Script"));
  EXPECT_FALSE(is_hidden_element("p"));
}

}  // namespace
}  // namespace morgue
