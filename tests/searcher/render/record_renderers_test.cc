// csv, trec and templates: a record for each hit.
#include <gtest/gtest.h>

#include <sstream>

#include "common/error.h"
#include "searcher/render/hit_fields.h"
#include "searcher/render/renderer.h"
#include "searcher/render/template_renderer.h"

namespace morgue {
namespace {

Results two_hits() {
  Results results;
  results.total = 2;
  Hit hit;
  hit.rank = 1;
  hit.score = 7.25;
  hit.article.id = "a 1";
  hit.article.title = "Say \"cheese\", \x1b[31mthey\nsaid";
  hit.article.source = "Gazette";
  hit.article.authors = {"Maria Keller", "J. K. Marlow"};
  hit.article.path = "news.jsonl";
  hit.article.record = 17;
  hit.article.date = parse_date("2019-11");
  hit.snippets = {{"First part.", {{0, 5}}}, {"Second, part.", {}}};
  hit.family = Family{"fam1", 3};
  hit.copies = {{"c8", "Delta, Post", parse_date("2019-12"), "", ""}, {"c9", "", {}, "", ""}};
  results.hits.push_back(hit);
  hit = Hit{};
  hit.rank = 2;
  hit.article.id = "b2";
  results.hits.push_back(hit);
  return results;
}

std::string rendered(const std::string& format, const std::string& query_id = "", bool null_records = false) {
  std::ostringstream out;
  RenderOptions options;
  options.null_records = null_records;
  make_renderer(format, out, options)->render(two_hits(), query_id);
  return out.str();
}

TEST(Csv, QuotesWhatWouldBeMisreadAndEndsRecordsAsTheRfcSays) {
  EXPECT_EQ(
      rendered("csv"),
      "rank,score,id,title,url,path,source,authors,date,language,section,tags,places,snippet,family,"
      "copies\r\n"
      "1,7.250000,a 1,\"Say \"\"cheese\"\",  [31mthey said\",,news.jsonl:17,Gazette,Maria Keller; J. K. "
      "Marlow,"
      "2019-11,,,,,\"First part. ... Second, part.\",fam1,\"Delta, Post 2019-12; c9\"\r\n"
      "2,0.000000,b2,,,,,,,,,,,,,\r\n");
}

TEST(Csv, HasOneHeaderForAllQueriesOfABatch) {
  std::ostringstream out;
  const auto renderer = make_renderer("csv", out, {});
  renderer->render(two_hits(), "q,1");
  renderer->render(two_hits(), "q2");
  const std::string text = out.str();
  EXPECT_TRUE(text.starts_with("qid,rank,"));
  EXPECT_EQ(text.find("qid,rank,", 1), std::string::npos);
  EXPECT_NE(text.find("\"q,1\",1,7.250000,"), std::string::npos);
  EXPECT_NE(text.find("q2,2,0.000000,b2"), std::string::npos);
}

TEST(Trec, HasSixColumnsWhateverTheIds) {
  EXPECT_EQ(rendered("trec"), "1 Q0 a_1 1 7.250000 morgue\n1 Q0 b2 2 0.500000 morgue\n");
  EXPECT_EQ(rendered("trec", "topic 7"),
            "topic_7 Q0 a_1 1 7.250000 morgue\ntopic_7 Q0 b2 2 0.500000 morgue\n");
}

TEST(Templates, PrintFieldsEscapesAndBraces) {
  struct Case {
    const char* name;
    const char* format;
    const char* printed;
  };
  for (const Case& c : {
           Case{"fields", "{rank}. {title} ({source})",
                "1. Say \"cheese\",  [31mthey said (Gazette)\n2.  ()\n"},
           Case{"a final line feed is not doubled", "{id}\\n", "a 1\nb2\n"},
           Case{"escapes", "{id}\\t{date}\\\\", "a 1\t2019-11\\\nb2\t\\\n"},
           Case{"braces of the text", "{{{id}}}", "{a 1}\n{b2}\n"},
           Case{"lists", "{authors}", "Maria Keller; J. K. Marlow\n\n"},
           Case{"a lone closing brace is text", "{id}}", "a 1}\nb2}\n"},
       }) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(rendered(c.format), c.printed);
  }
  EXPECT_EQ(rendered("{qid}:{id}", "q7"), "q7:a 1\nq7:b2\n");
}

TEST(Templates, EndRecordsWithNulWhereAsked) {
  EXPECT_EQ(rendered("{path}", "", true), std::string("news.jsonl:17\0\0", 15));
}

TEST(Templates, NameTheFieldThatThereIsNot) {
  for (const char* format : {"{headline}", "{title", "{}", "{Title}"}) {
    SCOPED_TRACE(format);
    std::ostringstream out;
    EXPECT_THROW(make_renderer(format, out, {}), Error);
  }
}

TEST(Renderers, SayWhetherTheyPrintSnippets) {
  std::ostringstream out;
  EXPECT_FALSE(make_renderer("trec", out, {})->wants_snippets());
  EXPECT_FALSE(make_renderer("{title}", out, {})->wants_snippets());
  EXPECT_TRUE(make_renderer("{title} {snippet}", out, {})->wants_snippets());
  EXPECT_TRUE(make_renderer("csv", out, {})->wants_snippets());
  EXPECT_FALSE(make_renderer("trec", out, {})->wants_families());
  EXPECT_FALSE(make_renderer("{title}", out, {})->wants_families());
  EXPECT_TRUE(make_renderer("{title} {family}", out, {})->wants_families());
  EXPECT_TRUE(make_renderer("{copies}", out, {})->wants_families());
  EXPECT_TRUE(make_renderer("jsonl", out, {})->wants_families());
}

}  // namespace
}  // namespace morgue
