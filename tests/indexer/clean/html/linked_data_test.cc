#include "indexer/clean/html/linked_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace morgue::html {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(LinkedData, FindsTheArticle) {
  const LinkedArticle plain = read_linked_data({R"({"@type": "NewsArticle", "headline": "Dam &amp; river",
      "datePublished": "2019-11-07", "dateModified": "2019-11-08", "articleSection": ["World", "Asia"],
      "author": [{"@type": "Person", "name": "Maria Keller"}, "Jan Novak"], "keywords": "dam, river",
      "publisher": {"@type": "Organization", "name": "Delta Post"}})"});
  EXPECT_TRUE(plain.found);
  EXPECT_EQ(plain.headline, "Dam & river");
  EXPECT_EQ(plain.published, "2019-11-07");
  EXPECT_EQ(plain.modified, "2019-11-08");
  EXPECT_EQ(plain.section, "World");
  EXPECT_EQ(plain.publisher, "Delta Post");
  EXPECT_THAT(plain.authors, ElementsAre("Maria Keller", "Jan Novak"));
  EXPECT_THAT(plain.tags, ElementsAre("dam", "river"));
}

TEST(LinkedData, FollowsReferencesWithinAGraph) {
  const LinkedArticle graph = read_linked_data({R"({"@graph": [
      {"@type": "WebPage", "datePublished": "2001-01-01"},
      {"@type": ["Article", "Thing"], "headline": "A", "author": {"@id": "#maria"}},
      {"@type": "Person", "@id": "#maria", "name": "Maria Keller"}]})"});
  EXPECT_EQ(graph.headline, "A");
  EXPECT_EQ(graph.published, "") << "the page's date is not the article's";
  EXPECT_THAT(graph.authors, ElementsAre("Maria Keller"));
}

TEST(LinkedData, ItemsOfAListComeAfterTheArticle) {
  const std::string_view list =
      R"({"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"Dam"}]})";
  EXPECT_EQ(read_linked_data({list, R"({"@type":"Article","headline":"Ferry"})"}).headline, "Ferry");
  EXPECT_EQ(read_linked_data({list}).headline, "Dam") << "where there is no other";
}

TEST(LinkedData, ThePageOfAnArticleWithoutADateHasOne) {
  const LinkedArticle graph = read_linked_data(
      {R"({"@graph":[{"@type":"Article","headline":"A"},{"@type":"WebPage","datePublished":"2019-11-07"}]})"});
  EXPECT_EQ(graph.published, "");
  EXPECT_EQ(graph.page_published, "2019-11-07");
}

TEST(LinkedData, PassesOverWhatIsNone) {
  struct Case {
    const char* name;
    std::vector<std::string_view> blocks;
    std::string headline;
  };
  const std::vector<Case> cases{
      {"no blocks", {}, ""},
      {"no JSON", {"var x = 1;"}, ""},
      {"a damaged block before a good one", {"{\"@type\": ", R"({"@type":"Article","headline":"B"})"}, "B"},
      {"a raw line break within a string", {"{\"@type\":\"Article\",\"headline\":\"A\nB\"}"}, "A B"},
      {"another type", {R"({"@type":"Recipe","headline":"Soup"})"}, ""},
      {"a type with its vocabulary", {R"({"@type":"http://schema.org/BlogPosting","headline":"C"})"}, "C"},
      {"a comma too many, and one within a string",
       {R"({"@type":"Article","headline":"A, \"B,\" ,]",})"},
       "A, \"B,\" ,]"},
      {"nothing but brackets the wrong way round", {"}{"}, ""},
      {"values of unexpected kinds",
       {R"({"@type":"Article","headline":{"x":[1]},"author":7,"keywords":{}})"},
       ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read_linked_data(c.blocks).headline, c.headline);
  }
}

TEST(LinkedData, DepthIsNoDanger) {
  const std::string brackets(100000, '[');
  EXPECT_FALSE(read_linked_data({brackets}).found);
  const std::string closed = brackets + std::string(100000, ']');
  EXPECT_THAT(read_linked_data({closed}).authors, IsEmpty());
}

}  // namespace
}  // namespace morgue::html
