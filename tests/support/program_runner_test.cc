#include "tests/support/program_runner.h"

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

namespace morgue {
namespace {

RunResult shell(const EmptyRoom& room, const std::string& script, const RunOptions& options = {}) {
  return run(room, "/bin/sh", {"-c", script}, options);
}

TEST(ProgramRunner, GivesOutputErrorsAndTheExitCode) {
  const EmptyRoom room;
  const RunResult result = shell(room, "echo out; echo err >&2; exit 7");
  EXPECT_EQ(result.exit_code, 7);
  EXPECT_EQ(result.out, "out\n");
  EXPECT_EQ(result.error, "err\n");
  EXPECT_EQ(shell(room, "kill -TERM $$").exit_code, 128 + 15);
}

TEST(ProgramRunner, RunsInTheRoomWithAScrubbedEnvironment) {
  const EmptyRoom room;
  RunOptions options;
  options.environment = {{"MORGUE_INDEX", "a:b"}};
  const std::vector<std::string> lines = lines_of(run(room, "/usr/bin/env", {}, options).out);
  EXPECT_EQ(std::set<std::string>(lines.begin(), lines.end()),
            (std::set<std::string>{"PATH=/usr/bin:/bin", "HOME=" + room.path().string(), "LC_ALL=C.UTF-8",
                                   "MORGUE_INDEX=a:b"}));
  EXPECT_EQ(shell(room, "pwd -P").out, std::filesystem::canonical(room.path()).string() + "\n");
}

TEST(ProgramRunner, FeedsInputOfAnySizeReadOrNot) {
  const EmptyRoom room;
  RunOptions options;
  options.input.assign(3'000'000, 'x');
  EXPECT_EQ(shell(room, "wc -c", options).out, "3000000\n");
  EXPECT_EQ(shell(room, "exit 0", options).exit_code, 0);
}

TEST(ProgramRunner, MakesATerminalWhereAskedTo) {
  const EmptyRoom room;
  RunOptions options;
  EXPECT_EQ(shell(room, "test -t 1 || test -t 2", options).exit_code, 1);
  options.terminal = true;
  const RunResult result = shell(room, "test -t 1 && test -t 2 && echo yes; echo err >&2", options);
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, "yes\nerr\n");
}

TEST(ProgramRunner, KillsWhatTakesTooLongAndFailsTheTest) {
  const EmptyRoom room;
  EXPECT_NONFATAL_FAILURE(
      {
        RunOptions options;
        options.timeout = std::chrono::seconds(1);
        EXPECT_EQ(shell(room, "sleep 30 & wait", options).exit_code, 128 + 9);
      },
      "did not end within 1 s");
}

}  // namespace
}  // namespace morgue
