// scripts/nightly.sh on a small archive, and the systemd units that start it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "tests/cli/indexer_cli.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

RunResult night(const EmptyRoom& room, const std::vector<std::string>& paths,
                const std::map<std::string, std::string>& variables = {}) {
  RunOptions options;
  options.environment = {
      {"MORGUE_INDEXER", MORGUE_INDEXER}, {"MORGUE_INDEX", "news.idx"}, {"MORGUE_CHECK_DAY", "every"}};
  for (const auto& [name, value] : variables) options.environment[name] = value;
  return run(room, MORGUE_SOURCE_DIR "/scripts/nightly.sh", paths, options);
}

TEST(Nightly, IsSilentWhileAllIsWell) {
  const EmptyRoom room;
  room.write("in/a.jsonl", deal + parade);
  for (const char* night_of : {"the first load", "nothing new", "more"}) {
    SCOPED_TRACE(night_of);
    const RunResult result = night(room, {"in"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out + result.error, "");
    if (std::string(night_of) == "nothing new") room.write("in/b.jsonl", budget);
  }
  EXPECT_EQ(count(room, "turkey OR senate"), "3");
}

TEST(Nightly, TellsWhatWasSkippedAndWhereThingsStand) {
  const EmptyRoom room;
  room.write("in/a.jsonl", deal + "{broken\n");
  const RunResult result = night(room, {"in"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.error, HasSubstr("in/a.jsonl:2: "));
  EXPECT_THAT(result.out, AllOf(HasSubstr("last runs"), HasSubstr("1 skipped")));
}

TEST(Nightly, TellsWhatIsWrongWithTheIndexAndHowToMendIt) {
  const EmptyRoom room;
  room.write("in/a.jsonl", deal);
  ASSERT_EQ(night(room, {"in"}).exit_code, 0);
  room.write("in/b.jsonl", budget);
  ASSERT_EQ(night(room, {"in"}).exit_code, 0);
  // A segment taken off the list by hand, which no run misses.
  fs::remove_all(room.path() / "news.idx/segments/000002");
  std::ofstream(room.path() / "news.idx/XAPIANDB") << "auto segments/000001\n";
  EXPECT_EQ(night(room, {"in"}, {{"MORGUE_CHECK_DAY", "never"}}).out, "") << "nobody looked";
  const RunResult result = night(room, {"in"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.out, AllOf(HasSubstr("b.jsonl"), HasSubstr("to mend it"), HasSubstr("last runs")));
}

TEST(Nightly, TellsWhatTheIndexIsLikeWhenTheRunFailed) {
  const EmptyRoom room;
  room.write("in/a.jsonl", deal);
  ASSERT_EQ(night(room, {"in"}).exit_code, 0);
  fs::resize_file(room.path() / "news.idx/segments/000001/position.glass", 100);
  const RunResult result = night(room, {"in"}, {{"MORGUE_CHECK_DAY", "never"}});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.out, AllOf(HasSubstr("news.idx/segments/000001"), HasSubstr("to mend it")));
}

TEST(Nightly, LeavesWith75WhereAnotherRunKeepsTheIndex) {
  const EmptyRoom room;
  room.write("in/a.jsonl", deal);
  ASSERT_EQ(night(room, {"in"}).exit_code, 0);
  RunOptions options;
  options.environment = {
      {"MORGUE_INDEXER", MORGUE_INDEXER}, {"MORGUE_INDEX", "news.idx"}, {"MORGUE_LOCK_TIMEOUT", "0"}};
  const RunResult result =
      run(room, "/usr/bin/flock", {"-x", "news.idx/lock", MORGUE_SOURCE_DIR "/scripts/nightly.sh", "in"},
          options);
  EXPECT_EQ(result.exit_code, 75);
  EXPECT_THAT(result.error, HasSubstr("locked"));
}

TEST(Nightly, WantsAnIndexAndAPath) {
  const EmptyRoom room;
  EXPECT_EQ(night(room, {}).exit_code, 2);
  EXPECT_EQ(night(room, {"in"}, {{"MORGUE_INDEX", ""}}).exit_code, 2);
  EXPECT_EQ(night(room, {"nowhere"}).exit_code, 2);
}

TEST(Nightly, PassesOptionsOnAndTakesAnyPath) {
  const EmptyRoom room;
  room.write("in/a b.jsonl", deal);
  room.write("-q.jsonl", parade);
  EXPECT_EQ(night(room, {"in/a b.jsonl", "-q.jsonl"}, {{"MORGUE_ADD_OPTIONS", "--merge none --source Wire"}})
                .exit_code,
            0);
  EXPECT_EQ(count(room, "source:Wire"), "2");
}

TEST(SystemdUnits, AreVerified) {
  const char* verifier = "/usr/bin/systemd-analyze";
  if (!fs::exists(verifier)) GTEST_SKIP() << verifier << " is not there: the units were not verified";
  const EmptyRoom room;
  for (const char* name : {"morgue-nightly.service", "morgue-nightly.timer"}) {
    std::ifstream file(std::string(MORGUE_SOURCE_DIR "/docs/systemd/") + name);
    std::string unit((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    // What it starts must be there for the verifier.
    unit = std::regex_replace(unit, std::regex("/usr/libexec/morgue/"), MORGUE_SOURCE_DIR "/scripts/");
    room.write(name, unit);
  }
  const RunResult result =
      run(room, verifier, {"verify", "--man=no", "./morgue-nightly.service", "./morgue-nightly.timer"});
  EXPECT_EQ(result.exit_code, 0) << result.out << result.error;
  EXPECT_EQ(result.error, "");
}

}  // namespace
}  // namespace morgue
