// indexer add from outside: reports, exit codes and files, as the docs promise them.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>

#include "tests/cli/indexer_cli.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// ---- add

TEST(IndexerAdd, MakesAnIndexThatTheSearcherAnswersFrom) {
  const EmptyRoom room;
  room.write("a.jsonl", deal + parade);
  const Added added = add(room, {"a.jsonl"});
  EXPECT_EQ(added.run.exit_code, 0);
  EXPECT_EQ(added.report.at("added"), 2);
  EXPECT_EQ(added.report.at("articles"), 2);
  EXPECT_EQ(count(room, "turkey"), "2");
  EXPECT_TRUE(fs::exists(room.path() / "news.idx/XAPIANDB"));
}

TEST(IndexerAdd, ReportsEveryNumberOfTheContract) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  const json report = add(room, {"a.jsonl"}).report;
  for (const char* field : {"added", "updated", "unchanged", "duplicates", "skipped", "removed", "articles",
                            "segments", "seconds", "bytes_read"}) {
    ASSERT_TRUE(report.contains(field)) << field;
    EXPECT_TRUE(report.at(field).is_number()) << field;
  }
  EXPECT_EQ(report.at("bytes_read"), deal.size());
  EXPECT_EQ(report.at("segments"), 1);
  EXPECT_GE(report.at("seconds").get<double>(), 0);
}

TEST(IndexerAdd, TellsAPersonOnStderrAndNothingOnStdout) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  const RunResult result = run_indexer(room, {"add", "--index", "news.idx", "a.jsonl"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, "");
  EXPECT_FALSE(result.error.empty());
  for (const std::string& line : lines_of(result.error)) EXPECT_THAT(line, StartsWith("indexer: "));
  EXPECT_THAT(result.error, Not(HasSubstr("\x1b"))) << "no progress bar where nobody watches";
}

TEST(IndexerAdd, TwiceLeavesEverythingUnchanged) {
  const EmptyRoom room;
  room.write("a.jsonl", deal + parade);
  add(room, {"a.jsonl"});
  const std::string list = content(room, "news.idx/XAPIANDB");
  const json report = add(room, {"a.jsonl"}).report;
  EXPECT_EQ(report.at("added"), 0);
  EXPECT_EQ(report.at("updated"), 0);
  EXPECT_EQ(report.at("unchanged"), 2);
  EXPECT_EQ(report.at("articles"), 2);
  EXPECT_EQ(content(room, "news.idx/XAPIANDB"), list);
  EXPECT_EQ(count(room, "turkey"), "2");
}

TEST(IndexerAdd, AFileTouchedButNotChangedIsUnchanged) {
  const EmptyRoom room;
  room.write("a.jsonl", deal + parade);
  add(room, {"a.jsonl"});
  fs::last_write_time(room.path() / "a.jsonl", fs::file_time_type::clock::now() + std::chrono::hours(1));
  const json report = add(room, {"a.jsonl"}).report;
  EXPECT_EQ(report.at("unchanged"), 2);
  EXPECT_EQ(report.at("added"), 0);
  EXPECT_EQ(report.at("updated"), 0);
}

TEST(IndexerAdd, ReplacesWhatChanged) {
  const EmptyRoom room;
  room.write("a.jsonl", deal + parade);
  add(room, {"a.jsonl"});
  SmallArticle changed = small_archive()[0];
  changed.text =
      "The contract was called off on Friday, to the relief of the treasury.\n\nNobody gave a reason for it.";
  room.write("a.jsonl", to_json_line(changed) + parade);
  const json report = add(room, {"a.jsonl"}).report;
  EXPECT_EQ(report.at("updated"), 1);
  EXPECT_EQ(report.at("added"), 0);
  EXPECT_EQ(report.at("articles"), 2);
  EXPECT_EQ(count(room, "treasury"), "1");
  EXPECT_EQ(count(room, "\"joint statement\""), "0") << "the old text is gone";
  EXPECT_EQ(count(room, "id:s400-deal"), "1");
}

TEST(IndexerAdd, AddsWhatANewNightBrings) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  add(room, {"a.jsonl"});
  room.write("b.jsonl", parade + budget);
  const json report = add(room, {"b.jsonl"}).report;
  EXPECT_EQ(report.at("added"), 2);
  EXPECT_EQ(report.at("articles"), 3);
  EXPECT_EQ(count(room, "turkey OR senate"), "3");
}

