#include "common/cli/terminal.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/common/cli/variable.h"

namespace morgue {
namespace {

TEST(Terminal, ColumnsAreTakenFromTheEnvironmentWhereItIsANumber) {
  struct Case {
    const char* name;
    std::optional<std::string> columns;
    bool counts;
  };
  const Case cases[] = {{"a number", "132", true},     {"unset", std::nullopt, false},
                        {"empty", "", false},          {"no number", "wide", false},
                        {"zero", "0", false},          {"negative", "-5", false},
                        {"with letters", "80x", false}};
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const Variable variable("COLUMNS", each.columns);
    const std::size_t columns = terminal_columns(Stream::out);
    if (each.counts) {
      EXPECT_EQ(columns, 132U);
    } else {
      EXPECT_TRUE(columns == 80 || (is_terminal(Stream::out) && columns > 0)) << columns;
    }
  }
}

TEST(Terminal, AlwaysAndNeverAreObeyedWhateverTheTerminal) {
  const Variable no_color("NO_COLOR", "1");
  const Variable term("TERM", "dumb");
  EXPECT_TRUE(wants_color("always", Stream::out));
  EXPECT_FALSE(wants_color("never", Stream::out));
}

TEST(Terminal, AutoNeedsATerminalThatCan) {
  EXPECT_TRUE(is_terminal(Stream::error) || !wants_color("auto", Stream::error));
  {
    const Variable no_color("NO_COLOR", "1");
    EXPECT_FALSE(wants_color("auto", Stream::out));
  }
  const Variable term("TERM", "dumb");
  EXPECT_FALSE(wants_color("auto", Stream::out));
}

}  // namespace
}  // namespace morgue
