// indexer prune from outside: what goes with a file, and what must not.
#include "tests/cli/indexer_upkeep_cli.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(IndexerPrune, TakesOutArticlesOfFilesThatAreGone) {
  const EmptyRoom room;
  make_two_segments(room);
  EXPECT_THAT(command(room, "prune").error, HasSubstr("0 of 2 files gone; removed 0 articles"));
  fs::remove(room.path() / "b.jsonl");
  const RunResult listed = command(room, "prune", {"--dry-run"});
  EXPECT_EQ(listed.exit_code, 0);
  EXPECT_EQ(listed.out, (room.path() / "b.jsonl").string() + ": 1 article\n");
  EXPECT_EQ(count(room, "id:us-budget"), "1") << "listing removes nothing";
  EXPECT_EQ(command(room, "prune").exit_code, 0);
  EXPECT_EQ(count(room, "id:us-budget"), "0");
  EXPECT_EQ(count(room, "turkey"), "2");
  EXPECT_EQ(check(room).exit_code, 0);
  EXPECT_EQ(command(room, "prune", {"--dry-run"}).out, "");
  room.write("b.jsonl", budget);
  EXPECT_EQ(add(room, {"b.jsonl"}).report.at("added"), 1) << "a file that comes back is read";
}

TEST(IndexerPrune, RefusesWhereMostFilesAreGone) {
  const EmptyRoom room;
  make_two_segments(room);
  fs::remove(room.path() / "a.jsonl");
  fs::remove(room.path() / "b.jsonl");
  const RunResult refused = command(room, "prune");
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.error, AllOf(HasSubstr("2 of 2 files are gone"), HasSubstr("--force")));
  EXPECT_EQ(count(room, "turkey"), "2");
  EXPECT_EQ(lines_of(command(room, "prune", {"--dry-run"}).out).size(), 2U);
  EXPECT_EQ(command(room, "prune", {"--force"}).exit_code, 0);
  EXPECT_EQ(check(room).result.at("articles"), 0);
}

struct VanishedFolder {
  const char* name;
  void (*vanish)(const fs::path& archive);
  bool kept;  // unless --force is given
};

TEST(IndexerPrune, KeepsWhatIsGoneWithItsWholeFolderAsWhenADiskIsNotMounted) {
  const VanishedFolder cases[] = {
      {"an empty mount point", [](const fs::path& archive) { fs::remove(archive / "disk/b.jsonl"); }, true},
      {"a mount point with folders of its own",
       [](const fs::path& archive) {
         fs::remove(archive / "disk/b.jsonl");
         fs::create_directories(archive / "disk/lost+found");
       },
       true},
      {"a folder that was deleted beside others",
       [](const fs::path& archive) { fs::remove_all(archive / "disk"); }, false},
  };
  for (const VanishedFolder& each : cases) {
    SCOPED_TRACE(each.name);
    const EmptyRoom room;
    room.write("in/a.jsonl", deal);
    room.write("in/c.jsonl", parade);
    room.write("in/disk/b.jsonl", budget);
    add(room, {"in"});
    each.vanish(room.path() / "in");
    const RunResult listed = command(room, "prune", {"--dry-run"});
    EXPECT_THAT(listed.out, HasSubstr("in/disk/b.jsonl: 1 article\n"));
    const RunResult pruned = command(room, "prune");
    EXPECT_EQ(pruned.exit_code, each.kept ? 1 : 0) << pruned.error;
    EXPECT_THAT(pruned.error, HasSubstr(each.kept ? "in/disk: none of 1 file" : "1 of 3 files gone"));
    EXPECT_EQ(count(room, "senate"), each.kept ? "1" : "0");
    EXPECT_EQ(command(room, "prune", {"--force"}).exit_code, 0);
    EXPECT_EQ(count(room, "senate"), "0");
    EXPECT_EQ(count(room, "turkey"), "2");
  }
}

TEST(IndexerPrune, KeepsArticlesWhoseFileWasMovedAndReadAgain) {
  const EmptyRoom room;
  make_two_segments(room);
  fs::rename(room.path() / "a.jsonl", room.path() / "moved.jsonl");
  EXPECT_EQ(add(room, {"moved.jsonl"}).report.at("updated"), 2);
  EXPECT_EQ(command(room, "prune").exit_code, 0);
  EXPECT_EQ(count(room, "turkey"), "2");
  EXPECT_THAT(hits(room, "id:s400-deal").at(0).at("path").get<std::string>(), HasSubstr("moved.jsonl"));
}