TEST(IndexerAdd, KeepsOneOfTheSameArticleFromTwoFiles) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  room.write("b.jsonl", deal);
  const json report = add(room, {"a.jsonl", "b.jsonl"}).report;
  EXPECT_EQ(report.at("articles"), 1);
  EXPECT_EQ(report.at("added"), 1);
  EXPECT_EQ(count(room, "turkey"), "1");
}

TEST(IndexerAdd, ReadsDirectoriesAndPassesOverWhatIsHidden) {
  const EmptyRoom room;
  room.write("news/2019/a.jsonl", deal);
  room.write("news/2018/deep/b.jsonl", parade);
  room.write("news/.git/c.jsonl", budget);
  EXPECT_EQ(add(room, {"news"}).report.at("articles"), 2);
  EXPECT_EQ(count(room, "senate"), "0");
}

TEST(IndexerAdd, ReadsJsonLinesFromStandardInput) {
  const EmptyRoom room;
  RunOptions options;
  options.input = deal + parade;
  EXPECT_EQ(add(room, {"-"}, options).report.at("added"), 2);
  EXPECT_EQ(count(room, "turkey"), "2");
}

TEST(IndexerAdd, ReadsCompressedFiles) {
  const EmptyRoom room;
  room.write("a.jsonl", deal + parade);
  ASSERT_EQ(run(room, "/bin/gzip", {"a.jsonl"}).exit_code, 0);
  EXPECT_EQ(add(room, {"a.jsonl.gz"}).report.at("added"), 2);
  EXPECT_EQ(count(room, "turkey"), "2");
}

TEST(IndexerAdd, ACompressedFileCutShortIsToldAndTheRestGoesOn) {
  const EmptyRoom room;
  std::string lines;
  for (const SmallArticle& article : small_archive()) lines += to_json_line(article);
  room.write("cut.jsonl", lines);
  ASSERT_EQ(run(room, "/bin/gzip", {"cut.jsonl"}).exit_code, 0);
  fs::resize_file(room.path() / "cut.jsonl.gz", fs::file_size(room.path() / "cut.jsonl.gz") / 2);
  room.write("b.jsonl", budget);
  const Added added = add(room, {"cut.jsonl.gz", "b.jsonl"});
  EXPECT_EQ(added.run.exit_code, 1);
  EXPECT_GE(added.report.at("skipped").get<int>(), 1);
  EXPECT_THAT(added.run.error, HasSubstr("cut.jsonl.gz"));
  EXPECT_EQ(count(room, "id:us-budget"), "1");
}

TEST(IndexerAdd, SkipsBrokenRecordsNamesThemAndExitsWith1) {
  const EmptyRoom room;
  room.write("a.jsonl",
             deal + "{\"id\":\"cut\",\"title\":\"x\",\"text\":\"and then\n" + "\"a bare string\"\n" + parade);
  const Added added = add(room, {"a.jsonl"});
  EXPECT_EQ(added.run.exit_code, 1);
  EXPECT_EQ(added.report.at("added"), 2);
  EXPECT_EQ(added.report.at("skipped"), 2);
  EXPECT_THAT(added.run.error, AllOf(HasSubstr("a.jsonl:2: "), HasSubstr("a.jsonl:3: ")));
  EXPECT_EQ(count(room, "turkey"), "2");
}

TEST(IndexerAdd, ControlBytesOfBrokenRecordsDoNotReachTheTerminal) {
  const EmptyRoom room;
  room.write("a.jsonl", "{\"id\": \x1b[31m\x07 oops}\n" + deal);
  const RunResult result = run_indexer(room, {"add", "--index", "news.idx", "a.jsonl"});
  EXPECT_EQ(result.exit_code, 1);
  for (const char c : result.error) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
}

TEST(IndexerAdd, NamesAPathThatIsNotThere) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  const RunResult result = run_indexer(room, {"add", "--index", "news.idx", "a.jsonl", "nowhere.jsonl"});
  EXPECT_NE(result.exit_code, 0);
  EXPECT_THAT(result.error, HasSubstr("nowhere.jsonl"));
}

TEST(IndexerAdd, DryRunLeavesNothingBehind) {
  const EmptyRoom room;
  room.write("a.jsonl", deal + parade);
  const json fresh = add(room, {"--dry-run", "a.jsonl"}).report;
  EXPECT_EQ(fresh.at("added"), 2);
  EXPECT_THAT(names_in(room.path()), ElementsAre("a.jsonl"));

  add(room, {"a.jsonl"});
  room.write("b.jsonl", budget);
  const std::string list = content(room, "news.idx/XAPIANDB");
  const auto segments = names_in(room.path() / "news.idx/segments");
  EXPECT_EQ(add(room, {"--dry-run", "b.jsonl"}).report.at("added"), 1);
  EXPECT_EQ(content(room, "news.idx/XAPIANDB"), list);
  EXPECT_EQ(names_in(room.path() / "news.idx/segments"), segments);
  EXPECT_EQ(count(room, "senate"), "0");
  EXPECT_EQ(add(room, {"b.jsonl"}).report.at("added"), 1) << "the dry run did not mark it as read";
}

