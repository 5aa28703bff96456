// Queries that mean the same find the same, in the same order, with the same marks: asked of a real index.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "searcher/query/parser.h"
#include "searcher/search/engine.h"
#include "tests/cli/small_archive.h"

namespace morgue {
namespace {

constexpr CivilDay today = std::chrono::year(2020) / std::chrono::February / 10;

class Equivalences : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    room_ = std::make_unique<EmptyRoom>();
    make_index(*room_, "news.idx", small_archive());
    engine_ = std::make_unique<SearchEngine>(std::vector{(room_->path() / "news.idx").string()});
  }
  static void TearDownTestSuite() {
    engine_.reset();
    room_.reset();
  }

  static Results search(const std::string& typed, bool any = false) {
    SearchRequest request;
    request.query = parse_query(typed, {any, false, today});
    request.limit = 100;
    request.snippets = 2;
    return engine_->search(request);
  }

  static std::set<std::string> ids(const Results& results) {
    std::set<std::string> found;
    for (const Hit& hit : results.hits) found.insert(hit.article.id);
    EXPECT_EQ(found.size(), results.total);
    return found;
  }

 private:
  inline static std::unique_ptr<EmptyRoom> room_;
  inline static std::unique_ptr<SearchEngine> engine_;
};

TEST_F(Equivalences, FindTheSame) {
  const std::pair<const char*, const char*> pairs[] = {
      {"turkey deal", "deal turkey"},
      {"ferry AND harbour", "harbour ferry"},
      {"S-400", "S400"},
      {"S-400", "S 400"},
      {"\"S-400 missile\"", "\"S400 missile\""},
      {"$5 billion", "\"5 billion dollars\""},
      {"$5 billion", "US$5bn"},
      {"defence bill", "defense bill"},
      {"ferry -Hvar", "ferry AND NOT Hvar"},
      {"-ferry", "NOT ferry"},
      {"-(ferry harbour)", "NOT (harbour AND ferry)"},
      {"ferry OR deal", "deal OR ferry"},
      {"ferry (Hvar OR Vis)", "(ferry Hvar) OR (ferry Vis)"},
      {"lighthouse NEAR/4 winters", "winters NEAR/4 lighthouse"},
      {"lighthouse NEAR/4 winters", "\"lighthouse winters\"~4"},
      {"\"relief boat\" NEAR/9 keeper", "keeper NEAR/9 \"relief boat\""},
      {"\"last keeper\" PRE/9 \"relief boat\"", "\"last keeper\" NEAR/9 \"relief boat\""},
      {"date:2020-01..2020-02", "date:2020-01 OR date:2020-02"},
      {"after:2019 before:2021", "date:2020"},
      {"date:7d", "date:2020-02-04..2020-02-10"},
      {"date:yesterday", "date:2020-02-09"},
      {"source:northern-wire", "source:\"NORTHERN WIRE\""},
      {"lang:fr", "language:FR"},
      {"ropewal*", "ropewalk"},
      {"*opewalk", "ropewal*"},
      {"caf\u00E9", "cafe"},
  };
  for (const auto& [one, other] : pairs) {
    SCOPED_TRACE(one);
    const std::set<std::string> found = ids(search(one));
    EXPECT_EQ(found, ids(search(other))) << other;
    EXPECT_FALSE(found.empty());
    EXPECT_LT(found.size(), small_archive().size());
  }
}

// What was understood is itself a query: it gives the same answer to the last mark.
TEST_F(Equivalences, HoldBetweenAQueryAndItsInterpretation) {
  static const char* const pieces[] = {"ferry",
                                       "turkey",
                                       "deal",
                                       "S-400",
                                       "S 400",
                                       "the",
                                       "OR",
                                       "AND",
                                       "-harbour",
                                       "NOT",
                                       "(",
                                       ")",
                                       "\"",
                                       "*rry",
                                       "fer*",
                                       "\"laden with\"",
                                       "NEAR/4",
                                       "PRE/6",
                                       "title:",
                                       "tag:ferries",
                                       "date:2020",
                                       "goats",
                                       "=US",
                                       "us",
                                       "$5 billion",
                                       "source:\"Island Radio\"",
                                       "\"ferry sailed\"~6",
                                       "harbour",
                                       "crew",
                                       "waited",
                                       "author:keller",
                                       "w/3"};
  std::mt19937 random(7);
  std::size_t found = 0;
  for (int round = 0; round < 400; ++round) {
    std::string typed;
    for (std::size_t i = 1 + random() % 6; i > 0; --i) {
      typed += pieces[random() % std::size(pieces)];
      if (!typed.ends_with(':')) typed += ' ';
    }
    const bool any = random() % 2 == 0;
    SCOPED_TRACE(typed + (any ? " (any)" : ""));
    const Results one = search(typed, any);
    const Results other = search(one.interpreted, any);
    ASSERT_EQ(one.total, other.total) << one.interpreted;
    ASSERT_TRUE(one.total_is_exact);
    ASSERT_EQ(one.hits.size(), other.hits.size());
    for (std::size_t i = 0; i < one.hits.size(); ++i) {
      ASSERT_EQ(one.hits[i].article.id, other.hits[i].article.id) << one.interpreted;
      ASSERT_DOUBLE_EQ(one.hits[i].score, other.hits[i].score);
      ASSERT_EQ(one.hits[i].snippets, other.hits[i].snippets);
      ASSERT_EQ(one.hits[i].title_spans, other.hits[i].title_spans);
    }
    found += one.total > 0 ? 1 : 0;
  }
  EXPECT_GT(found, 150U) << "the generator has degenerated";
}

}  // namespace
}  // namespace morgue
