// The programs where the system gives them less than they ask for.
#include "tests/cli/indexer_cli.h"

namespace morgue {
namespace {

// A sanitizer reserves more addresses than there is memory.
#ifdef __SANITIZE_ADDRESS__
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

class ScarceResources : public ::testing::Test {
 protected:
  void SetUp() override {
    if (is_sanitized) GTEST_SKIP() << "limits of the address space are no limits of memory here";
    room_.write("news.jsonl", deal + parade);
    ASSERT_EQ(run_indexer(room_, {"add", "--index", "news.idx", "news.jsonl"}).exit_code, 0);
  }

  RunResult shell(const std::string& command, const std::string& input = {}) const {
    RunOptions options;
    options.environment = {{"INDEXER", MORGUE_INDEXER}, {"SEARCHER", MORGUE_SEARCHER}};
    options.input = input;
    return run(room_, "/bin/sh", {"-c", command}, options);
  }

  EmptyRoom room_;
};

TEST_F(ScarceResources, ARunWithoutMemorySaysSoAndLeavesTheIndexAsItWas) {
  std::string text;
  while (text.size() < (40U << 20U)) text += "word ";
  room_.write("huge.jsonl", R"({"id":"huge","title":"Huge","text":")" + text + "\"}\n");
  for (const char* jobs : {"1", "8"}) {
    SCOPED_TRACE(jobs);
    const RunResult result = shell("ulimit -v 200000; exec $INDEXER add --index news.idx --jobs " +
                                   std::string(jobs) + " huge.jsonl");
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.error, "indexer: out of memory\n");
    EXPECT_EQ(count(room_, "parade OR deal"), "2");
  }
}

// No thread has so large a stack: there are not as many addresses.
const std::string no_threads = "ulimit -s 200000000000 2>/dev/null || exit 99; exec ";
constexpr int not_to_be_limited = 99;

TEST_F(ScarceResources, ABatchIsAnsweredWithoutThreads) {
  const RunResult result = shell(no_threads + "$SEARCHER --index news.idx --batch - --count --jobs 8",
                                 "deal\nparade\ndeal OR parade\n");
  if (result.exit_code == not_to_be_limited) GTEST_SKIP() << "the size of stacks cannot be set here";
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_EQ(result.out, "1\t1\n2\t1\n3\t2\n");
}

TEST_F(ScarceResources, ARunWithoutThreadsSaysSo) {
  for (const char* how : {"", " --dry-run"}) {
    const RunResult result = shell(no_threads + "$INDEXER add --index other.idx --jobs 8 news.jsonl" + how);
    if (result.exit_code == not_to_be_limited) GTEST_SKIP() << "the size of stacks cannot be set here";
    EXPECT_EQ(result.exit_code, 2) << how;
    EXPECT_THAT(result.error, ::testing::HasSubstr("indexer: cannot start a thread: ")) << how;
  }
}

}  // namespace
}  // namespace morgue
