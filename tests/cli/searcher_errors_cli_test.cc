// The searcher from outside: batches, wrong options, missing and damaged indexes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/cli/searcher_cli.h"

namespace morgue {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

// ---- Batches

TEST_F(SearcherCli, ABatchIsAnsweredInOrder) {
  RunOptions options;
  options.input = "q1\tturkey deal\n\nzyzzyva\r\nq 3\tdate:2018\n   \n\tferry";
  const RunResult result = search({"--batch", "-", "--format", "jsonl"}, options);
  EXPECT_EQ(result.exit_code, 0) << result.error;
  std::vector<std::pair<std::string, std::uint64_t>> answers;
  for (const std::string& line : lines_of(result.out)) {
    const SearchOutput output = read_search_output(line);
    answers.emplace_back(output.qid.value_or("none"), output.total);
  }
  EXPECT_THAT(answers, ElementsAre(std::pair("q1", 1U), std::pair("3", 0U), std::pair("q 3", 1U),
                                   std::pair("6", 12U)));
}

TEST_F(SearcherCli, ABatchComesFromAFileAndIsCounted) {
  room().write("queries.tsv", "a\tferry\nb\tzyzzyva\n");
  const RunResult result = search({"--batch", "queries.tsv", "--count"});
  EXPECT_EQ(result.out, "a\t12\nb\t0\n");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(search({"--batch", "queries.tsv"}).out,
              AllOf(HasSubstr("a: ferry\n"), HasSubstr("b: zyzzyva\nno articles\n")));
}

TEST_F(SearcherCli, ABatchThatFindsNothingSaysSo) {
  RunOptions options;
  options.input = "zyzzyva\n";
  EXPECT_EQ(search({"--batch", "-", "--format", "jsonl"}, options).exit_code, 1);
  options.input = "";
  EXPECT_EQ(search({"--batch", "-", "--format", "jsonl"}, options).exit_code, 1);
}

TEST_F(SearcherCli, AMalformedQueryOfABatchDoesNotStopTheOthers) {
  RunOptions options;
  options.input = "a\t(turkey\nb\tferry\n";
  const RunResult result = search({"--batch", "-", "--strict", "--count"}, options);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "b\t12\n");
  EXPECT_THAT(result.error, StartsWith("searcher: a: "));
}

TEST_F(SearcherCli, ABatchFileThatIsNotThereIsAnError) {
  for (const char* file : {"nowhere.tsv", "news.idx"}) {
    const RunResult result = search({"--batch", file});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.error, HasSubstr(file));
  }
}

// ---- Errors

