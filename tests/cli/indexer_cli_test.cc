// indexer read, indexer status and the command line from outside, as the docs promise them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/indexer_cli.h"

namespace morgue {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

// ---- read

TEST(IndexerRead, PrintsTheFieldsOfTheContractInTheirOrder) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  const RunResult result = run_indexer(room, {"read", "a.jsonl"});
  EXPECT_EQ(result.exit_code, 0);
  std::vector<std::string> keys;
  const auto article = nlohmann::ordered_json::parse(result.out);
  for (const auto& [key, value] : article.items()) keys.push_back(key);
  EXPECT_THAT(keys, ElementsAre("id", "path", "url", "source", "title", "authors", "date", "date_precision",
                                "date_conflict", "language", "section", "tags", "places", "text"));
}

TEST(IndexerRead, KeepsWhatTheSourceStates) {
  const EmptyRoom room;
  room.write("a.jsonl", parade + deal);
  const std::vector<json> articles = read(room, {"a.jsonl"});
  ASSERT_EQ(articles.size(), 2U);
  const json& article = articles[1];
  EXPECT_EQ(article.at("id"), "s400-deal");
  EXPECT_THAT(article.at("path").get<std::string>(), StartsWith("a.jsonl"));
  EXPECT_EQ(article.at("url"), "https://northernwire.example/s400");
  EXPECT_EQ(article.at("source"), "Northern Wire");
  EXPECT_EQ(article.at("title"), "Turkey signs S-400 missile deal");
  EXPECT_EQ(article.at("authors"), json::array({"Maria Keller"}));
  EXPECT_EQ(article.at("date"), "2019-11-07T07:16:00+04:00");
  EXPECT_THAT(article.at("date_precision").get<std::string>(), ::testing::AnyOf("minute", "second"));
  EXPECT_EQ(article.at("language"), "en");
  EXPECT_EQ(article.at("section"), "Politics");
  EXPECT_EQ(article.at("tags"), json::array({"air defence", "arms trade"}));
  EXPECT_EQ(article.at("places"), json::array({"Ankara"}));
  EXPECT_EQ(article.at("text"), small_archive()[0].text);
  EXPECT_EQ(articles[0].at("date"), "2018-10-29");
  EXPECT_EQ(articles[0].at("date_precision"), "day");
}

TEST(IndexerRead, WhatIsAbsentIsNullOrEmpty) {
  const EmptyRoom room;
  room.write(
      "a.jsonl",
      R"({"title":"A gale at night","text":"The gale blew all night and took the roof of the school."})"
      "\n");
  const std::vector<json> articles = read(room, {"a.jsonl"});
  ASSERT_EQ(articles.size(), 1U);
  for (const char* field : {"url", "source", "date", "date_precision", "section"}) {
    EXPECT_TRUE(articles[0].at(field).is_null()) << field;
  }
  for (const char* field : {"authors", "tags", "places"})
    EXPECT_EQ(articles[0].at(field), json::array()) << field;
}

TEST(IndexerRead, DerivesIdsThatStayTheSame) {
  const EmptyRoom room;
  const std::string with_url =
      R"({"url":"https://www.x.example/a?utm_source=y","title":"A","text":"The gale blew all night long."})"
      "\n";
  const std::string same_url =
      R"({"url":"http://x.example/a","title":"B","text":"The gale blew again at dawn."})"
      "\n";
  const std::string bare = R"({"title":"C","text":"The gale took the roof of the school."})"
                           "\n";
  room.write("a.jsonl", with_url + same_url + bare + bare);
  const std::vector<json> articles = read(room, {"a.jsonl"});
  ASSERT_EQ(articles.size(), 4U);
  for (const json& article : articles) {
    const std::string id = article.at("id");
    EXPECT_EQ(id.size(), 16U);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos) << id;
  }
  EXPECT_EQ(articles[0].at("id"), articles[1].at("id")) << "one page under two spellings of its address";
  EXPECT_NE(articles[2].at("id"), articles[3].at("id")) << "records of a file are told apart";
  EXPECT_EQ(read(room, {"a.jsonl"}), articles);
}

TEST(IndexerRead, FindsTitleDateAndTextInAPlainFile) {
  const EmptyRoom room;
  room.write(
      "g20.txt",
      "G20 ministers agree to put off debt payments\n\nPublished: 2020-10-08\n\n"
      "The finance ministers of the G20 agreed at a video conference to let the poorest countries wait.\n\n"
      "Sixty-one states may ask for the relief, officials said on Thursday.\n");
  const std::vector<json> articles = read(room, {"g20.txt"});
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].at("title"), "G20 ministers agree to put off debt payments");
  EXPECT_EQ(articles[0].at("date"), "2020-10-08");
  EXPECT_EQ(
      articles[0].at("text"),
      "The finance ministers of the G20 agreed at a video conference to let the poorest countries wait.\n\n"
      "Sixty-one states may ask for the relief, officials said on Thursday.");
  EXPECT_EQ(articles[0].at("path"), "g20.txt");
  EXPECT_EQ(articles[0].at("language"), "en");
}

TEST(IndexerRead, ReadsStandardInputAndNeedsNoIndex) {
  const EmptyRoom room;
  RunOptions options;
  options.input = deal;
  const std::vector<json> articles = read(room, {"-"}, options);
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].at("id"), "s400-deal");
  EXPECT_THAT(names_in(room.path()), IsEmpty());
}

