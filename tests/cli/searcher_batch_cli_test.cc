// A batch while the index moves, and with several threads.
#include <gtest/gtest.h>

#include "tests/support/program_runner.h"

namespace morgue {
namespace {

std::string article(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","language":"en","text":")" + text + "\"}\n";
}

TEST(SearcherBatch, SeesWhatTheNightlyRunAddsMergesAndRemovesBetweenTwoLinesOfAPipe) {
  const EmptyRoom room;
  room.write("one.jsonl", article("a1", "A ferry left."));
  room.write("two.jsonl", article("a2", "Another ferry left."));
  ASSERT_EQ(run_indexer(room, {"add", "--index", "news.idx", "one.jsonl"}).exit_code, 0);
  // Each line is asked only after the answer to the one before has come.
  const std::string script = R"(
    set -e
    coproc BATCH { exec "$0" --index news.idx --batch - --count; }
    ask() { echo ferry >&"${BATCH[1]}"; read -r -t 30 answer <&"${BATCH[0]}"; echo "$answer"; }
    ask
    "$1" add --index news.idx --progress never two.jsonl 2>/dev/null; ask
    "$1" remove --index news.idx a1 2>/dev/null; ask
    "$1" optimize --index news.idx 2>/dev/null; ask
    "$1" add --index news.idx --progress never one.jsonl 2>/dev/null; ask
  )";
  const RunResult result = run(room, "/bin/bash", {"-c", script, MORGUE_SEARCHER, MORGUE_INDEXER});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  ASSERT_EQ(lines_of(result.out).size(), 5U) << result.out << result.error;
  EXPECT_EQ(lines_of(result.out)[0], "1\t1");
  EXPECT_EQ(lines_of(result.out)[1], "2\t2");
  EXPECT_EQ(lines_of(result.out)[2], "3\t1");
  EXPECT_EQ(lines_of(result.out)[3], "4\t1");
}

TEST(SearcherBatch, ReadsFilesOfEveryHand) {
  const EmptyRoom room;
  room.write("news.jsonl", article("a1", "A ferry left.") + article("a2", "A barge left."));
  ASSERT_EQ(run_indexer(room, {"add", "--index", "news.idx", "news.jsonl"}).exit_code, 0);
  struct Case {
    const char* name;
    std::string file;
    std::string counts;
  };
  const Case cases[] = {
      {"ids", "q1\tferry\nq2\tleft\n", "q1\t1\nq2\t2\n"},
      {"a byte order mark before an id", "\xEF\xBB\xBFq1\tferry\nq2\tleft\n", "q1\t1\nq2\t2\n"},
      {"a byte order mark before a query", "\xEF\xBB\xBF\"a ferry\"\n", "1\t1\n"},
      {"a byte order mark alone", "\xEF\xBB\xBF\nleft\n", "2\t2\n"},
      {"CR LF", "q1\tferry\r\nleft\r\n\r\n", "q1\t1\n2\t2\n"},
      {"no line feed at the end", "q1\tferry", "q1\t1\n"},
      {"an id without a query, and a query without an id", "q1\t\n\tleft\n", "q1\t0\n2\t2\n"},
      {"control bytes in an id", "q\x1B[31m\u009B1\tferry\n", "q [31m1\t1\n"},
      {"nothing", "", ""},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    room.write("queries", each.file);
    EXPECT_EQ(run_searcher(room, {"--index", "news.idx", "--batch", "queries", "--count"}).out, each.counts);
  }
}

TEST(SearcherBatch, PrintsTheSameWithOneThreadAndWithMany) {
  const EmptyRoom room;
  std::string articles, queries;
  for (int i = 0; i < 60; ++i) {
    articles += article("n" + std::to_string(i),
                        "Ferry number " + std::to_string(i) + " left port " + std::to_string(i % 7) + ".");
    queries += "q" + std::to_string(i) + "\t" + (i % 9 == 4 ? "left )" : "ferry " + std::to_string(i)) + "\n";
  }
  room.write("news.jsonl", articles);
  ASSERT_EQ(run_indexer(room, {"add", "--index", "news.idx", "news.jsonl"}).exit_code, 0);
  RunOptions input;
  input.input = queries;
  for (const std::string format : {"jsonl", "trec", "text"}) {
    const auto with = [&](const std::string& jobs) {
      return run_searcher(
          room, {"--index", "news.idx", "--batch", "-", "--any", "--format", format, "--jobs", jobs}, input);
    };
    const RunResult one = with("1");
    const RunResult five = with("5");
    EXPECT_EQ(one.exit_code, 0) << one.error;
    EXPECT_GT(lines_of(one.out).size(), 59U);
    EXPECT_EQ(one.out, five.out);
    EXPECT_EQ(one.error, five.error) << "notes keep their order too";
  }
}

// What threads share unguarded is seen only where they do the same thing at the same time, often.
TEST(SearcherBatch, HoldsManyThreadsAskingTheSameAtTheSameTime) {
  const EmptyRoom room;
  room.write("news.jsonl", article("a1", "A ferry left."));
  ASSERT_EQ(run_indexer(room, {"add", "--index", "news.idx", "news.jsonl"}).exit_code, 0);
  constexpr std::size_t lines = 20'000;
  RunOptions input;
  for (std::size_t i = 0; i < lines; ++i) input.input += "source:nobody OR ferry -harbour OR -lang:de\n";
  const RunResult result =
      run_searcher(room, {"--index", "news.idx", "--batch", "-", "--count", "--jobs", "8"}, input);
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_EQ(lines_of(result.out).size(), lines);
}

}  // namespace
}  // namespace morgue