TEST(IndexerPrune, AnArticleThatAnotherFileRepeatsComesBackWithTheNextAdd) {
  struct Case {
    const char* name;
    void (*read)(const EmptyRoom& room);
  };
  const Case cases[] = {
      {"both read in one run",
       [](const EmptyRoom& room) {
         add(room, {"a.jsonl", "b.jsonl"});
       }},
      {"one night after the other",
       [](const EmptyRoom& room) {
         add(room, {"a.jsonl"});
         add(room, {"b.jsonl"});
       }},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const EmptyRoom room;
    room.write("a.jsonl", deal);
    room.write("b.jsonl", deal + parade);
    each.read(room);
    EXPECT_EQ(check(room).exit_code, 0);
    fs::remove(room.path() / "a.jsonl");
    EXPECT_THAT(command(room, "prune").error, HasSubstr("read again"));
    add(room, {"b.jsonl"});
    EXPECT_EQ(count(room, "turkey"), "2");
  }
}

TEST(IndexerPrune, AnOlderVersionComesBackWhenTheFileOfTheNewerIsGone) {
  const EmptyRoom room;
  SmallArticle later = small_archive()[0];
  later.text = "The contract was called off on Friday.\n\nNobody gave a reason for it to the treasury.";
  room.write("a.jsonl", deal + parade);
  room.write("b.jsonl", to_json_line(later));
  add(room, {"a.jsonl"});
  add(room, {"b.jsonl"});
  EXPECT_EQ(count(room, "treasury"), "1");
  EXPECT_EQ(check(room).exit_code, 0) << "a.jsonl is known to share its article";
  fs::remove(room.path() / "b.jsonl");
  EXPECT_EQ(command(room, "prune").exit_code, 0);
  add(room, {"a.jsonl"});
  EXPECT_EQ(count(room, "\"joint statement\""), "1");
}

TEST(IndexerPrune, AFileThatSharesNothingWithTheGoneIsNotReadAgain) {
  const EmptyRoom room;
  SmallArticle later = small_archive()[0];
  later.text = "The contract was called off on Friday.\n\nNobody gave a reason for it to the treasury.";
  room.write("a.jsonl", deal);
  room.write("b.jsonl", to_json_line(later));
  room.write("c.jsonl", parade);
  add(room, {"a.jsonl"});
  add(room, {"b.jsonl", "c.jsonl"});
  fs::remove(room.path() / "c.jsonl");
  EXPECT_THAT(command(room, "prune").error, Not(HasSubstr("read again")));
  EXPECT_EQ(add(room, {"a.jsonl"}).report.at("updated"), 0)
      << "the older version would take the newer's place";
  EXPECT_EQ(count(room, "treasury"), "1");
}

TEST(IndexerPrune, ArticlesThatStandardInputAndAFileShareStay) {
  const EmptyRoom room;
  make_two_segments(room);
  RunOptions options;
  SmallArticle later = small_archive()[2];
  later.text = "The contract was called off on Friday.\n\nNobody gave a reason for it to the treasury.";
  options.input = to_json_line(later) + to_json_line(small_archive()[3]);
  add(room, {"-"}, options);
  room.write("c.jsonl", to_json_line(small_archive()[3]));
  add(room, {"c.jsonl"});
  EXPECT_EQ(check(room).exit_code, 0) << "what came from standard input is not missed";
  fs::remove(room.path() / "b.jsonl");
  EXPECT_EQ(command(room, "prune").exit_code, 0);
  EXPECT_EQ(count(room, "treasury"), "1");
}

TEST(IndexerPrune, ArticlesFromStandardInputStay) {
  const EmptyRoom room;
  make_two_segments(room);
  RunOptions options;
  options.input = to_json_line(small_archive()[3]);
  add(room, {"-"}, options);
  fs::remove(room.path() / "b.jsonl");
  EXPECT_EQ(command(room, "prune").exit_code, 0);
  EXPECT_EQ(check(room).result.at("articles"), 3);
}

}  // namespace
}  // namespace morgue