TEST(IndexerAdd, SourceAndLanguageMayBeGiven) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  add(room, {"--source", "Evening Star", "--language", "de", "a.jsonl"});
  EXPECT_EQ(count(room, "source:\"Evening Star\" lang:de"), "1");
  EXPECT_EQ(count(room, "source:\"Northern Wire\""), "0");
}

TEST(IndexerAdd, AnyNumberOfJobsGivesTheSameIndex) {
  for (const char* jobs : {"1", "4"}) {
    SCOPED_TRACE(jobs);
    const EmptyRoom room;
    room.write("a.jsonl", to_json_lines(small_archive()));
    const json report = add(room, {"--jobs", jobs, "--memory", "64", "a.jsonl"}).report;
    EXPECT_EQ(report.at("articles"), small_archive().size());
    EXPECT_EQ(count(room, "ferry"), "12");
  }
}

TEST(IndexerAdd, MergesNothingAFewOrAllAsAsked) {
  struct Case {
    const char* merge;
    ::testing::Matcher<std::size_t> segments;  // after ten nights
  };
  const Case cases[] = {
      {"none", 10U}, {"auto", ::testing::AllOf(::testing::Gt(0U), ::testing::Lt(10U))}, {"all", 1U}};
  for (const Case& each : cases) {
    SCOPED_TRACE(each.merge);
    const EmptyRoom room;
    json report;
    for (std::size_t i = 0; i < 10; ++i) {
      const std::string name = std::to_string(i) + ".jsonl";
      room.write(name, to_json_line(small_archive()[i]));
      report = add(room, {"--merge", each.merge, name}).report;
    }
    EXPECT_THAT(report.at("segments").get<std::size_t>(), each.segments);
    EXPECT_EQ(report.at("articles"), 10);
    EXPECT_EQ(run_indexer(room, {"check", "--index", "news.idx"}).exit_code, 0);
  }
}

TEST(IndexerAdd, ALockedIndexGivesCode75) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  add(room, {"a.jsonl"});
  room.write("b.jsonl", parade);
  const std::string list = content(room, "news.idx/XAPIANDB");
  const int lock = ::open((room.path() / "news.idx/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);

  const RunResult at_once =
      run_indexer(room, {"add", "--index", "news.idx", "--lock-timeout", "0", "b.jsonl"});
  EXPECT_EQ(at_once.exit_code, 75);
  EXPECT_THAT(at_once.error, AllOf(HasSubstr("news.idx"), HasSubstr("--lock-timeout")));
  EXPECT_EQ(content(room, "news.idx/XAPIANDB"), list);

  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(run_indexer(room, {"add", "--index", "news.idx", "--lock-timeout", "1", "b.jsonl"}).exit_code,
            75);
  EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(900));

  EXPECT_EQ(count(room, "turkey"), "1") << "a search does not wait for the lock";
  ::close(lock);
  EXPECT_EQ(add(room, {"b.jsonl"}).report.at("added"), 1);
}

TEST(IndexerAdd, DoesNotStrewAnIndexAmongOtherFiles) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  room.write("thesis/chapter.txt", "mine");
  const RunResult result = run_indexer(room, {"add", "--index", "thesis", "a.jsonl"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, HasSubstr("thesis"));
  EXPECT_THAT(names_in(room.path() / "thesis"), ElementsAre("chapter.txt"));
}

TEST(IndexerAdd, RefusesADamagedListAndLeavesItAsItWas) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  room.write("news.idx/XAPIANDB",
             "\x7f"
             "ELF junk\n");
  const RunResult result = run_indexer(room, {"add", "--index", "news.idx", "a.jsonl"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, HasSubstr("XAPIANDB"));
  EXPECT_EQ(content(room, "news.idx/XAPIANDB"),
            "\x7f"
            "ELF junk\n");
}

TEST(IndexerAdd, ShowsProgressWhereAskedTo) {
  const EmptyRoom room;
  room.write("a.jsonl", to_json_lines(small_archive()));
  const RunResult result =
      run_indexer(room, {"add", "--index", "news.idx", "--progress", "always", "a.jsonl"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, "");
}

}  // namespace
}  // namespace morgue
