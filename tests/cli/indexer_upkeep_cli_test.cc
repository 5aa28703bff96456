// What holds for indexer check, optimize, remove and prune alike.
#include "tests/cli/indexer_upkeep_cli.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(IndexerUpkeep, AllTakeTheLockAndSayWhatTheyWant) {
  const EmptyRoom room;
  make_two_segments(room);
  for (const char* name : {"check", "optimize", "remove", "prune"}) {
    SCOPED_TRACE(name);
    std::vector<std::string> arguments;
    if (std::string(name) == "remove") arguments = {"s400-deal"};
    // flock(1) holds the lock while the command runs.
    std::vector<std::string> words = {"-x", "news.idx/lock", MORGUE_INDEXER, name, "--index", "news.idx"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const RunResult locked = run(room, "/usr/bin/flock", words);
    EXPECT_EQ(locked.exit_code, 75) << locked.error;
    EXPECT_THAT(locked.error, HasSubstr("--lock-timeout"));
    const RunResult nowhere = [&] {
      std::vector<std::string> other = {name, "--index", "nowhere"};
      other.insert(other.end(), arguments.begin(), arguments.end());
      return run_indexer(room, other);
    }();
    EXPECT_EQ(nowhere.exit_code, 2);
    EXPECT_FALSE(fs::exists(room.path() / "nowhere"));
    EXPECT_THAT(run_indexer(room, {name, "--help"}).out, AllOf(HasSubstr("--lock-timeout"), HasSubstr("75")));
  }
  EXPECT_EQ(count(room, "turkey"), "2");
}

TEST(IndexerUpkeep, OfANonexistentIdOrPathNothingIsAsked) {
  const EmptyRoom room;
  make_two_segments(room);
  EXPECT_EQ(command(room, "remove").exit_code, 2);
  EXPECT_EQ(command(room, "prune", {"stray"}).exit_code, 2);
  EXPECT_EQ(command(room, "optimize", {"stray"}).exit_code, 2);
  EXPECT_EQ(command(room, "check", {"stray"}).exit_code, 2);
}

}  // namespace
}  // namespace morgue
