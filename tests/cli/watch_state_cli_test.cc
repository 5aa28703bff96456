// What becomes of the state of a watch when something breaks, and which indexes it fits.
#include "tests/cli/watch_cli.h"
#include "tests/support/shard_server.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Words = std::vector<std::string>;

// ---- The seam between output and state

TEST_F(WatchCli, TheStateMovesOnlyWhenEverythingWasWritten) {
  add({strike("old", "Ostend")});
  ASSERT_THAT(told(), IsEmpty());
  std::vector<SmallArticle> many;
  for (int i = 0; i < 400; ++i) many.push_back(strike("new-" + std::to_string(i), "Antwerp"));
  add(many);
  const std::string before = state();

  RunOptions full_disk;
  full_disk.output_to = "/dev/full";
  for (const char* format : {"text", "jsonl", "mail"}) {
    const RunResult result = watch({"--format", format}, full_disk);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.error, AllOf(HasSubstr("No space left"), HasSubstr("tells the same again")));
    EXPECT_EQ(state(), before);
  }
  // Far more than a pipe holds: the reader leaves in the middle.
  shell(
      "$SEARCHER watch --file queries.tsv --state state.json --index news.idx --format jsonl | head -c 100");
  EXPECT_EQ(state(), before);
  // Killed in the middle of writing.
  const RunResult killed = shell(
      "mkfifo out\n"
      "$SEARCHER watch --file queries.tsv --state state.json --index news.idx --format jsonl > out & "
      "watch=$!\n"
      "exec 3< out\n"
      "dd bs=1 count=10 <&3 >/dev/null 2>&1\n"
      "kill -9 $watch; wait $watch; echo $?\n");
  EXPECT_EQ(killed.out, "137\n") << killed.error;
  EXPECT_EQ(state(), before);

  // Written in full, and then the state cannot be: told twice, never skipped.
  fs::create_directory(room_.path() / "state.json.new");
  const RunResult stuck = watch({"--format", "jsonl"});
  EXPECT_EQ(stuck.exit_code, 2);
  EXPECT_EQ(lines_of(stuck.out).size(), 400U);
  EXPECT_THAT(stuck.error, HasSubstr("state.json.new"));
  EXPECT_EQ(state(), before);
  fs::remove(room_.path() / "state.json.new");

  EXPECT_EQ(told().size(), 400U);
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(WatchCli, TwoWatchesOfOneStateExcludeEachOther) {
  add({strike("a", "Ostend")});
  ASSERT_THAT(told(), IsEmpty());
  const RunResult result = shell(
      "exec 9> state.json.lock; flock 9\n"
      "$SEARCHER watch --file queries.tsv --state state.json --index news.idx; echo $?\n"
      "$SEARCHER watch --file queries.tsv --state state.json --index news.idx --dry-run; echo $?\n");
  EXPECT_EQ(result.out, "75\n1\n");
  EXPECT_THAT(result.error, HasSubstr("another watch is at work"));
}

TEST_F(WatchCli, TheStateThatIsALinkStaysOne) {
  fs::create_directory(room_.path() / "kept");
  fs::create_symlink("kept/real.json", room_.path() / "state.json");
  add({strike("a", "Ostend")});
  ASSERT_THAT(told(), IsEmpty());
  EXPECT_TRUE(fs::is_symlink(room_.path() / "state.json"));
  add({strike("b", "Ostend")});
  EXPECT_THAT(told(), ElementsAre(std::pair("strikes", "b")));
}

// ---- States that do not fit

