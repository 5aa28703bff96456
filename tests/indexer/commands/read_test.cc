#include "indexer/commands/read.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace morgue {
namespace {

TEST(ReadCommand, PrintsEveryFieldOnOneLine) {
  Article article;
  article.id = "a-1";
  article.path = "news.jsonl";
  article.record = 7;
  article.url = "https://example.org/1";
  article.source = "Harbour Gazette";
  article.title = "Low \"water\"";
  article.authors = {"Ann Bell", "Carl Dorn"};
  article.date = Date{2021, 3, 4, 5, 6, 0, 60, DatePrecision::minute};
  article.language = "en";
  article.section = "Sea";
  article.tags = {"tides"};
  article.places = {"Delta"};
  article.text = "One.\n\nTwo.";
  EXPECT_EQ(
      to_json_line(article),
      R"({"id":"a-1","path":"news.jsonl","url":"https://example.org/1","source":"Harbour Gazette",)"
      R"("title":"Low \"water\"","authors":["Ann Bell","Carl Dorn"],"date":"2021-03-04T05:06:00+01:00",)"
      R"("date_precision":"minute","date_conflict":false,"language":"en","section":"Sea","tags":["tides"],"places":["Delta"],)"
      R"("text":"One.\n\nTwo."})");
}

TEST(ReadCommand, PrintsAbsentValuesAsNullOrEmptyLists) {
  Article article;
  article.id = "a";
  article.path = "a.txt";
  article.text = "One.";
  EXPECT_EQ(
      to_json_line(article),
      R"({"id":"a","path":"a.txt","url":null,"source":null,"title":null,"authors":[],"date":null,)"
      R"("date_precision":null,"date_conflict":false,"language":null,"section":null,"tags":[],"places":[],"text":"One."})");
}

TEST(ReadCommand, PrintsValidJsonForAPathThatIsNoUtf8) {
  Article article;
  article.path = "caf\xe9.txt";
  const nlohmann::json json = nlohmann::json::parse(to_json_line(article));
  EXPECT_EQ(json.at("path"), "caf\xef\xbf\xbd.txt");
}

}  // namespace
}  // namespace morgue
