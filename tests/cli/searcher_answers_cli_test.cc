// The searcher from outside: pages, orders, counts and JSON, as the docs promise them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/cli/searcher_cli.h"

namespace morgue {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

// ---- Pages and orders

TEST_F(SearcherCli, PagesAddUpToTheWhole) {
  for (const char* sort : {"relevance", "newest", "oldest"}) {
    SCOPED_TRACE(sort);
    const Words whole = ids(answer({"--limit", "100", "--sort", sort, "ferry"}));
    ASSERT_EQ(whole.size(), 12U);
    Words paged;
    for (int offset = 0; offset < 15; offset += 5) {
      const SearchOutput page =
          answer({"--limit", "5", "--offset", std::to_string(offset), "--sort", sort, "ferry"});
      EXPECT_EQ(page.total, 12U);
      for (std::size_t i = 0; i < page.hits.size(); ++i) EXPECT_EQ(page.hits[i].rank, offset + i + 1);
      for (const std::string& id : ids(page)) paged.push_back(id);
    }
    EXPECT_EQ(paged, whole);
  }
}

TEST_F(SearcherCli, NewestAndOldestGoByDate) {
  EXPECT_THAT(ids(answer({"--sort", "newest", "--limit", "3", "ferry"})),
              ElementsAre("ferry-12", "ferry-11", "ferry-10"));
  EXPECT_THAT(ids(answer({"--sort", "oldest", "--limit", "3", "ferry"})),
              ElementsAre("ferry-01", "ferry-02", "ferry-03"));
  EXPECT_THAT(ids(answer({"--sort", "oldest", "--any", "lighthouse", "parade", "deal"})),
              ElementsAre("s300-parade", "s400-deal", "undated"))
      << "what has no date comes last";
  EXPECT_THAT(ids(answer({"--sort", "newest", "--any", "lighthouse", "parade", "deal"})),
              ElementsAre("s400-deal", "s300-parade", "undated"));
}

TEST_F(SearcherCli, TheSameQuestionHasTheSameAnswer) {
  const RunResult first = search({"--format", "json", "ferry"});
  EXPECT_EQ(search({"--format", "json", "ferry"}).out, first.out);
}

TEST_F(SearcherCli, APageBeyondTheLastIsEmptyButFound) {
  const SearchOutput output = answer({"--offset", "500", "ferry"});
  EXPECT_EQ(output.total, 12U);
  EXPECT_THAT(output.hits, IsEmpty());
  EXPECT_THAT(answer({"--limit", "0", "ferry"}).hits, IsEmpty());
}

TEST_F(SearcherCli, InitialsRankTheAcronymFirst) {
  EXPECT_EQ(ids(answer({"U.S."})).front(), "us-budget");
}

TEST_F(SearcherCli, ATitleWeighsMoreThanABody) {
  EXPECT_EQ(ids(answer({"--any", "turkey", "missile", "deal", "statement"})).front(), "s400-deal");
}

// ---- Counts

TEST_F(SearcherCli, FacetsAreExactOverAllMatches) {
  const SearchOutput output = answer({"--limit", "1", "--facet", "source", "--facet", "tag", "--facet",
                                      "section:1", "--timeline", "month", "ferry"});
  EXPECT_EQ(output.facets.at("source"),
            (std::vector<CountOutput>{{"Island Radio", 6, 6}, {"Harbour Gazette", 4, 4}}));
  EXPECT_EQ(output.facets_other.at("source"), (FacetRestOutput{0, 0, 2}));
  EXPECT_EQ(output.facets.at("tag"), (std::vector<CountOutput>{{"ferries", 12}, {"islands", 6}}))
      << "an article counts for each of its tags";
  EXPECT_EQ(output.facets.at("section"), (std::vector<CountOutput>{{"Shipping", 12}}));
  EXPECT_EQ(output.timeline, (std::vector<CountOutput>{{"2020-01", 6}, {"2020-02", 6}}));
  EXPECT_EQ(output.undated, 0U);
  EXPECT_EQ(output.hits.size(), 1U);
}

TEST_F(SearcherCli, AFacetListsTheMostFrequentAndSumsTheRest) {
  const SearchOutput output = answer({"--facet", "section:2", "--timeline", "year", "--any", "turkey",
                                      "ferry", "keeper", "organ", "senate"});
  EXPECT_EQ(output.facets.at("section"), (std::vector<CountOutput>{{"Shipping", 12}, {"Politics", 2}}));
  EXPECT_EQ(output.facets_other.at("section"), (FacetRestOutput{3, 3, 0}));
  EXPECT_EQ(output.undated, 1U);
  EXPECT_EQ(output.timeline,
            (std::vector<CountOutput>{{"2016", 1}, {"2017", 0}, {"2018", 1}, {"2019", 1}, {"2020", 13}}));
}

TEST_F(SearcherCli, ANormalisedTimelineKnowsAllArticlesOfEachTime) {
  const SearchOutput output = answer({"--timeline", "year", "--normalize", "turkey OR senate"});
  std::map<std::string, std::uint64_t> all;
  for (const SmallArticle& article : small_archive()) {
    if (!article.date.empty()) ++all[article.date.substr(0, 4)];
  }
  ASSERT_EQ(output.timeline.size(), 3U);
  for (const CountOutput& year : output.timeline) {
    EXPECT_EQ(year.count, 1U);
    EXPECT_EQ(year.all, all.at(year.value));
    EXPECT_DOUBLE_EQ(year.share.value_or(-1), 1.0 / static_cast<double>(all.at(year.value)));
  }
  EXPECT_EQ(answer({"--timeline", "year", "turkey"}).timeline.front().all, std::nullopt);
  const RunResult alone = search({"--normalize", "turkey"});
  EXPECT_EQ(alone.exit_code, 2);
  EXPECT_THAT(alone.error, HasSubstr("--normalize goes with --timeline"));
}

TEST_F(SearcherCli, CountPrintsTheNumberAlone) {
  EXPECT_EQ(search({"--count", "ferry"}).out, "12\n");
  const RunResult nothing = search({"--count", "zyzzyva"});
  EXPECT_EQ(nothing.out, "0\n");
  EXPECT_EQ(nothing.exit_code, 1);
}

TEST_F(SearcherCli, QuietPrintsNothingAndTheCodeTells) {
  for (const auto& [word, code] : {std::pair{"ferry", 0}, std::pair{"zyzzyva", 1}}) {
    const RunResult result = search({"--quiet", word});
    EXPECT_EQ(result.exit_code, code);
    EXPECT_EQ(result.out + result.error, "");
  }
}

// ---- JSON

TEST_F(SearcherCli, AHitHasAllThatTheArticleSays) {
  const SearchOutput output = answer({"turkey", "deal"});
  EXPECT_EQ(output.text, "turkey deal");
  EXPECT_FALSE(output.interpreted.empty());
  EXPECT_EQ(output.suggestion, std::nullopt);
  EXPECT_FALSE(output.explanation.has_value());
  ASSERT_EQ(output.hits.size(), 1U);
  const HitOutput& hit = output.hits[0];
  EXPECT_EQ(hit.rank, 1U);
  EXPECT_GT(hit.score, 0);
  EXPECT_EQ(hit.title, "Turkey signs S-400 missile deal");
  EXPECT_EQ(hit.url, "https://northernwire.example/s400");
  EXPECT_EQ(hit.path, "news.idx.jsonl:1");
  EXPECT_EQ(hit.source, "Northern Wire");
  EXPECT_THAT(hit.authors, ElementsAre("Maria Keller"));
  EXPECT_EQ(hit.date, "2019-11-07T07:16:00+04:00");
  EXPECT_EQ(hit.language, "en");
  EXPECT_EQ(hit.section, "Politics");
  EXPECT_THAT(hit.tags, ElementsAre("air defence", "arms trade"));
  EXPECT_THAT(hit.places, ElementsAre("Ankara"));
}

TEST_F(SearcherCli, SpansAreTheMatchesThemselves) {
  const SearchOutput output = answer({"--snippets", "3", "defense", "\"joint statement\""});
  ASSERT_EQ(output.hits.size(), 1U);
  std::set<std::string> highlighted;
  std::size_t end = 0;
  for (const SnippetOutput& snippet : output.hits[0].snippets) {
    end = 0;
    for (const SpanOutput& span : snippet.spans) {
      ASSERT_LE(end, span.first) << "sorted, not overlapping";
      ASSERT_LT(span.first, span.second);
      ASSERT_LE(span.second, snippet.text.size());
      end = span.second;
      highlighted.insert(snippet.text.substr(span.first, span.second - span.first));
    }
  }
  EXPECT_TRUE(highlighted.contains("defence")) << "the variant that stands there";
  EXPECT_TRUE(highlighted.contains("joint statement") ||
              (highlighted.contains("joint") && highlighted.contains("statement")));
  EXPECT_FALSE(highlighted.contains("deal"));
}

TEST_F(SearcherCli, TitlesHaveSpansToo) {
  const HitOutput hit = answer({"turkey", "deal"}).hits.at(0);
  std::vector<std::string> highlighted;
  for (const SpanOutput& span : hit.title_spans) {
    highlighted.push_back(hit.title.substr(span.first, span.second - span.first));
  }
  EXPECT_THAT(highlighted, ElementsAre("Turkey", "deal"));
}

TEST_F(SearcherCli, SnippetsObeyTheirNumberAndSize) {
  EXPECT_THAT(answer({"--snippets", "0", "turkey", "deal"}).hits.at(0).snippets, IsEmpty());
  const HitOutput hit =
      answer({"--snippets", "2", "--snippet-chars", "40", "missiles", "deal", "ministry"}).hits.at(0);
  EXPECT_LE(hit.snippets.size(), 2U);
  for (const SnippetOutput& snippet : hit.snippets) EXPECT_LE(snippet.text.size(), 120U) << snippet.text;
}

TEST_F(SearcherCli, JsonLinesAreHits) {
  const RunResult result = search({"--format", "jsonl", "--limit", "4", "ferry"});
  const std::vector<std::string> lines = lines_of(result.out);
  ASSERT_EQ(lines.size(), 4U);
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(read_hit_output(lines[i]).rank, i + 1);
}

TEST_F(SearcherCli, ExplainGivesEachClauseItsHits) {
  const SearchOutput output = answer({"--explain", "turkey", "zyzzyva"});
  ASSERT_TRUE(output.explanation.has_value());
  bool told = false;
  for (const ClauseOutput& clause : *output.explanation) {
    if (clause.clause.find("zyzzyva") == std::string::npos ||
        clause.clause.find("turkey") != std::string::npos)
      continue;
    EXPECT_EQ(clause.hits, 0U);
    EXPECT_EQ(clause.without, 2U) << "what there would be but for it";
    told = true;
  }
  EXPECT_TRUE(told);
  EXPECT_THAT(
      search({"--explain", "turkey", "deal"}).out,
      AllOf(StartsWith("as typed:      turkey deal\n"), HasSubstr("\nas understood: turkey AND deal\n")));
}

}  // namespace
}  // namespace morgue
