// SIGINT and SIGTERM: what was read is published, or nothing; the second one ends the run at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>

#include "tests/cli/indexer_cli.h"
#include "tests/safety/archive_night.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using std::chrono::milliseconds;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

// The signals come once all articles were read.
RunOptions endless_input(const EmptyRoom& room, const std::string& articles,
                         std::vector<TimedSignal> signals) {
  RunOptions options;
  options.ready = [&room] { return is_reading(room); };
  options.input = articles;
  options.input_stays_open = true;
  options.signals = std::move(signals);
  return options;
}

TEST(StopSignals, PublishWhatWasReadAndEndTheRunByTheSignal) {
  for (const int signal : {SIGTERM, SIGINT}) {
    const EmptyRoom room;
    const RunResult result =
        run_indexer(room, {"add", "--index", "news.idx", "--report", "json", "-"},
                    endless_input(room, deal + parade + budget, {{milliseconds(0), signal}}));
    EXPECT_EQ(result.exit_code, 128 + signal) << result.error;
    EXPECT_THAT(result.error,
                AllOf(HasSubstr(signal == SIGINT ? "SIGINT" : "SIGTERM"), HasSubstr("second signal")));
    const json report = json::parse(result.out);
    EXPECT_EQ(report.at("complete"), false);
    EXPECT_EQ(report.at("articles"), 3);
    EXPECT_EQ(count(room, "turkey OR senate"), "3");
    EXPECT_EQ(run_indexer(room, {"check", "--index", "news.idx"}).exit_code, 0);
  }
}

TEST(StopSignals, BeforeAnythingWasReadPublishNothing) {
  const EmptyRoom room;
  const RunResult result = run_indexer(room, {"add", "--index", "news.idx", "-"},
                                       endless_input(room, "", {{milliseconds(0), SIGTERM}}));
  EXPECT_EQ(result.exit_code, 128 + SIGTERM) << result.error;
  EXPECT_THAT(names_in(room.path() / "news.idx/segments"), IsEmpty());
}

TEST(StopSignals, TheSecondOneEndsTheRunAndLosesNothing) {
  const Scenario& night = scenarios().front();
  const auto expect_ended = [](const RunResult& run, const std::vector<std::string>&,
                               const std::vector<std::string>&, const std::vector<std::string>&) {
    EXPECT_EQ(run.exit_code, 128 + SIGTERM) << run.error;
  };
  interrupt(night, {"terms", 23, 12, expect_ended}, 4);
}

TEST(StopSignals, FilesThatWereNotReadAreReadByTheNextRun) {
  const EmptyRoom room;
  room.write("in/b.jsonl", parade);
  room.write("in/c.jsonl", budget);
  const RunResult stopped = run_indexer(room, {"add", "--index", "news.idx", "--report", "json", "-", "in"},
                                        endless_input(room, deal, {{milliseconds(0), SIGTERM}}));
  EXPECT_EQ(stopped.exit_code, 128 + SIGTERM) << stopped.error;
  EXPECT_EQ(json::parse(stopped.out).at("articles"), 1);
  EXPECT_EQ(add(room, {"in"}).report.at("added"), 2);
  EXPECT_EQ(answers(room).size(), 3U);
}

TEST(StopSignals, ThatTheParentIgnoresStayIgnored) {
  const EmptyRoom room;
  RunOptions options = endless_input(room, deal, {{milliseconds(0), SIGINT}, {milliseconds(500), SIGTERM}});
  const RunResult result =
      run(room, "/bin/sh", {"-c", "trap '' INT; exec " MORGUE_INDEXER " add --index news.idx -"}, options);
  EXPECT_EQ(result.exit_code, 128 + SIGTERM);
  EXPECT_THAT(result.error, HasSubstr("SIGTERM: what was read"));
}

TEST(StopSignals, EndAtOnceARunThatWaitsForTheLock) {
  const EmptyRoom room;
  add(room, {"--quiet", "--dry-run", room.write("a.jsonl", deal).string()});
  fs::create_directory(room.path() / "news.idx");
  RunOptions options;
  options.signals = {{milliseconds(2000), SIGTERM}};
  options.timeout = std::chrono::seconds(200);
  const RunResult result = run(room, "/usr/bin/flock",
                               {"--no-fork", "-x", "news.idx/lock", "/bin/sh", "-c",
                                "exec " MORGUE_INDEXER " add --index news.idx --lock-timeout 300 a.jsonl"},
                               options);
  EXPECT_EQ(result.exit_code, 128 + SIGTERM) << result.error;
  EXPECT_EQ(answers(room), std::vector<std::string>());
}

// ---- the journal

TEST(Journal, IsToldThePriorityOfEachLineAndNobodyElseIs) {
  const EmptyRoom room;
  room.write("a.jsonl", "{broken\n" + deal);
  const auto logged = [&](const std::string& arguments, const std::string& stream) {
    run(room, "/bin/sh",
        {"-c", "exec 2> log; JOURNAL_STREAM=" + stream + " " MORGUE_INDEXER " " + arguments});
    return lines_of(content(room, "log"));
  };
  const std::string ours = "$(stat -L -c %d:%i log)";
  const std::vector<std::string> lines = logged("add --index news.idx a.jsonl", ours);
  ASSERT_EQ(lines.size(), 2U) << "one line for each event: " << ::testing::PrintToString(lines);
  EXPECT_THAT(lines[0], StartsWith("<4>indexer: a.jsonl:1: "));
  EXPECT_THAT(lines[1], AllOf(StartsWith("<6>indexer: added 1, "), HasSubstr("the index holds 1 article")));
  EXPECT_THAT(logged("status --index nowhere", ours).at(0), StartsWith("<3>indexer: "));
  EXPECT_THAT(logged("status --index nowhere", "8:1"), Each(StartsWith("indexer: ")))
      << "the variable is inherited, the stream is not";
}

}  // namespace
}  // namespace morgue
