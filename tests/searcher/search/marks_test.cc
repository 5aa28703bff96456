#include "searcher/search/marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "searcher/query/builder.h"
#include "searcher/query/parser.h"

namespace morgue {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Marks : public testing::Test {
 protected:
  BuiltQuery build(const std::string& typed) {
    const ParseOptions options{false, true, CivilDay{std::chrono::year(2020) / 1 / 1}};
    return QueryBuilder(database_, analyzer_, {{"en"}, "en"}).build(parse_query(typed, options));
  }

  Hit marked(const std::string& typed) {
    const BuiltQuery built = build(typed);
    const Highlighter highlighter(built.matchers);
    Hit hit;
    hit.article.title = "Pilots end strike";
    hit.article.language = "en";
    hit.article.authors = {"Maria Keller", "Jon Strike"};
    hit.article.tags = {"strikes", "air traffic", "Energy"};
    Marker(analyzer_, highlighter).mark_fields(hit, built.tags);
    return hit;
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  Analyzer analyzer_;
};

TEST_F(Marks, StandWhereTheClauseWasLookedFor) {
  Hit hit = marked("strike");
  EXPECT_THAT(hit.title_spans, ElementsAre(Span{11, 17}));
  EXPECT_THAT(hit.tag_spans, ElementsAre(ElementsAre(Span{0, 7}), IsEmpty(), IsEmpty()));
  EXPECT_THAT(hit.author_spans, ElementsAre(IsEmpty(), IsEmpty())) << "plain words do not search bylines";

  hit = marked("author:strike");
  EXPECT_THAT(hit.title_spans, IsEmpty());
  EXPECT_THAT(hit.tag_spans, ElementsAre(IsEmpty(), IsEmpty(), IsEmpty()));
  EXPECT_THAT(hit.author_spans, ElementsAre(IsEmpty(), ElementsAre(Span{4, 10})));

  hit = marked("author:\"maria keller\" title:pilot");
  EXPECT_THAT(hit.author_spans, ElementsAre(ElementsAre(Span{0, 12}), IsEmpty()));
  EXPECT_THAT(hit.title_spans, ElementsAre(Span{0, 6}));
}

TEST_F(Marks, OfATagAskedForAsAWholeAreTheWhole) {
  EXPECT_THAT(marked("tag:air-traffic").tag_spans,
              ElementsAre(IsEmpty(), ElementsAre(Span{0, 11}), IsEmpty()));
  EXPECT_THAT(marked("tag:energy strike").tag_spans,
              ElementsAre(ElementsAre(Span{0, 7}), IsEmpty(), ElementsAre(Span{0, 6})));
  EXPECT_THAT(marked("tag:air").tag_spans, ElementsAre(IsEmpty(), IsEmpty(), IsEmpty()));
  EXPECT_THAT(marked("pilots -tag:energy").tag_spans, ElementsAre(IsEmpty(), IsEmpty(), IsEmpty()));
}

TEST_F(Marks, OfAVeryLongTextReachAsFarAsTheyMust) {
  Article article;
  article.language = "en";
  article.text = "The ferry sailed.";
  while (article.text.size() < 2'000'000)
    article.text += "\n\nNothing else was to be reported that day, the agency said.";
  const std::size_t end = article.text.size();
  article.text += "\n\nA zebra met the ferry.";
  struct Case {
    const char* query;
    std::size_t last_match;  // at least
    std::size_t matches;
  };
  const Case cases[] = {
      {"ferry", 0, 1},             // the beginning is enough
      {"ferry OR zebra", end, 3},  // it is not
      {"zebra NEAR/5 ferry", end, 1},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.query);
    const BuiltQuery built = build(c.query);
    const Highlighter highlighter(built.matchers);
    const std::vector<Match> found = Marker(analyzer_, highlighter).matches(article, Marker::Reading::enough);
    ASSERT_EQ(found.size(), c.matches);
    EXPECT_GE(found.back().spans.front().begin, c.last_match);
  }
  const BuiltQuery built = build("ferry");
  const Highlighter highlighter(built.matchers);
  EXPECT_EQ(Marker(analyzer_, highlighter).matches(article, Marker::Reading::whole).size(), 2U);
}

}  // namespace
}  // namespace morgue
