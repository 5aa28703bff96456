#include "indexer/write/ledger.h"

#include <gtest/gtest.h>

#include <fstream>

#include "common/error.h"
#include "tests/support/empty_room.h"

namespace morgue {
namespace {

LedgerFile file() {
  return {"/news/a.jsonl", 1000, 1616000000123456789, "settings", 40, 2};
}

IndexingReport report() {
  IndexingReport made;
  made.added = 40;
  made.updated = 1;
  made.unchanged = 3;
  made.duplicates = 4;
  made.skipped = 2;
  made.removed = 5;
  made.articles = 44;
  made.segments = 1;
  made.seconds = 1.5;
  made.bytes_read = 1000;
  return made;
}

struct Change {
  const char* name;
  void (*apply)(LedgerFile&);
  bool known;
};

TEST(Ledger, KnowsAFileByItsSizeTimeAndSettings) {
  const EmptyRoom room;
  Ledger ledger(room.path() / "ledger.sqlite");
  ledger.finish_run(ledger.begin_run("2021-03-04T00:00:00Z"), "2021-03-04T00:00:01Z", report(), {file()});
  const Change changes[] = {
      {"as it was", [](LedgerFile&) {}, true},
      {"counts are not compared", [](LedgerFile& f) { f.articles = 0; }, true},
      {"another path", [](LedgerFile& f) { f.path = "/news/b.jsonl"; }, false},
      {"another size", [](LedgerFile& f) { f.size = 1001; }, false},
      {"a nanosecond later", [](LedgerFile& f) { ++f.modified_ns; }, false},
      {"other settings", [](LedgerFile& f) { f.settings = "others"; }, false},
  };
  for (const Change& change : changes) {
    SCOPED_TRACE(change.name);
    LedgerFile now = file();
    change.apply(now);
    const std::optional<LedgerFile> known = ledger.unchanged(now);
    ASSERT_EQ(known.has_value(), change.known);
    if (known) {
      EXPECT_EQ(*known, file());
    }
  }
  ledger.forget_files();
  EXPECT_FALSE(ledger.unchanged(file()));
}

TEST(Ledger, AnswersForManyFilesAndCanBeWrittenAfterwards) {
  const EmptyRoom room;
  Ledger ledger(room.path() / "ledger.sqlite");
  std::vector<LedgerFile> files(100, file());
  for (std::size_t i = 0; i < files.size(); ++i) files[i].path += std::to_string(i);
  ledger.finish_run(ledger.begin_run("2021-03-04T00:00:00Z"), "2021-03-04T00:00:01Z", report(), files);
  {
    UnchangedFiles unchanged(ledger);
    for (LedgerFile& now : files) {
      EXPECT_EQ(unchanged.find(now), now);
      LedgerFile changed = now;
      ++changed.size;
      EXPECT_EQ(unchanged.find(changed), std::nullopt);
    }
  }
  ledger.forget_files({files[7].path});
  EXPECT_FALSE(ledger.unchanged(files[7]));
  EXPECT_TRUE(ledger.unchanged(files[8]));
}

TEST(Ledger, KeepsFilesAndRunsOnDisk) {
  const EmptyRoom room;
  const std::filesystem::path path = room.path() / "ledger.sqlite";
  {
    Ledger ledger(path);
    EXPECT_EQ(ledger.notice(), "");
    ledger.finish_run(ledger.begin_run("2021-03-04T00:00:00Z"), "2021-03-04T00:00:01Z", report(), {file()});
    ledger.fail_run(ledger.begin_run("2021-03-05T00:00:00Z"), "2021-03-05T00:00:01Z");
    ledger.begin_run("2021-03-06T00:00:00Z");
  }
  const Ledger ledger(path);
  EXPECT_TRUE(ledger.unchanged(file()));
  const std::vector<LedgerRun> runs = ledger.last_runs(10);
  ASSERT_EQ(runs.size(), 3U);
  EXPECT_EQ(runs[0].outcome, "");
  EXPECT_EQ(runs[0].finished, "");
  EXPECT_EQ(runs[1].outcome, "failed");
  EXPECT_EQ(runs[2].outcome, "partial") << "records were skipped";
  EXPECT_EQ(runs[2].started, "2021-03-04T00:00:00Z");
  EXPECT_EQ(to_json(runs[2].report), to_json(report()));
  EXPECT_EQ(ledger.last_runs(1).size(), 1U);
}

TEST(Ledger, TellsWhetherTheLastRunCameToItsEnd) {
  const EmptyRoom room;
  const std::filesystem::path path = room.path() / "ledger.sqlite";
  EXPECT_TRUE(Ledger(path).interrupted()) << "nobody knows what was before the ledger";
  EXPECT_FALSE(Ledger(path).interrupted());
  Ledger ledger(path);
  const std::int64_t run = ledger.begin_run("2021-03-04T00:00:00Z");
  EXPECT_TRUE(Ledger(path).interrupted());
  ledger.finish_run(run, "2021-03-04T00:00:01Z", report(), {});
  EXPECT_FALSE(Ledger(path).interrupted());
  const std::int64_t failed = ledger.begin_run("2021-03-05T00:00:00Z");
  ledger.fail_run(failed, "2021-03-05T00:00:01Z");
  EXPECT_FALSE(Ledger(path).interrupted());
}

TEST(Ledger, IsBegunAnewWhereItCannotBeUsed) {
  const struct {
    const char* name;
    std::string bytes;
  } cases[] = {
      {"text",
       "this is no database, but some text of more than a hundred bytes, which is what a header takes, and "
       "so on"},
      {"zeros", std::string(4096, '\0')},
      {"the header of a database and then nothing",
       std::string("SQLite format 3\0", 16) + std::string(84, 'x')},
  };
  for (const auto& test : cases) {
    SCOPED_TRACE(test.name);
    const EmptyRoom room;
    const std::filesystem::path path = room.write("ledger.sqlite", test.bytes);
    EXPECT_FALSE(Ledger::open_to_read(path));
    Ledger ledger(path);
    EXPECT_NE(ledger.notice().find("begun anew"), std::string::npos) << ledger.notice();
    EXPECT_TRUE(ledger.interrupted());
    EXPECT_EQ(std::filesystem::file_size(room.path() / "ledger.sqlite.damaged-1"), test.bytes.size());
    ledger.finish_run(ledger.begin_run("2021-03-04T00:00:00Z"), "2021-03-04T00:00:01Z", report(), {file()});
    EXPECT_TRUE(ledger.unchanged(file()));
  }
}

TEST(Ledger, ThatARunWasMakingWhenItWasKilledIsMadeWithoutFuss) {
  const EmptyRoom room;
  const std::filesystem::path path = room.write("ledger.sqlite", "");
  EXPECT_FALSE(Ledger::open_to_read(path));
  Ledger ledger(path);
  EXPECT_EQ(ledger.notice(), "");
  EXPECT_TRUE(ledger.interrupted()) << "nobody knows";
  EXPECT_FALSE(std::filesystem::exists(room.path() / "ledger.sqlite.damaged-1"));
  ledger.finish_run(ledger.begin_run("2021-03-04T00:00:00Z"), "2021-03-04T00:00:01Z", report(), {file()});
  EXPECT_TRUE(ledger.unchanged(file()));
}

TEST(Ledger, RemembersThatAnInterruptedRunWasRepaired) {
  const EmptyRoom room;
  Ledger ledger(room.path() / "ledger.sqlite");
  ledger.finish_run(ledger.begin_run("2021-03-04T00:00:00Z"), "2021-03-04T00:00:01Z", report(), {});
  ledger.begin_run("2021-03-05T00:00:00Z");
  EXPECT_TRUE(ledger.interrupted());
  ledger.settle_interrupted();
  EXPECT_FALSE(ledger.interrupted());
  EXPECT_EQ(ledger.last_runs(1).front().outcome, "interrupted");
  EXPECT_EQ(ledger.last_runs(1).front().finished, "");
}

TEST(Ledger, NoticesDamageInTheMiddle) {
  const EmptyRoom room;
  const std::filesystem::path path = room.path() / "ledger.sqlite";
  {
    Ledger ledger(path);
    std::vector<LedgerFile> files;
    for (int i = 0; i < 500; ++i) {
      files.push_back(file());
      files.back().path += std::to_string(i);
    }
    ledger.finish_run(ledger.begin_run("2021-03-04T00:00:00Z"), "2021-03-04T00:00:01Z", report(), files);
  }
  {
    std::fstream bytes(path, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(5 * 4096);
    bytes << std::string(4096, '\xff');
  }
  EXPECT_FALSE(Ledger::open_to_read(path));
  EXPECT_NE(Ledger(path).notice(), "");
  std::filesystem::path aside = path;
  aside += ".damaged-1";
  EXPECT_TRUE(std::filesystem::exists(aside));
}

TEST(Ledger, IsNotMadeForLooking) {
  const EmptyRoom room;
  EXPECT_FALSE(Ledger::open_to_read(room.path() / "ledger.sqlite"));
  EXPECT_TRUE(std::filesystem::is_empty(room.path()));
}

TEST(Ledger, SaysWhereItCannotBeMade) {
  const EmptyRoom room;
  EXPECT_THROW(Ledger(room.path() / "no" / "ledger.sqlite"), Error);
}

}  // namespace
}  // namespace morgue
