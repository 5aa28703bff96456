#include "searcher/watch/watch_options.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

using Words = std::vector<std::string>;

TEST(WatchOptions, WatchIsACommandOnlyWithAnOptionOfItsOwn) {
  struct Case {
    Words arguments;
    bool is_command;
  };
  const Case cases[] = {
      {{}, false},
      {{"watch"}, false},
      {{"watch", "night"}, false},
      {{"watch", "--index", "x"}, false},
      {{"watch", "--count"}, false},
      {{"night", "watch", "--file", "x"}, false},
      {{"--file", "x", "watch"}, false},
      {{"--", "watch", "--file", "x"}, false},
      {{"watch", "--", "--file"}, false},
      {{"watch", "--file", "x"}, true},
      {{"watch", "--file=x"}, true},
      {{"watch", "--index", "x", "--state", "s"}, true},
      {{"watch", "--since", "7d"}, true},
      {{"watch", "--dry-run"}, true},
      {{"watch", "--to", "a@b"}, true},
      {{"watch", "--help"}, true},
      {{"watch", "-h"}, true},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(is_watch(each.arguments), each.is_command) << testing::PrintToString(each.arguments);
  }
}

TEST(WatchOptions, SinceIsTheBeginningOfADay) {
  const auto since = [](const std::string& typed) {
    return read_watch_options({"--file", "q", "--since", typed}, "news.idx").since;
  };
  EXPECT_EQ(since("2026-11-20"), "20261120");
  EXPECT_EQ(since("20 November 2026"), "20261120");
  EXPECT_EQ(since("2026-11"), "202611");
  EXPECT_EQ(since("2026"), "2026");
  EXPECT_EQ(since("7d").size(), 8U);
  EXPECT_LT(since("2w"), since("7d"));
  EXPECT_LT(since("7d"), since("today"));
}

TEST(WatchOptions, IndexesComeFromTheVariableToo) {
  EXPECT_EQ(read_watch_options({"--file", "q", "--state", "s"}, "a:b").indexes, (Words{"a", "b"}));
  EXPECT_EQ(read_watch_options({"--file", "q", "--state", "s", "--index", "c"}, "a:b").indexes, (Words{"c"}));
}

}  // namespace
}  // namespace morgue
