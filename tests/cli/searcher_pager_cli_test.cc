// The searcher from outside: what is longer than the screen goes through a pager, and nothing else does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/cli/searcher_cli.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

class SearcherPager : public SearcherCli {
 protected:
  // The test's pager keeps what it is given in a file.
  static constexpr const char* keeping = "cat > paged";

  SearcherPager() { fs::remove(paged_file()); }

  static fs::path paged_file() { return room().path() / "paged"; }

  static std::optional<std::string> paged() {
    std::ifstream file(paged_file(), std::ios::binary);
    if (!file) return std::nullopt;
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }

  static RunResult at_terminal(const Words& arguments, std::map<std::string, std::string> environment = {}) {
    environment.emplace("TERM", "xterm");
    environment.emplace("MORGUE_PAGER", keeping);
    RunOptions options;
    options.terminal = true;
    options.environment = std::move(environment);
    return search(arguments, options);
  }
};

const Words long_answer = {"--limit", "12", "--color", "never", "--hyperlink", "never", "ferry"};
const Words short_answer = {"--color", "never", "--hyperlink", "never", "turkey", "deal"};

Words with(const Words& first, Words words) {
  words.insert(words.begin(), first.begin(), first.end());
  return words;
}

TEST_F(SearcherPager, TakesWhatIsLongerThanTheScreen) {
  const RunResult result = at_terminal(long_answer);
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, "") << "it is the pager that prints";
  EXPECT_EQ(paged(), search(long_answer).out);
}

TEST_F(SearcherPager, IsUsedOnlyWhereItServes) {
  struct Case {
    const char* name;
    Words arguments;
    std::map<std::string, std::string> environment;
    bool is_paged;
  };
  const Case cases[] = {
      {"a long answer", long_answer, {}, true},
      {"a short answer", short_answer, {}, false},
      {"a short answer on a lower screen", short_answer, {{"LINES", "4"}}, true},
      {"a long answer on a higher screen", long_answer, {{"LINES", "400"}}, false},
      {"a long line counts as many", {"--format", "json", "--limit", "12", "ferry"}, {}, true},
      {"an article", {"--show", "s400-deal"}, {{"LINES", "6"}}, true},
      {"always", with({"--pager", "always"}, short_answer), {}, true},
      {"never", with({"--pager", "never"}, long_answer), {}, false},
      {"the short form of never", with({"--no-pager"}, long_answer), {}, false},
      {"no pager wanted", long_answer, {{"MORGUE_PAGER", ""}}, false},
      {"cat is none", long_answer, {{"MORGUE_PAGER", "cat"}}, false},
      {"a dumb terminal", long_answer, {{"TERM", "dumb"}}, false},
      {"answers of a batch come one by one",
       {"--batch", "news.idx.jsonl", "--count"},
       {{"LINES", "2"}},
       false},
      {"help", {"--help"}, {}, false},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    fs::remove(paged_file());
    const RunResult result = at_terminal(each.arguments, each.environment);
    EXPECT_LE(result.exit_code, 1) << result.out;
    EXPECT_EQ(paged().has_value(), each.is_paged);
    EXPECT_EQ(result.out.empty(), each.is_paged) << result.out;
  }
}

TEST_F(SearcherPager, NeverStandsInAPipe) {
  RunOptions options;
  options.environment = {{"MORGUE_PAGER", keeping}, {"TERM", "xterm"}, {"LINES", "2"}};
  for (const char* choice : {"auto", "always"}) {
    EXPECT_THAT(search(with({"--pager", choice}, long_answer), options).out, StartsWith("12 articles\n"));
    EXPECT_EQ(paged(), std::nullopt);
  }
}

TEST_F(SearcherPager, LeavesTheExitCodeToTheSearch) {
  // More than a pipe holds: the pager is gone before all is written.
  std::string much;
  for (int i = 0; i < 40; ++i) much += "{snippet} ";
  struct Case {
    const char* name;
    std::string pager;
  };
  const Case cases[] = {{"one that reads a line", "head -n 1 > paged"},
                        {"one that reads nothing", "exec 0<&-; touch paged"},
                        {"one that fails", "cat > paged; exit 3"},
                        {"one that dies", "touch paged; kill -9 $$"}};
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    fs::remove(paged_file());
    const RunResult result =
        at_terminal({"--format", much, "--limit", "12", "ferry"}, {{"MORGUE_PAGER", each.pager}});
    EXPECT_EQ(result.exit_code, 0) << result.out;
    EXPECT_TRUE(paged().has_value());
  }
  const RunResult nothing = at_terminal({"--pager", "always", "zyzzyva"});
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_THAT(nothing.out, HasSubstr("nothing found"));
  const RunResult wrong = at_terminal({"--pager", "sometimes", "ferry"});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.out, HasSubstr("--pager: 'sometimes' is none of auto, always, never"));
}

TEST_F(SearcherPager, ThatCannotBeRunLosesNothing) {
  const RunResult result = at_terminal(long_answer, {{"MORGUE_PAGER", "no-such-pager"}});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, AllOf(HasSubstr("no-such-pager"), HasSubstr(search(long_answer).out)));
}

TEST_F(SearcherPager, LessIsToldToLeaveColoursAlone) {
  at_terminal(long_answer, {{"MORGUE_PAGER", "echo \"$LESS\" > paged; cat > rest"}});
  EXPECT_EQ(paged(), "FRX\n");
  at_terminal(long_answer, {{"MORGUE_PAGER", "echo \"$LESS\" > paged; cat > rest"}, {"LESS", "-i"}});
  EXPECT_EQ(paged(), "-i\n") << "who has set it knows why";
}

TEST_F(SearcherPager, LessIsToldThatItReadsUtf8WhateverTheLocale) {
  const std::string told = "echo \"$LESSCHARSET\" > paged; cat > rest";
  at_terminal(long_answer, {{"MORGUE_PAGER", told}, {"LC_ALL", "C"}});
  EXPECT_EQ(paged(), "utf-8\n");
  at_terminal(long_answer, {{"MORGUE_PAGER", told}, {"LESSCHARSET", "koi8-r"}});
  EXPECT_EQ(paged(), "koi8-r\n");
}

TEST_F(SearcherPager, IsLessWhereNothingElseIsSaid) {
  const fs::path less = room().write("bin/less", "#!/bin/sh\ncat > paged\n");
  fs::permissions(less, fs::perms::owner_all);
  RunOptions options;
  options.terminal = true;
  options.environment = {{"TERM", "xterm"}, {"PATH", less.parent_path().string() + ":/usr/bin:/bin"}};
  EXPECT_EQ(search(long_answer, options).exit_code, 0);
  EXPECT_EQ(paged(), search(long_answer).out);
}

}  // namespace
}  // namespace morgue
