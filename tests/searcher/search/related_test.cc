#include "searcher/search/related.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "searcher/query/parser.h"
#include "searcher/search/engine.h"
#include "tests/cli/small_archive.h"
#include "tests/support/program_runner.h"
#include "tests/support/shard_server.h"

namespace morgue {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

constexpr const char* flood_text =
    "The river Tavna burst its banks at Orlov Bridge on Monday night and flooded the lower town of Zelenik, "
    "where two "
    "hundred families were taken to the school on the hill.\n\nThe mayor, Ivana Petrak, said that the levee "
    "at the "
    "sawmill had given way after four days of rain. Soldiers were filling sandbags by the light of lorries, "
    "and the "
    "Tavna was expected to crest at noon.\n\nThe railway between Zelenik and Orlov Bridge is closed, and the "
    "water "
    "works have asked people to boil what they drink.";

// A flood in three tellings and with two copies of one of them, among articles about other things.
std::vector<SmallArticle> flood_archive() {
  std::vector<SmallArticle> articles = small_archive();
  const std::string text = flood_text;
  articles.push_back(
      {"flood-wire", "Tavna floods Zelenik after levee breaks", text, "2021-05-03", "Northern Wire"});
  articles.push_back({"flood-copy", "Town under water", text, "2021-05-04", "Delta Post"});
  articles.push_back(
      {"flood-cut", "Levee gives way", text.substr(0, text.rfind("\n\n")), "2021-05-04", "Evening Sun"});
  articles.push_back(
      {"flood-crest", "Zelenik watches the Tavna crest",
       "At noon the Tavna stood a hand below the top of the new sandbags in Zelenik, and stayed there.\n\n"
       "“We have been lucky with the wind,” said Ivana Petrak, who had not slept.",
       "2021-05-05", "Harbour Gazette"});
  articles.push_back(
      {"levee-report", "Report warned of the levee at Zelenik",
       "Engineers told the council two years ago that the levee beside the sawmill would not hold the "
       "Tavna for long, a report shows. Mayor Petrak had asked for money to raise it.",
       "2019-02-11", "Delta Post"});
  return articles;
}

class Related : public testing::Test {
 protected:
  Related() { make_index(room_, "news.idx", flood_archive()); }

  std::string index() { return (room_.path() / "news.idx").string(); }

  SearchRequest like(const std::string& id, const std::string& query = "") {
    SearchRequest request;
    request.like = SearchEngine({index()}).article(id, {}).value().article;
    if (!query.empty()) request.query = parse_query(query, {});
    return request;
  }

  static SearchRequest like_text(const std::string& text) {
    SearchRequest request;
    request.like = Article{};
    request.like->text = text;
    return request;
  }

  static std::vector<std::string> ids(const Results& results) {
    std::vector<std::string> found;
    for (const Hit& hit : results.hits) found.push_back(hit.article.id);
    return found;
  }

  std::vector<std::string> found(const SearchRequest& request) {
    return ids(SearchEngine({index()}).search(request));
  }

