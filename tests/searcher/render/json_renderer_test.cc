#include "searcher/render/json_renderer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_results.h"
#include "tests/support/search_output.h"

namespace morgue {
namespace {

std::string rendered(const Results& results, const std::string& format = "json",
                     const std::string& query_id = "", bool explain = false) {
  std::ostringstream out;
  RenderOptions options;
  options.explain = explain;
  make_renderer(format, out, options)->render(results, query_id);
  return out.str();
}

TEST(JsonRenderer, PrintsTheContractFieldByFieldInItsOrder) {
  Results results = two_of_many();
  results.hits.resize(1);
  results.typed = "Deal";
  results.facets = {{FieldId::source, {{"Northern Wire", 30, 25}, {"Delta Post", 4, 4}}, 2, 3, 1}};
  results.total_families = 30;
  results.timeline = Timeline{TimeUnit::month, {{"2019-10", 0}, {"2019-11", 36}}, 1};
  results.suggestion = "dial";
  EXPECT_EQ(
      rendered(results),
      R"({"schema":"morgue.search/1","query":{"text":"Deal","interpreted":"deal"},"total":37,"total_is_exact":true,)"
      R"("hits":[{"rank":1,"id":"s400-deal","score":12.5,"title":"Turkey signs S-400 deal",)"
      R"("url":"https://northernwire.example/s400","path":"news/wire.jsonl:17","source":"Northern Wire",)"
      R"("authors":["Maria Keller","Deniz Aydın"],"date":"2019-11-07T07:16:00+04:00","language":"en",)"
      R"("section":"Politics","tags":["defence","air defence"],"places":["Ankara"],)"
      R"("snippets":[{"text":"the deal had been signed in Ankara, the ministry said.","spans":[[4,8]]}],)"
      R"("family":{"id":"s400-deal","size":3},"title_spans":[[19,23]],)"
      R"("author_spans":[[],[]],"tag_spans":[[],[]],)"
      R"("date_precision":"minute","date_conflict":false,)"
      R"("copies":[{"id":"delta-7","source":"Delta Post","date":"2019-11-08","title":"Deal signed","url":null},)"
      R"({"id":"radio-9","source":null,"date":null,"title":"","url":null}]}],)"
      R"("facets":{"source":[{"value":"Northern Wire","count":30,"families":25},{"value":"Delta Post","count":4,"families":4}]},)"
      R"("timeline":[{"start":"2019-10","count":0},{"start":"2019-11","count":36}],"suggestion":"dial",)"
      R"("facets_other":{"source":{"values":2,"count":3,"missing":1}},"undated":1,"total_families":30})"
      "\n");
}

TEST(JsonRenderer, WhatIsNotKnownIsNullOrAnEmptyList) {
  Results results;
  results.hits = {bare_hit()};
  results.total = 1;
  results.total_is_exact = false;
  EXPECT_EQ(
      rendered(results),
      R"({"schema":"morgue.search/1","query":{"text":"","interpreted":""},"total":1,"total_is_exact":false,)"
      R"("hits":[{"rank":2,"id":"0f3a61c2b47d9e58","score":0.0,"title":"","url":null,"path":"loose.txt",)"
      R"("source":null,"authors":[],"date":null,"language":null,"section":null,"tags":[],"places":[],)"
      R"("snippets":[{"text":"No deal was in sight","spans":[[3,7]]}],"family":null,"title_spans":[],)"
      R"("author_spans":[],"tag_spans":[],)"
      R"("date_precision":null,"date_conflict":false,"copies":[]}],)"
      R"("facets":{},"timeline":[],"suggestion":null,"facets_other":{},"undated":null,"total_families":null})"
      "\n");
}

TEST(JsonRenderer, KeepsEveryCharacterAndLetsNoControlOntoATerminal) {
  Results results = two_of_many();
  const std::string title = "\u009B31m red\x7F \u202Etfel\u2028 end";
  results.hits[0].article.title = title;
  const std::string printed = rendered(results, "jsonl");
  for (const char* control : {"\u009B", "\x7F", "\u202E", "\u2028"}) {
    EXPECT_EQ(printed.find(control), std::string::npos);
  }
  EXPECT_EQ(nlohmann::json::parse(printed.substr(0, printed.find('\n'))).at("title"), title);
}

TEST(JsonRenderer, IsReadByTheTypedMirror) {
  Results results = two_of_many();
  results.facets = {{FieldId::language, {{"en", 37}}, 0, 0, 0}};
  results.explanation = {{0, "deal", "deal | Zen:deal", 37}};
  const SearchOutput read = read_search_output(rendered(results, "json", "", true));
  EXPECT_EQ(read.total, 37U);
  ASSERT_EQ(read.hits.size(), 2U);
  EXPECT_EQ(read.hits[0].family, std::make_pair(std::string("s400-deal"), std::size_t{3}));
  EXPECT_EQ(read.hits[1].source, std::nullopt);
  EXPECT_EQ(read.facets.at("language"), (std::vector<CountOutput>{{"en", 37}}));
  ASSERT_TRUE(read.explanation.has_value());
  EXPECT_EQ(read.explanation->front().asked, "deal | Zen:deal");
  EXPECT_FALSE(read.qid.has_value());
  EXPECT_THROW(read_search_output(R"({"schema":"morgue.search/2"})"), std::runtime_error)
      << "the mirror itself must refuse what is not the contract";
  std::string extended = rendered(results);
  extended.insert(1, R"("surprise":1,)");
  EXPECT_THROW(read_search_output(extended), std::runtime_error);
}

TEST(JsonRenderer, ExplanationIsThereOnlyWhereAskedFor) {
  Results results = two_of_many();
  results.explanation = {{0, "deal", "deal", 37}};
  EXPECT_EQ(rendered(results).find("explanation"), std::string::npos);
}

TEST(JsonRenderer, EachAnswerIsOneLineWhateverTheArticleHolds) {
  struct Case {
    const char* name;
    std::string title;
    std::string expected;
  };
  const Case cases[] = {
      {"line feeds and quotes", "a\n\"b\"\\", "a\n\"b\"\\"},
      {"an escape sequence", "\x1b[31mred", "\x1b[31mred"},
      {"a zero byte", std::string("a\0b", 3), std::string("a\0b", 3)},
      {"bytes that are no UTF-8", "caf\xe9!", "caf\xef\xbf\xbd!"},
      {"letters beyond the first plane", "𝔐orgue 東京", "𝔐orgue 東京"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    Results results = two_of_many();
    results.hits[0].article.title = each.title;
    const std::string line = rendered(results);
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    for (const char c : line.substr(0, line.size() - 1)) EXPECT_GE(static_cast<unsigned char>(c), 0x20);
    EXPECT_EQ(read_search_output(line).hits[0].title, each.expected);
  }
}

TEST(JsonRenderer, WithinABatchTheObjectHasTheQueryId) {
  for (const char* format : {"json", "jsonl"}) {
    SCOPED_TRACE(format);
    const std::string line = rendered(two_of_many(), format, "q7");
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    const SearchOutput read = read_search_output(line);
    EXPECT_EQ(read.qid, "q7");
    EXPECT_EQ(read.hits.size(), 2U);
  }
}

TEST(JsonRenderer, AnAnswerWithoutHitsIsStillAnObject) {
  EXPECT_TRUE(read_search_output(rendered(Results{})).hits.empty());
  EXPECT_TRUE(read_search_output(rendered(Results{}, "jsonl", "q1")).hits.empty());
}

TEST(JsonLinesRenderer, PrintsOneHitForEachLine) {
  std::istringstream lines(rendered(two_of_many(), "jsonl"));
  std::vector<std::string> ids;
  for (std::string line; std::getline(lines, line);) ids.push_back(read_hit_output(line).id);
  EXPECT_EQ(ids, (std::vector<std::string>{"s400-deal", "0f3a61c2b47d9e58"}));
  EXPECT_EQ(rendered(Results{}, "jsonl"), "");
}

TEST(JsonRenderer, AnArticleHasItsTextAndSpans) {
  Hit hit = full_hit();
  hit.snippets = {{"The deal.\n\nIts price.", {{4, 8}}, 0, false, false}};
  for (const char* format : {"json", "jsonl"}) {
    std::ostringstream out;
    make_renderer(format, out, {})->render_article(hit);
    const ArticleOutput read = read_article_output(out.str());
    EXPECT_EQ(read.hit.id, "s400-deal");
    EXPECT_EQ(read.hit.path, "news/wire.jsonl:17");
    EXPECT_EQ(read.text, "The deal.\n\nIts price.");
    EXPECT_EQ(read.spans, (std::vector<SpanOutput>{{4, 8}}));
  }
}

TEST(JsonRenderer, AnArticleWithoutAHighlightedTextHasItsOwn) {
  Hit hit = bare_hit();
  hit.snippets.clear();
  hit.article.text = "No deal was in sight.";
  std::ostringstream out;
  make_renderer("json", out, {})->render_article(hit);
  const ArticleOutput read = read_article_output(out.str());
  EXPECT_EQ(read.text, "No deal was in sight.");
  EXPECT_TRUE(read.spans.empty());
}

}  // namespace
}  // namespace morgue
