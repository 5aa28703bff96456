#include "common/cli/program.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <functional>
#include <iostream>
#include <new>
#include <sstream>
#include <stdexcept>

#include "common/error.h"

namespace morgue {
namespace {

struct Outcome {
  int exit_code;
  std::string messages;
};

Outcome run(const std::function<int(const std::vector<std::string>&)>& body,
            std::vector<std::string> words = {"tool"}) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  ::testing::internal::CaptureStderr();
  const int exit_code = run_program("tool", static_cast<int>(words.size()), argv.data(), body);
  return {exit_code, ::testing::internal::GetCapturedStderr()};
}

TEST(Program, GivesTheBodyItsArgumentsAndReturnsItsCode) {
  std::vector<std::string> seen;
  const Outcome result = run(
      [&](const std::vector<std::string>& arguments) {
        seen = arguments;
        return 7;
      },
      {"/usr/bin/tool", "a", "", "--b"});
  EXPECT_EQ(seen, (std::vector<std::string>{"a", "", "--b"}));
  EXPECT_EQ(result.exit_code, 7);
  EXPECT_EQ(result.messages, "");
}

TEST(Program, RunsWithoutAName) {
  char* argv[] = {nullptr};
  EXPECT_EQ(run_program("tool", 0, argv, [](const auto& arguments) { return arguments.empty() ? 0 : 9; }), 0);
}

TEST(Program, TurnsWhatIsThrownIntoMessagesAndACode) {
  struct Case {
    const char* name;
    std::function<void()> thrown;
    int exit_code;
    std::string messages;
  };
  const Case cases[] = {
      {"an error with a hint", [] { throw Error("no index at x", "make one"); }, ExitCode::failure,
       "tool: no index at x\ntool: make one\n"},
      {"an error without a hint", [] { throw Error("sentence"); }, ExitCode::failure, "tool: sentence\n"},
      {"an error with a code of its own", [] { throw Error("x is locked", "wait", ExitCode::locked); },
       ExitCode::locked, "tool: x is locked\ntool: wait\n"},
      {"an error of several lines", [] { throw Error("a quote is not closed:\n  \"x\n  ^"); },
       ExitCode::failure, "tool: a quote is not closed:\ntool:   \"x\ntool:   ^\n"},
      {"a standard exception", [] { throw std::runtime_error("broken"); }, ExitCode::failure,
       "tool: broken\n"},
      {"no memory", [] { throw std::bad_alloc(); }, ExitCode::failure, "tool: out of memory\n"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const Outcome result = run([&](const std::vector<std::string>&) {
      each.thrown();
      return 0;
    });
    EXPECT_EQ(result.exit_code, each.exit_code);
    EXPECT_EQ(result.messages, each.messages);
  }
}

TEST(Program, ExplainsXapiansExceptions) {
  const Outcome result =
      run([](const std::vector<std::string>&) -> int { throw Xapian::DatabaseCorruptError("block 7"); });
  EXPECT_EQ(result.exit_code, ExitCode::failure);
  EXPECT_NE(result.messages.find("tool: the index: "), std::string::npos) << result.messages;
  EXPECT_NE(result.messages.find("block 7"), std::string::npos) << result.messages;
}

TEST(Program, NoticesThatItsOutputWasNotWritten) {
  const Outcome result = run([](const std::vector<std::string>&) {
    std::cout.setstate(std::ios::badbit);
    return 0;
  });
  std::cout.clear();
  EXPECT_EQ(result.exit_code, ExitCode::failure);
  EXPECT_EQ(result.messages, "tool: cannot write to standard output\n");
}

TEST(Program, TheBodysOwnErrorComesBeforeUnwrittenOutput) {
  const Outcome result = run([](const std::vector<std::string>&) -> int {
    std::cout.setstate(std::ios::badbit);
    throw Error("the reason", "", ExitCode::locked);
  });
  std::cout.clear();
  EXPECT_EQ(result.exit_code, ExitCode::locked);
  EXPECT_EQ(result.messages, "tool: the reason\n");
}

TEST(Messages, CarryTheProgramsNameOnEachLineAndNoControlBytes) {
  struct Case {
    const char* name;
    std::string text;
    std::string expected;
  };
  const Case cases[] = {
      {"one line", "done", "tool: done\n"},
      {"a final line feed adds no line", "done\n", "tool: done\n"},
      {"an empty line within", "a\n\nb", "tool: a\ntool: \ntool: b\n"},
      {"nothing", "", ""},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    ::testing::internal::CaptureStderr();
    print_message("tool", each.text);
    EXPECT_EQ(::testing::internal::GetCapturedStderr(), each.expected);
  }
  ::testing::internal::CaptureStderr();
  print_message("tool",
                "red \x1b[31m and \xc2\x9b"
                "31m and \x07");
  const std::string message = ::testing::internal::GetCapturedStderr();
  for (const char* control : {"\x1b", "\xc2\x9b", "\x07"})
    EXPECT_EQ(message.find(control), std::string::npos);
}

}  // namespace
}  // namespace morgue