  EmptyRoom room_;
};

TEST_F(Related, AreOtherArticlesOfTheStoryWithoutItAndItsCopies) {
  for (const char* id : {"flood-wire", "flood-copy", "flood-cut"}) {
    EXPECT_THAT(found(like(id)), UnorderedElementsAre("flood-crest", "levee-report")) << id;
  }
  EXPECT_THAT(found(like("levee-report")),
              UnorderedElementsAre("flood-wire", "flood-copy", "flood-cut", "flood-crest"))
      << "copies of one another, but not of it";
}

TEST_F(Related, OfATextThatIsNotIndexedAreTheSame) {
  EXPECT_THAT(found(like_text(flood_text)), UnorderedElementsAre("flood-crest", "levee-report"));
  EXPECT_THAT(found(like_text("The levee at Zelenik on the Tavna, by Ivana Petrak")),
              UnorderedElementsAre("flood-wire", "flood-copy", "flood-cut", "flood-crest", "levee-report"))
      << "of what nothing is a copy, all are found";
}

TEST_F(Related, OfNothingThatTheIndexKnowsAreNone) {
  const Results results = SearchEngine({index()}).search(like_text("zyzzyva quagga 42"));
  EXPECT_EQ(results.total, 0U);
  EXPECT_THAT(results.notes, ElementsAre(testing::HasSubstr("nothing in it")));
  EXPECT_EQ(SearchEngine({index()}).search(like_text("")).total, 0U);
}

TEST_F(Related, AreNarrowedByAQueryWhichNeitherWeighsNorWidens) {
  const Results all = SearchEngine({index()}).search(like("flood-wire"));
  for (const char* query : {"source:\"Delta Post\"", "before:2020", "council", "-sandbags", "title:report"}) {
    SCOPED_TRACE(query);
    const Results some = SearchEngine({index()}).search(like("flood-wire", query));
    EXPECT_THAT(ids(some), ElementsAre("levee-report"));
    const auto same = std::find_if(all.hits.begin(), all.hits.end(),
                                   [](const Hit& hit) { return hit.article.id == "levee-report"; });
    ASSERT_NE(same, all.hits.end());
    EXPECT_DOUBLE_EQ(some.hits.front().score, same->score);
  }
  EXPECT_THAT(found(like("flood-wire", "ferry")), IsEmpty());
}

TEST_F(Related, ScoreFromTheLeastToOne) {
  const Results results = SearchEngine({index()}).search(like("levee-report"));
  ASSERT_EQ(results.hits.size(), 4U);
  for (const Hit& hit : results.hits) {
    EXPECT_GE(hit.score, least_related);
    EXPECT_LE(hit.score, 1.0);
  }
}

TEST_F(Related, AreCountedAlikeInEveryOrderAndOnEveryPage) {
  for (const SortOrder order : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    SearchRequest request = like("levee-report");
    request.sort = order;
    request.facets = {{FieldId::source, 10}};
    request.timeline = TimeUnit::day;
    const Results results = SearchEngine({index()}).search(request);
    EXPECT_EQ(results.total, 4U);
    EXPECT_TRUE(results.total_is_exact);
    EXPECT_EQ(results.hits.size(), 4U);
    std::uint64_t counted = results.facets.at(0).missing;
    for (const FacetCount& each : results.facets.at(0).values) counted += each.count;
    EXPECT_EQ(counted, 4U);
    ASSERT_TRUE(results.timeline.has_value());
    std::uint64_t dated = results.timeline->undated;
    for (const TimelineBucket& each : results.timeline->buckets) dated += each.count;
    EXPECT_EQ(dated, 4U);
    if (order == SortOrder::newest) {
      EXPECT_EQ(results.hits.front().article.id, "flood-crest");
    }
    if (order == SortOrder::oldest) {
      EXPECT_EQ(results.hits.back().article.id, "flood-crest");
    }
    request.offset = 3;
    request.limit = 1;
    const Results last = SearchEngine({index()}).search(request);
    EXPECT_EQ(last.total, 4U);
    EXPECT_THAT(ids(last), ElementsAre(results.hits.back().article.id));
  }
}

TEST_F(Related, ShowWhatTheyShare) {
  const Results results = SearchEngine({index()}).search(like("flood-wire", "title:report"));
  ASSERT_EQ(results.hits.size(), 1U);
  ASSERT_EQ(results.hits.front().snippets.size(), 1U);
  const Snippet& snippet = results.hits.front().snippets.front();
  std::vector<std::string> marked;
  for (const Span& span : snippet.spans)
    marked.push_back(snippet.text.substr(span.begin, span.end - span.begin));
  for (const char* word : {"levee", "sawmill", "Tavna"}) EXPECT_THAT(marked, Contains(word));
  EXPECT_THAT(marked, Not(Contains("the")));
  EXPECT_FALSE(results.hits.front().title_spans.empty());
}

TEST_F(Related, AreExplainedByTheTermsAndTheirWeights) {
  SearchRequest request = like("flood-wire", "source:\"Delta Post\"");
  request.explain = true;
  const Results results = SearchEngine({index()}).search(request);
  ASSERT_GE(results.explanation.size(), 5U);
  EXPECT_EQ(results.explanation.front().clause, "telling terms");
  EXPECT_EQ(results.explanation.front().hits, 2U) << "the filter apart";
  EXPECT_EQ(results.explanation.back().clause, "source:\"Delta Post\"");
  const auto tavna = std::find_if(results.explanation.begin(), results.explanation.end(),
                                  [](const ClauseExplanation& line) { return line.clause == "Tavna"; });
  ASSERT_NE(tavna, results.explanation.end());
  EXPECT_EQ(tavna->depth, 1U);
  EXPECT_EQ(tavna->hits, 5U);
  EXPECT_THAT(tavna->asked, testing::HasSubstr("% of the weight: "));
  ASSERT_EQ(results.hits.size(), 1U);
  const Hit& hit = results.hits.front();
  const double sum =
      std::accumulate(hit.score_shares.begin(), hit.score_shares.end(), 0.0,
                      [](double so_far, const ScoreShare& share) { return so_far + share.weight; });
  EXPECT_NEAR(sum, hit.score, 1e-9);
}

TEST_F(Related, AreUnderstoodAsAQueryThatCanBeAsked) {
  const Results results = SearchEngine({index()}).search(like("flood-wire", "source:\"Delta Post\""));
  EXPECT_THAT(results.interpreted, testing::AllOf(testing::HasSubstr("Tavna"), testing::HasSubstr(" OR "),
                                                  testing::EndsWith(" AND source:\"Delta Post\"")));
  SearchRequest by_hand;
  by_hand.query = parse_query(results.interpreted, {false, true, {}});
  EXPECT_THAT(found(by_hand), testing::IsSupersetOf(ids(results)));
}

// The copies are named by no family there: each index has its own.
TEST_F(Related, LeaveOutCopiesInOtherIndexes) {
  EmptyRoom room;
  const std::vector<SmallArticle> all = flood_archive();
  std::vector<SmallArticle> others;
  std::copy_if(all.begin(), all.end(), std::back_inserter(others),
               [](const SmallArticle& article) { return article.id != "flood-wire"; });
  make_index(room, "others.idx", others);
  make_index(room, "wire.idx", {*std::find_if(all.begin(), all.end(), [](const SmallArticle& article) {
               return article.id == "flood-wire";
             })});
  SearchEngine engine({(room.path() / "others.idx").string(), (room.path() / "wire.idx").string()});
  SearchRequest request;
  request.like = engine.article("flood-wire", {}).value().article;
  EXPECT_THAT(ids(engine.search(request)), UnorderedElementsAre("flood-crest", "levee-report"));
}

TEST_F(Related, AreTheSameFromAfar) {
  ShardServer server({index()});
  room_.write("far.idx/XAPIANDB", "remote " + server.address() + "\n");
  SearchEngine far({(room_.path() / "far.idx").string()});
  for (const char* id : {"flood-wire", "levee-report", "s400-deal", "ferry-01"}) {
    SCOPED_TRACE(id);
    SearchRequest request = like(id);
    request.facets = {{FieldId::source, 10}};
    const Results near = SearchEngine({index()}).search(request);
    const Results remote = far.search(request);
    EXPECT_EQ(remote.total, near.total);
    EXPECT_EQ(ids(remote), ids(near));
    EXPECT_EQ(remote.interpreted, near.interpreted);
    EXPECT_EQ(remote.facets.at(0).values.size(), near.facets.at(0).values.size());
  }
}

// A text without a language is taken for what the articles nearest to it are written in: its commonest words are no
// telling ones there.
TEST_F(Related, OfATextInARareLanguageAreNotThoseThatShareItsCommonWords) {
  EmptyRoom room;
  std::vector<SmallArticle> articles = small_archive();
  const char* const subjects[] = {"le marché", "le port",   "la gare",  "le musée", "la place", "le canal",
                                  "le phare",  "le verger", "la digue", "le four",  "la halle", "le bac"};
  for (int i = 0; i < 12; ++i) {
    SmallArticle article;
    article.id = "fr-" + std::to_string(i);
    article.title = std::string("Dans la ville, ") + subjects[i];
    article.text =
        std::string("Les habitants de la ville ont dit que ") + subjects[i] +
        " est pour eux dans les jours qui viennent, et que les travaux sont une chance pour la ville.";
    article.language = "fr";
    articles.push_back(article);
  }
  make_index(room, "news.idx", articles);
  SearchEngine engine({(room.path() / "news.idx").string()});
  const Results results = engine.search(
      like_text("Le phare est une chance pour les habitants, et le phare est dans la ville depuis un an."));
  std::vector<std::string> found = ids(results);
  EXPECT_EQ(std::erase_if(found, [](const std::string& id) { return id.starts_with("fr-") && id != "fr-6"; }),
            0U);
  EXPECT_THAT(found, Contains("fr-6"));
}

}  // namespace
}  // namespace morgue