TEST(IndexerRead, PrintsTheGoodRecordsAndExitsWith1ForTheBad) {
  const EmptyRoom room;
  room.write("a.jsonl", "{broken\n" + deal);
  const RunResult result = run_indexer(room, {"read", "a.jsonl"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(lines_of(result.out).size(), 1U);
  EXPECT_THAT(result.error, HasSubstr("a.jsonl:1: "));
}

TEST(IndexerRead, ExplainsWhatBecameOfEachLine) {
  const EmptyRoom room;
  room.write("a.txt",
             "Share this article\nA gale takes the roof of the school\nPublished: 2020-10-08\n\n"
             "The gale blew all night and took the roof of the school, the mayor said on Friday.\n");
  const RunResult result = run_indexer(room, {"read", "--explain", "a.txt"});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.out, AllOf(HasSubstr("Share this article"), HasSubstr("The gale blew all night")));
}

TEST(IndexerRead, ExplainsThatALineRepeatsInTheFilesOfASource) {
  const EmptyRoom room;
  for (int i = 1; i <= 6; ++i) {
    const std::string n = std::to_string(i);
    std::string page = "Gale closes the bridge of parish " + n + "\n\n";
    for (const char* const what : {"bridge", "school", "harbour"}) {
      page += "The " + std::string(what) + " of parish " + n +
              " was closed for repairs after the gale, and the council of the parish will meet to speak of "
              "it.\n\n";
      if (*what == 's') page += "Gazette Of The Valley\n\n";
    }
    room.write("gazette/2020-10-0" + n + "/a.txt", page);
  }
  const RunResult all = run_indexer(room, {"read", "--explain", "gazette"});
  EXPECT_EQ(all.exit_code, 0) << all.error;
  EXPECT_THAT(all.out, HasSubstr("repeats in 6 files of this source | Gazette Of The Valley"));
  const RunResult one = run_indexer(room, {"read", "gazette/2020-10-01"});
  EXPECT_THAT(one.out, HasSubstr("Gazette Of The Valley")) << "one file repeats nothing";
}

// ---- status

TEST(IndexerStatus, CountsWhatIsThere) {
  const EmptyRoom room;
  room.write("a.jsonl", to_json_lines(small_archive()));
  add(room, {"a.jsonl"});
  const RunResult result = run_indexer(room, {"status", "--index", "news.idx", "--json"});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  const json status = json::parse(result.out);
  EXPECT_EQ(status.at("articles"), small_archive().size());
  EXPECT_EQ(status.at("segments"), 1);
  EXPECT_GT(status.at("bytes").get<std::uint64_t>(), 0U);
  const RunResult text = run_indexer(room, {"status", "--index", "news.idx"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.out, HasSubstr(std::to_string(small_archive().size())));
}

TEST(IndexerStatus, OfNoIndexIsAnError) {
  const EmptyRoom room;
  const RunResult result = run_indexer(room, {"status", "--index", "nowhere"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.error, HasSubstr("nowhere"));
  EXPECT_THAT(names_in(room.path()), IsEmpty()) << "asking makes nothing";
}

// ---- The command line

TEST(IndexerCommandLine, SaysWhatIsWrongWithCode2) {
  struct Case {
    const char* name;
    Words arguments;
    std::string message;
  };
  const Case cases[] = {
      {"no command", {}, "add"},
      {"no such command", {"ad"}, "'ad'"},
      {"a mistyped option", {"add", "--idnex", "x", "a"}, "unknown option '--idnex' (did you mean --index?)"},
      {"no such report",
       {"add", "--index", "x", "--report", "xml", "a"},
       "--report: 'xml' is none of text, json"},
      {"no number of jobs",
       {"add", "--index", "x", "--jobs", "many", "a"},
       "--jobs wants a number, not 'many'"},
      {"a path missing", {"add", "--index", "x"}, "path"},
      {"an index missing", {"add", "a.jsonl"}, "--index"},
      {"a value missing", {"add", "a.jsonl", "--index"}, "--index wants a value"},
      {"an argument that status does not take", {"status", "--index", "x", "stray"}, "'stray'"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const EmptyRoom room;
    const RunResult result = run_indexer(room, each.arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.error, HasSubstr(each.message));
    for (const std::string& line : lines_of(result.error)) EXPECT_THAT(line, StartsWith("indexer: "));
    EXPECT_THAT(names_in(room.path()), IsEmpty());
  }
}

TEST(IndexerCommandLine, HelpNamesCommandsAndOptions) {
  const EmptyRoom room;
  EXPECT_THAT(run_indexer(room, {"--help"}).out,
              AllOf(HasSubstr("add"), HasSubstr("read"), HasSubstr("status")));
  EXPECT_THAT(run_indexer(room, {"add", "--help"}).out,
              AllOf(HasSubstr("--lock-timeout"), HasSubstr("--dry-run"), HasSubstr("75")));
  EXPECT_EQ(run_indexer(room, {"--version"}).exit_code, 0);
}

TEST(IndexerCommandLine, MorgueIndexServesWhereIndexIsNotGiven) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  add(room, {"a.jsonl"});
  RunOptions options;
  options.environment = {{"MORGUE_INDEX", "news.idx"}};
  EXPECT_EQ(run_searcher(room, {"--count", "turkey"}, options).out, "1\n");
}

}  // namespace
}  // namespace morgue
