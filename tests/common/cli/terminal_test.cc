#include "common/cli/terminal.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <string>

namespace morgue {
namespace {

// Sets a variable and puts it back.
class Variable {
 public:
  Variable(const char* name, const std::optional<std::string>& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    set(value);
  }
  ~Variable() { set(before_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const std::optional<std::string>& value) const {
    if (value) {
      ::setenv(name_, value->c_str(), 1);
    } else {
      ::unsetenv(name_);
    }
  }

  const char* name_;
  std::optional<std::string> before_;
};

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
