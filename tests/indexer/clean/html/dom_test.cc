#include "indexer/clean/html/dom.h"

#include <gtest/gtest.h>

#include <random>

namespace morgue::html {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string text_of(std::string_view page) {
  const Dom dom = Dom::parse(page);
  return dom.size() == 0 ? std::string{} : dom.text(0);
}

TEST(Dom, ShowsWhatAReaderSees) {
  struct Case {
    const char* name;
    std::string page;
    std::string text;
  };
  const std::vector<Case> cases{
      {"blocks part words, inline elements do not", "<p>One</p><p>t<b>w</b>o</p>", "One two"},
      {"white space collapses", "<p> a \n\t b </p>", "a b"},
      {"scripts and styles are not shown",
       "<p>a</p><script>if (1 < 2) x = '</p>';</script><style>p{}</style><p>b</p>", "a b"},
      {"references", "<p>R&amp;D &ouml;</p>", "R&D ö"},
      {"comments", "<p>a<!-- <p>no</p> -->b</p>", "ab"},
      {"nothing", "", ""},
      {"a NUL does not end the page", std::string("<p>a") + '\0' + "b</p>", "a b"},
      {"an end that is missing", "<div><p>a<div>b", "a b"},
      {"a tag that is cut", "<p>a</p><di", "a"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(text_of(c.page), c.text);
  }
}

TEST(Dom, SubtreesAreNested) {
  const Dom dom = Dom::parse("<html><body><div id=a class='x y'><p>One</p></div><p>Two</p></body></html>");
  ASSERT_GT(dom.size(), 4U);
  EXPECT_EQ(dom[0].end, dom.size());
  for (std::size_t node = 1; node < dom.size(); ++node) {
    const Node& parent = dom[dom[node].parent];
    EXPECT_LT(dom[node].parent, node);
    EXPECT_LE(dom[node].end, parent.end) << "a subtree lies within its parent's";
  }
  std::size_t div = 0;
  while (dom[div].tag != Tag::div) ++div;
  EXPECT_EQ(dom.attribute(div, "class"), "x y");
  EXPECT_EQ(dom.attribute(div, "href"), "");
  EXPECT_TRUE(dom.has_attribute(div, "id"));
  EXPECT_EQ(dom.text(div), "One");
}

TEST(Dom, DepthIsNoDanger) {
  const Dom dom = Dom::parse(repeat("<div>", 100000) + "<p>deep</p>" + repeat("</div>", 100000));
  EXPECT_EQ(dom.text(0), "deep");
  std::size_t deepest = 0;
  for (std::size_t node = 0; node < dom.size(); ++node) {
    std::size_t depth = 0;
    for (std::size_t at = node; at != dom[at].parent; at = dom[at].parent) ++depth;
    deepest = std::max(deepest, depth);
  }
  EXPECT_LT(deepest, 600U);
  EXPECT_EQ(text_of(repeat("<span>", 100000) + "open"), "open");
}

TEST(Dom, AttributesBeyondCountingAreNoDanger) {
  std::string tag = "<div";
  for (int i = 0; i < 50000; ++i) tag += " a" + std::to_string(i) + "=1";
  const Dom dom = Dom::parse("<p>one</p>" + tag + "><p id=two>two</p></div>");
  EXPECT_EQ(dom.text(0), "one two");
  for (std::size_t node = 0; node < dom.size(); ++node) EXPECT_LE(dom[node].attribute_count, 2000U);
}

TEST(Dom, AnyBytesGiveATree) {
  std::mt19937 random(7);
  constexpr std::string_view alphabet = "<>/=\"' abp!-&;#x0";
  for (int round = 0; round < 300; ++round) {
    std::string page;
    const std::size_t size = random() % 300;
    for (std::size_t i = 0; i < size; ++i) page += alphabet[random() % alphabet.size()];
    const Dom dom = Dom::parse(page);
    for (std::size_t node = 0; node < dom.size(); ++node) {
      ASSERT_GT(dom[node].end, node) << page;
      ASSERT_LE(dom[node].end, dom.size()) << page;
    }
  }
}

}  // namespace
}  // namespace morgue::html
