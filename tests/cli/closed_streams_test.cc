// The programs where whoever started them closed standard streams.
#include "tests/cli/indexer_cli.h"

namespace morgue {
namespace {

class ClosedStreams : public ::testing::Test {
 protected:
  ClosedStreams() { room_.write("news.jsonl", deal + "no JSON\n" + parade); }

  RunResult shell(const std::string& command) const {
    RunOptions options;
    options.environment = {{"INDEXER", MORGUE_INDEXER}, {"SEARCHER", MORGUE_SEARCHER}};
    return run(room_, "/bin/sh", {"-c", command}, options);
  }

  EmptyRoom room_;
};

TEST_F(ClosedStreams, NoMessageGoesIntoAFileOfTheIndex) {
  for (const char* closed : {"2>&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"}) {
    SCOPED_TRACE(closed);
    const RunResult result =
        shell("rm -rf news.idx; $INDEXER add --index news.idx news.jsonl " + std::string(closed));
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(content(room_, "news.idx/lock"), "");
    EXPECT_EQ(run_indexer(room_, {"check", "--index", "news.idx"}).exit_code, 0);
    EXPECT_EQ(count(room_, "parade OR deal"), "2");
  }
}

TEST_F(ClosedStreams, WhatNeedsAStreamSaysThatItIsNotThere) {
  ASSERT_EQ(run_indexer(room_, {"add", "--index", "news.idx", "news.jsonl"}).exit_code, 1);
  struct Case {
    const char* name;
    const char* command;
    int exit_code;
    const char* message;
  };
  const Case cases[] = {
      {"articles from standard input", "$INDEXER add --index other.idx - <&-", 1,
       "indexer: -: cannot be read"},
      {"queries from standard input", "$SEARCHER --index news.idx --batch - <&-", 2,
       "searcher: cannot read standard input"},
      {"standing queries from standard input", "$SEARCHER watch --index news.idx --state s --file - <&-", 2,
       "searcher: cannot read standard input"},
      {"an example from standard input", "$SEARCHER --index news.idx --like - <&-", 2,
       "searcher: cannot read standard input"},
      {"ids from standard input", "$INDEXER remove --index news.idx - <&-", 2,
       "indexer: cannot read standard input"},
      {"ids from a directory", "$INDEXER remove --index news.idx - <.", 2,
       "indexer: cannot read standard input"},
      {"answers on standard output", "$SEARCHER --index news.idx deal >&-", 2,
       "searcher: cannot write to standard output"},
      {"a report on standard output", "$INDEXER status --index news.idx >&-", 2,
       "indexer: cannot write to standard output"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    const RunResult result = shell(one.command);
    EXPECT_EQ(result.exit_code, one.exit_code);
    EXPECT_THAT(result.error, ::testing::HasSubstr(one.message));
  }
}

}  // namespace
}  // namespace morgue
