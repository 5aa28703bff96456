#include "common/cli/pager.h"

#include <gtest/gtest.h>

#include "tests/common/cli/variable.h"

namespace morgue {
namespace {

TEST(Pager, LinesAreCountedAsTheScreenShowsThem) {
  struct Case {
    const char* name;
    std::string output;
    std::size_t lines;
  };
  const Case cases[] = {
      {"nothing", "", 0},
      {"lines", "one\ntwo\n", 2},
      {"a last line that does not end", "one\ntwo", 2},
      {"empty lines", "\n\n\n", 3},
      {"a line that just fits", std::string(20, 'x') + "\n", 1},
      {"a line that goes on", std::string(21, 'x') + "\n", 2},
      {"wide characters take two columns", "海水淡化海水淡化海水淡化\n", 2},
      {"colours take none", "\033[1;31m" + std::string(20, 'x') + "\033[0m\n", 1},
      {"links take none", "\033]8;;https://example.org/a/long/address\033\\title\033]8;;\033\\\n", 1},
      {"a sequence that does not end", "title\033]8;;https://example.org/a/long/address\n", 1},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(screen_lines(each.output, 20), each.lines);
  }
}

TEST(Pager, TheProgramsOwnVariableIsStrongerThanThatOfAll) {
  struct Case {
    const char* name;
    std::optional<std::string> own;
    std::optional<std::string> of_all;
    std::string command;
  };
  const Case cases[] = {
      {"neither", std::nullopt, std::nullopt, "less"}, {"that of all", std::nullopt, "most", "most"},
      {"both", "less -S", "most", "less -S"},          {"none wanted here", "", "most", ""},
      {"none wanted at all", std::nullopt, "", ""},    {"cat is no pager", "cat", "most", ""},
      {"blanks are no command", " ", "most", ""},      {"blanks around one", " cat ", "most", ""},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const Variable own("MORGUE_PAGER", each.own);
    const Variable of_all("PAGER", each.of_all);
    EXPECT_EQ(pager_command(), each.command);
  }
}

}  // namespace
}  // namespace morgue