TEST_F(WatchCli, StatesThatDoNotFitAreNamedAndKept) {
  add({strike("a", "Ostend")});
  add({strike("a", "Ostend")}, "other.idx");
  ASSERT_THAT(told(), IsEmpty());
  const std::string good = state();
  struct Case {
    const char* name;
    std::string bytes;
    const char* says;
  };
  const Case cases[] = {
      {"empty", "", "damaged"},
      {"cut off", good.substr(0, good.size() / 2), "damaged"},
      {"another kind of JSON", "[1, 2]", "damaged"},
      {"fields of another type", R"({"schema":"morgue.watch-state/1","acknowledged":1})", "damaged"},
      {"a later version", R"({"schema":"morgue.watch-state/2"})", "not a state that this version reads"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    room_.write("state.json", each.bytes);
    const RunResult result = watch();
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.error, AllOf(HasSubstr("state.json"), HasSubstr(each.says), HasSubstr("--since")));
    EXPECT_EQ(state(), each.bytes);
  }
  room_.write("state.json", good);
  const RunResult other = watch({"--index", "other.idx"});
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_THAT(other.error, AllOf(HasSubstr("another index"), HasSubstr("news.idx"), HasSubstr("other.idx")));
  EXPECT_EQ(state(), good);
}

TEST_F(WatchCli, AnIndexThatWasBuiltAnewIsNoNews) {
  add({strike("a", "Ostend")});
  ASSERT_THAT(told(), IsEmpty());
  fs::remove_all(room_.path() / "news.idx");
  shell("sleep 1.1");
  add({strike("a", "Ostend"), strike("b", "Bruges")});
  const RunResult result = watch();
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, AllOf(HasSubstr("built anew"), HasSubstr("--since")));
  EXPECT_EQ(told({"--since", "1d"}).size(), 2U);
  EXPECT_THAT(told(), IsEmpty());
}

// ---- Several indexes, remote ones

TEST_F(WatchCli, EachIndexHasAMarkOfItsOwn) {
  add({strike("a", "Ostend")}, "one.idx");
  shell("sleep 1.1");
  add({strike("b", "Bruges")}, "two.idx");
  const Words both = {"--index", "one.idx", "--index", "two.idx"};
  ASSERT_THAT(told(both), IsEmpty());
  add({strike("c", "Antwerp")}, "one.idx");
  add({strike("c", "Antwerp"), strike("d", "Calais")}, "two.idx");
  EXPECT_THAT(told(both), UnorderedElementsAre(std::pair("strikes", "c"), std::pair("strikes", "d")));
  EXPECT_THAT(told(both), IsEmpty());

  // One that joins later is watched from then on.
  add({strike("e", "Dover")}, "three.idx");
  const Words three = {"--index", "one.idx", "--index", "two.idx", "--index", "three.idx"};
  const RunResult joined = watch(three);
  EXPECT_EQ(joined.exit_code, 1);
  EXPECT_THAT(joined.error, HasSubstr("three.idx (segments) is new to state.json"));
  add({strike("f", "Hull")}, "three.idx");
  EXPECT_THAT(told(three), ElementsAre(std::pair("strikes", "f")));
}

TEST_F(WatchCli, RemoteShardsAreWatchedToo) {
  add({strike("a", "Ostend")}, "far.idx");
  add({strike("b", "Bruges")}, "near.idx");
  ShardServer server({room_.path() / "far.idx"});
  const auto list = [&] {
    std::ifstream file(room_.path() / "near.idx/XAPIANDB");
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  };
  room_.write("near.idx/XAPIANDB", list() + "remote " + server.address() + "\n");
  const Words near = {"--index", "near.idx"};
  ASSERT_THAT(told(near), IsEmpty());
  add({strike("c", "Antwerp"), wire_story("first", "Ferry sails again", "2024-03-05")}, "far.idx");
  server.stop();
  server.restart();
  EXPECT_THAT(told(near), UnorderedElementsAre(std::pair("strikes", "c"), std::pair("ferries", "first")));
  add({strike("d", "Calais")}, "near.idx");
  add({wire_story("copy", "Ferry sails again", "2024-03-06")}, "far.idx");
  server.stop();
  server.restart();
  EXPECT_THAT(told(near), ElementsAre(std::pair("strikes", "d")));
  EXPECT_THAT(told(near), IsEmpty());
}

}  // namespace
}  // namespace morgue
