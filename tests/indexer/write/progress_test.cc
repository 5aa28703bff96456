#include "indexer/write/progress.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace morgue {
namespace {

TEST(ProgressLine, ShowsShareRateAndTimeLeft) {
  const struct {
    const char* name;
    ProgressState state;
    std::size_t columns;
    const char* line;
  } cases[] = {
      {"half way",
       {50, 100, 2000, 10, "reading"},
       80,
       "reading  50% [###############...............] 2,000 articles, 200/s, 10 s left"},
      {"too early for a rate",
       {1, 100, 3, 0.1, "reading"},
       80,
       "reading   1% [..............................] 3 articles"},
      {"at the end there is no time left to tell",
       {100, 100, 9, 3, "merging"},
       80,
       "merging 100% [##############################] 9 articles, 3/s"},
      {"never 100 % before the end",
       {999, 1000, 9, 0.5, "reading"},
       80,
       "reading  99% [#############################.] 9 articles"},
      {"more read than the walker saw",
       {300, 100, 9, 0.5, "reading"},
       80,
       "reading 100% [##############################] 9 articles"},
      {"of standard input nobody knows the size",
       {3400, 0, 2000, 10, "reading"},
       80,
       "reading 3.4 kB, 2,000 articles, 200/s"},
      {"a narrow terminal loses the bar", {50, 100, 9, 0.5, "reading"}, 24, "reading  50% 9 articles"},
      {"and then the end", {50, 100, 9, 0.5, "reading"}, 10, "reading  5"},
  };
  for (const auto& test : cases) {
    SCOPED_TRACE(test.name);
    EXPECT_EQ(progress_line(test.state, test.columns), test.line);
  }
}

TEST(ProgressLine, IsNeverWiderThanTheTerminal) {
  const ProgressState state{123456789, 999999999, 1234567, 5000, "compacting"};
  for (std::size_t columns = 1; columns < 120; ++columns) {
    EXPECT_LE(progress_line(state, columns).size(), columns);
  }
}

TEST(HumanDuration, PicksItsUnits) {
  const struct {
    double seconds;
    const char* text;
  } cases[] = {{-1, "0 s"},          {0.4, "0 s"},        {59.4, "59 s"},
               {59.6, "1 min 00 s"}, {200, "3 min 20 s"}, {7500, "2 h 05 min"}};
  for (const auto& test : cases) EXPECT_EQ(human_duration(test.seconds), test.text);
}

TEST(Progress, DrawsNothingWhereItIsNotShown) {
  std::ostringstream out;
  {
    Progress progress(out, "indexer", false, 80);
    progress.begin(100, "reading");
    progress.update(50, 5);
    progress.enter("merging");
    progress.message("a.jsonl:1: no text");
  }
  EXPECT_EQ(out.str(), "indexer: a.jsonl:1: no text\n");
}

TEST(Progress, TakesTheBarOffBeforeAMessageAndAtTheEnd) {
  std::ostringstream out;
  {
    Progress progress(out, "indexer", true, 80);
    progress.begin(100, "reading");
    progress.update(50, 5);
    progress.message("told");
    progress.enter("merging");
  }
  const std::string shown = out.str();
  EXPECT_NE(shown.find("\r\x1b[Kindexer: told\n"), std::string::npos);
  EXPECT_TRUE(shown.ends_with("\r\x1b[K"));
}

TEST(Progress, DrawsAtMostTenTimesASecond) {
  std::ostringstream out;
  Progress progress(out, "indexer", true, 80);
  progress.begin(1000000, "reading");
  for (std::uint64_t i = 0; i < 1000; ++i) progress.update(i, i);
  const std::string shown = out.str();
  EXPECT_LE(std::count(shown.begin(), shown.end(), '\r'), 3);
  EXPECT_GE(std::count(shown.begin(), shown.end(), '\r'), 1);
}

TEST(Progress, LetsNoControlBytesThrough) {
  std::ostringstream out;
  Progress(out, "indexer", false, 80).message("a\x1b[31mb.txt: no text");
  EXPECT_EQ(out.str().find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace morgue