TEST_F(SearcherCli, WhatIsWrongIsSaidOnStderrWithCode2) {
  struct Case {
    const char* name;
    Words arguments;
    std::string message;
  };
  const Case cases[] = {
      {"a mistyped option", {"--limt", "5", "ferry"}, "unknown option '--limt' (did you mean --limit?)"},
      {"no such order", {"--sort", "best", "ferry"}, "--sort: 'best' is none of relevance, newest, oldest"},
      {"no such format",
       {"--format", "xml", "ferry"},
       "--format: 'xml' is none of text, json, jsonl, csv, trec"},
      {"no number", {"--limit", "many", "ferry"}, "--limit wants a number, not 'many'"},
      {"no such facet",
       {"--facet", "colour", "ferry"},
       "--facet: 'colour' is none of source, section, author, tag, place, language"},
      {"no query", {}, "no query given"},
      {"no such index", {"--index", "nowhere", "ferry"}, "nowhere"},
      {"an index that is a file", {"--index", "news.idx.jsonl", "ferry"}, "news.idx.jsonl"},
      {"one index of two is missing", {"--index", "news.idx", "--index", "nowhere", "ferry"}, "nowhere"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const RunResult result = search(each.arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.error, HasSubstr(each.message));
    for (const std::string& line : lines_of(result.error)) EXPECT_THAT(line, StartsWith("searcher: "));
  }
}

TEST_F(SearcherCli, WithoutAnIndexTheHintNamesBothWays) {
  const RunResult result = run_searcher(room(), {"ferry"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, AllOf(HasSubstr("--index"), HasSubstr("MORGUE_INDEX")));
}

TEST_F(SearcherCli, HelpAndVersionNeedNothing) {
  const RunResult help = run_searcher(room(), {"--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_THAT(help.out, AllOf(HasSubstr("--facet"), HasSubstr("--batch"), HasSubstr("QUERY")));
  EXPECT_EQ(help.error, "");
  const RunResult version = run_searcher(room(), {"--version"});
  EXPECT_EQ(version.exit_code, 0);
  EXPECT_THAT(version.out, StartsWith("searcher (Morgue) "));
}

TEST_F(SearcherCli, OutputThatCannotBeWrittenIsAnError) {
  RunOptions options;
  options.output_to = "/dev/full";
  for (const Words& arguments : {Words{"--help"}, Words{"ferry"}, Words{"--format", "json", "ferry"}}) {
    const RunResult result = search(arguments, options);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.error, HasSubstr("cannot write to standard output"));
  }
}

TEST_F(SearcherCli, TheCompletionScriptIsOneThatBashReads) {
  RunOptions options;
  options.input = search({"--completion", "bash"}).out +
                  "\nCOMP_WORDS=(searcher --sor) COMP_CWORD=1; _searcher; echo \"${COMPREPLY[0]}\"\n";
  const RunResult result = run(room(), "/bin/bash", {"--norc"}, options);
  EXPECT_EQ(result.out, "--sort\n") << result.error;
  for (const char* shell : {"zsh", "fish"})
    EXPECT_THAT(search({"--completion", shell}).out, HasSubstr("newest"));
}

// ---- Indexes

TEST(SearcherIndexes, AreSearchedTogether) {
  const EmptyRoom room;
  make_index(room, "one.idx", {small_archive()[0], small_archive()[2]});
  make_index(room, "two.idx", {small_archive()[1]});
  const Words together[] = {{"--index", "one.idx", "--index", "two.idx"},
                            {"--index=two.idx", "--index=one.idx"}};
  for (const Words& indexes : together) {
    Words arguments = indexes;
    arguments.insert(arguments.end(), {"--format", "json", "--facet", "source", "turkey"});
    const SearchOutput output = read_search_output(run_searcher(room, arguments).out);
    EXPECT_EQ(output.total, 2U);
    EXPECT_EQ(output.facets.at("source"),
              (std::vector<CountOutput>{{"Delta Post", 1, 1}, {"Northern Wire", 1, 1}}));
  }
  RunOptions options;
  options.environment = {{"MORGUE_INDEX", "one.idx:two.idx"}};
  EXPECT_EQ(run_searcher(room, {"--count", "turkey"}, options).out, "2\n");
  EXPECT_EQ(run_searcher(room, {"--index", "two.idx", "--count", "turkey"}, options).out, "1\n")
      << "--index is stronger than the variable";
}

TEST(SearcherIndexes, AnEmptyOneAnswersThatThereIsNothing) {
  const EmptyRoom room;
  room.write("empty.idx/XAPIANDB", "");
  const RunResult result = run_searcher(room, {"--index", "empty.idx", "--count", "ferry"});
  EXPECT_EQ(result.exit_code, 1) << result.error;
  EXPECT_EQ(result.out, "0\n");
}

TEST(SearcherIndexes, DamageIsToldWithCode2AndAHint) {
  struct Case {
    const char* name;
    void (*damage)(const EmptyRoom& room);
  };
  const Case cases[] = {
      {"a list of junk",
       [](const EmptyRoom& room) {
         room.write("news.idx/XAPIANDB",
                    "\x7f"
                    "ELF\x1b[31m junk\n");
       }},
      {"a list that names what is not there",
       [](const EmptyRoom& room) { room.write("news.idx/XAPIANDB", "auto segments/999999\n"); }},
      {"a segment cut to nothing",
       [](const EmptyRoom& room) {
         for (const auto& entry :
              std::filesystem::recursive_directory_iterator(room.path() / "news.idx/segments")) {
           if (entry.path().extension() == ".glass") std::filesystem::resize_file(entry.path(), 0);
         }
       }},
      {"a segment overwritten with junk",
       [](const EmptyRoom& room) {
         for (const auto& entry :
              std::filesystem::recursive_directory_iterator(room.path() / "news.idx/segments")) {
           if (entry.is_regular_file()) std::ofstream(entry.path()) << std::string(20'000, '\xaa');
         }
       }},
      {"a file where the directory was",
       [](const EmptyRoom& room) {
         std::filesystem::remove_all(room.path() / "news.idx");
         room.write("news.idx", "junk");
       }},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const EmptyRoom room;
    make_index(room, "news.idx", {small_archive()[0]});
    each.damage(room);
    const RunResult result = run_searcher(room, {"--index", "news.idx", "turkey"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.error, AllOf(StartsWith("searcher: "), HasSubstr("news.idx"), Not(HasSubstr("\x1b"))));
    EXPECT_GE(lines_of(result.error).size(), 2U) << "a hint what to try: " << result.error;
  }
}

TEST(SearcherIndexes, AStrangersDatabaseIsRefused) {
  const EmptyRoom room;
  make_index(room, "news.idx", {small_archive()[0]});
  room.write("stranger.idx/XAPIANDB", "auto ../other\n");
  std::filesystem::create_directory(room.path() / "other");
  const RunResult result = run_searcher(room, {"--index", "stranger.idx", "turkey"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, HasSubstr("stranger.idx"));
}

}  // namespace
}  // namespace morgue
