// indexer check, optimize, remove and prune from outside, on indexes that were damaged as disks and kills do it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/indexer_cli.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Checked {
  int exit_code = -1;
  json result;
  std::vector<std::string> kinds;
};

Checked check(const EmptyRoom& room, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"check", "--index", "news.idx", "--json"});
  const RunResult run = run_indexer(room, options);
  Checked checked{run.exit_code, json::parse(run.out, nullptr, false), {}};
  EXPECT_FALSE(checked.result.is_discarded()) << run.out << run.error;
  for (const json& finding : checked.result.at("findings")) {
    checked.kinds.push_back(finding.at("kind"));
    EXPECT_FALSE(finding.at("what").get<std::string>().empty());
    EXPECT_FALSE(finding.at("repair").get<std::string>().empty()) << finding.at("kind");
  }
  EXPECT_EQ(checked.result.at("sound"), checked.exit_code == 0);
  return checked;
}

RunResult command(const EmptyRoom& room, const std::string& name, std::vector<std::string> arguments = {},
                  const RunOptions& options = {}) {
  arguments.insert(arguments.begin(), {name, "--index", "news.idx"});
  return run_indexer(room, arguments, options);
}

// An index of two segments: deal and parade from a.jsonl, budget from b.jsonl.
void make_two_segments(const EmptyRoom& room) {
  room.write("a.jsonl", deal + parade);
  room.write("b.jsonl", budget);
  add(room, {"a.jsonl"});
  add(room, {"b.jsonl"});
}

void overwrite(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void copy_segment(const EmptyRoom& room, const std::string& from, const std::string& to) {
  const fs::path segments = room.path() / "news.idx/segments";
  fs::copy(segments / from, segments / to, fs::copy_options::recursive);
}

// ---- check

TEST(IndexerCheck, ASoundIndexIsSoundAndStaysAsItWas) {
  const EmptyRoom room;
  make_two_segments(room);
  const std::string list = content(room, "news.idx/XAPIANDB");
  const Checked checked = check(room);
  EXPECT_EQ(checked.exit_code, 0) << checked.result;
  EXPECT_EQ(checked.result.at("articles"), 3);
  EXPECT_EQ(checked.result.at("segments"), 2);
  const RunResult text = command(room, "check");
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.out, HasSubstr("sound: 3 articles in 2 sound segments"));
  EXPECT_EQ(content(room, "news.idx/XAPIANDB"), list);
}

struct Damage {
  const char* name;
  void (*inflict)(const EmptyRoom& room);
  std::vector<std::string> kinds;
  bool mended;  // by --repair
};

const Damage damages[] = {
    {"a table cut in half",
     [](const EmptyRoom& room) {
       const fs::path table = room.path() / "news.idx/segments/000001/postlist.glass";
       fs::resize_file(table, fs::file_size(table) / 2);
     },
     {"damaged_segment"},
     false},
    {"a table overwritten with noise",
     [](const EmptyRoom& room) {
       const fs::path table = room.path() / "news.idx/segments/000001/docdata.glass";
       overwrite(table, std::string(fs::file_size(table), '\x5a'));
     },
     {"damaged_segment"},
     false},
    {"a version file that is gone",
     [](const EmptyRoom& room) { fs::remove(room.path() / "news.idx/segments/000001/iamglass"); },
     {"damaged_segment"},
     false},
    {"a list that names what is not there",
     [](const EmptyRoom& room) { fs::remove_all(room.path() / "news.idx/segments/000002"); },
     {"missing_segment"},
     true},
    {"a line that is not understood",
     [](const EmptyRoom& room) {
       overwrite(room.path() / "news.idx/XAPIANDB", "auto segments/000001\nauot segments/000002\n");
     },
     {"bad_line"},
     false},
    {"a line that is there twice",
     [](const EmptyRoom& room) {
       overwrite(room.path() / "news.idx/XAPIANDB",
                 "auto segments/000001\nauto segments/000002\nauto segments/000001\n");
     },
     {"repeated_line"},
     true},
    {"a segment that no list names",
     [](const EmptyRoom& room) { copy_segment(room, "000001", "000007"); },
     {"leftover"},
     true},
    {"databases of a run that was killed",
     [](const EmptyRoom& room) { room.write("news.idx/segments/writing-4711/000-000/iamglass", "x"); },
     {"leftover"},
     true},
    {"a segment that is published twice",
     [](const EmptyRoom& room) {
       copy_segment(room, "000001", "000003");
       overwrite(room.path() / "news.idx/XAPIANDB",
                 "auto segments/000001\nauto segments/000002\nauto segments/000003\n");
     },
     {"doubled_articles"},
     true},
    {"a ledger that is no database",
     [](const EmptyRoom& room) { overwrite(room.path() / "news.idx/ledger.sqlite", "no ledger"); },
     {"damaged_ledger"},
     true},
    {"a ledger that is gone",
     [](const EmptyRoom& room) { fs::remove(room.path() / "news.idx/ledger.sqlite"); },
     {"missing_ledger"},
     true},
    {"a segment taken off the list by hand",
     [](const EmptyRoom& room) {
       fs::remove_all(room.path() / "news.idx/segments/000002");
       overwrite(room.path() / "news.idx/XAPIANDB", "auto segments/000001\n");
     },
     {"lost_articles"},
     true},
};

TEST(IndexerCheck, FindsEachKindOfDamageAndNamesItsPlaceAndRepair) {
  for (const Damage& damage : damages) {
    SCOPED_TRACE(damage.name);
    const EmptyRoom room;
    make_two_segments(room);
    damage.inflict(room);
    const std::string list = content(room, "news.idx/XAPIANDB");
    const Checked checked = check(room);
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_EQ(checked.kinds, damage.kinds) << checked.result.dump(1);
    EXPECT_THAT(checked.result.at("findings").at(0).at("place").get<std::string>(), HasSubstr("news.idx"));
    EXPECT_EQ(content(room, "news.idx/XAPIANDB"), list) << "looking changes nothing";
    EXPECT_EQ(check(room).kinds, damage.kinds) << "the second look finds the same";
    const RunResult text = command(room, "check");
    EXPECT_EQ(text.exit_code, 1);
    EXPECT_EQ(text.error, "") << "Xapian's own report is not printed";
    EXPECT_THAT(text.out, AllOf(HasSubstr("to mend it: "), HasSubstr("something is wrong")));
  }
}

TEST(IndexerCheck, RepairsWhatLosesNothingAndTheNextAddBringsBackTheRest) {
  for (const Damage& damage : damages) {
    SCOPED_TRACE(damage.name);
    const EmptyRoom room;
    make_two_segments(room);
    damage.inflict(room);
    EXPECT_EQ(check(room, {"--repair"}).exit_code, damage.mended ? 0 : 1);
    const Checked after = check(room);
    EXPECT_EQ(after.exit_code, damage.mended ? 0 : 1) << after.result.dump(1);
    if (!damage.mended) continue;
    EXPECT_EQ(add(room, {"a.jsonl", "b.jsonl"}).report.at("articles"), 3);
    EXPECT_EQ(count(room, "id:s400-deal"), "1");
    EXPECT_EQ(count(room, "id:us-budget"), "1");
    EXPECT_EQ(check(room).exit_code, 0);
  }
}

TEST(IndexerCheck, ADamagedSegmentIsMendedAsTheFindingSays) {
  const EmptyRoom room;
  make_two_segments(room);
  fs::resize_file(room.path() / "news.idx/segments/000001/termlist.glass", 100);
  const std::string repair = check(room).result.at("findings").at(0).at("repair");
  ASSERT_THAT(repair, HasSubstr("mv news.idx/segments/000001 news.idx/segments/000001.damaged"));
  ASSERT_THAT(repair, HasSubstr("indexer check --repair --index news.idx"));
  fs::rename(room.path() / "news.idx/segments/000001", room.path() / "news.idx/segments/000001.damaged");
  EXPECT_EQ(check(room, {"--repair"}).exit_code, 0);
  EXPECT_EQ(add(room, {"a.jsonl", "b.jsonl"}).report.at("articles"), 3);
  EXPECT_EQ(check(room).exit_code, 0);
}

TEST(IndexerCheck, WhatCannotBeCheckedGivesCode2AndMakesNothing) {
  const EmptyRoom room;
  room.write("thesis/chapter.txt", "mine");
  for (const char* name : {"nowhere", "thesis"}) {
    const RunResult result = run_indexer(room, {"check", "--index", name});
    EXPECT_EQ(result.exit_code, 2) << name;
    EXPECT_THAT(result.error, HasSubstr(name));
  }
  EXPECT_THAT(names_in(room.path() / "thesis"), ElementsAre("chapter.txt"));
}

// ---- optimize

std::vector<json> hits(const EmptyRoom& room, const std::string& query, const std::string& sort = "newest") {
  const RunResult result = run_searcher(
      room, {"--index", "news.idx", "--sort", sort, "--limit", "50", "--format", "jsonl", query});
  EXPECT_LE(result.exit_code, 1) << result.error;
  std::vector<json> all;
  for (const std::string& line : lines_of(result.out)) all.push_back(json::parse(line));
  return all;
}

std::vector<json> answers(const EmptyRoom& room) {
  std::vector<json> all;
  for (const char* query : {"turkey", "senate OR ferry", "\"joint statement\"", "source:\"Northern Wire\"",
                            "date:2018..2020", "defen*"}) {
    for (json& hit : hits(room, query)) all.push_back(std::move(hit));
    for (const json& hit : hits(room, query, "relevance")) all.push_back(hit.at("id"));
  }
  EXPECT_GE(all.size(), 6U) << "the test has lost its subject";
  return all;
}

TEST(IndexerOptimize, MergesAllSegmentsAndEveryAnswerStays) {
  const EmptyRoom room;
  std::size_t nights = 0;
  for (const SmallArticle& article : small_archive()) {
    const std::string name = "n" + std::to_string(++nights) + ".jsonl";
    room.write(name, to_json_line(article));
    add(room, {name});
    if (nights == 5) break;
  }
  EXPECT_EQ(check(room).result.at("segments"), 5);
  const std::vector<json> before = answers(room);
  const RunResult result = command(room, "optimize");
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.error, HasSubstr("5 segments of "));
  EXPECT_EQ(answers(room), before);
  const Checked checked = check(room);
  EXPECT_EQ(checked.exit_code, 0) << "retired segments are no fault: " << checked.result.dump(1);
  EXPECT_EQ(checked.result.at("segments"), 1);
  EXPECT_EQ(checked.result.at("notes").size(), 5U) << "open readers keep their files until the next run";

  const std::string list = content(room, "news.idx/XAPIANDB");
  EXPECT_THAT(command(room, "optimize").error, HasSubstr("nothing to do"));
  EXPECT_EQ(content(room, "news.idx/XAPIANDB"), list);
  EXPECT_EQ(names_in(room.path() / "news.idx/segments").size(), 1U);
}

TEST(IndexerOptimize, OneSegmentWithDeletionsIsWrittenAnew) {
  const EmptyRoom room;
  room.write("a.jsonl", deal + parade);
  add(room, {"a.jsonl"});
  command(room, "remove", {"s400-deal"});
  const RunResult result = command(room, "optimize");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.error, HasSubstr("1 segment of "));
  EXPECT_EQ(count(room, "turkey"), "1");
  EXPECT_THAT(command(room, "optimize").error, HasSubstr("nothing to do"));
}

TEST(IndexerOptimize, RemoteLinesStay) {
  const EmptyRoom room;
  make_two_segments(room);
  overwrite(room.path() / "news.idx/XAPIANDB",
            "auto segments/000001\nremote localhost:1\nauto segments/000002\n");
  EXPECT_EQ(command(room, "optimize").exit_code, 0);
  EXPECT_THAT(lines_of(content(room, "news.idx/XAPIANDB")),
              ElementsAre("remote localhost:1", "auto segments/000003"));
}

TEST(IndexerOptimize, ADamagedSegmentIsRefusedAndTheIndexStays) {
  const EmptyRoom room;
  make_two_segments(room);
  const std::string list = content(room, "news.idx/XAPIANDB");
  fs::resize_file(room.path() / "news.idx/segments/000001/position.glass", 50);
  const RunResult result = command(room, "optimize");
  EXPECT_EQ(result.exit_code, 2) << result.error;
  EXPECT_THAT(result.error, HasSubstr("indexer check"));
  EXPECT_EQ(content(room, "news.idx/XAPIANDB"), list);
  for (const std::string& name : names_in(room.path() / "news.idx/segments")) {
    EXPECT_THAT(name, Not(HasSubstr("writing"))) << "nothing half done stays";
  }
}

TEST(IndexerCheck, AFileThatWasRenamedIsNoLossAndIsReadAgainWhenItIsBack) {
  const EmptyRoom room;
  const fs::path first = room.write("in/a.jsonl", deal);
  const fs::path second = room.path() / "in/b.jsonl";
  room.write("in/c.jsonl", parade);
  room.write("in/d.jsonl", budget);
  add(room, {"in"});
  fs::rename(first, second);
  EXPECT_EQ(add(room, {"in"}).report.at("updated"), 1);
  EXPECT_EQ(check(room).exit_code, 0);
  fs::rename(second, first);
  add(room, {"in"});
  EXPECT_EQ(command(room, "prune").exit_code, 0);
  add(room, {"in"});
  EXPECT_EQ(count(room, "id:s400-deal"), "1");
  EXPECT_EQ(check(room).exit_code, 0);
}

// ---- remove

TEST(IndexerRemove, TakesArticlesOutForGoodWhileTheirFileStaysAsItIs) {
  const EmptyRoom room;
  make_two_segments(room);
  const RunResult result = command(room, "remove", {"s400-deal", "us-budget"});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.error, HasSubstr("removed 2 articles; the index holds 1"));
  EXPECT_EQ(count(room, "id:s400-deal"), "0");
  EXPECT_EQ(count(room, "\"joint statement\""), "0");
  EXPECT_EQ(count(room, "id:us-budget"), "0");
  EXPECT_EQ(check(room).exit_code, 0) << "the ledger knows that they were removed";

  add(room, {"a.jsonl", "b.jsonl"});
  EXPECT_EQ(count(room, "id:s400-deal"), "0");
  room.write("a.jsonl", deal + parade + to_json_line(small_archive()[3]));
  add(room, {"a.jsonl"});
  EXPECT_EQ(count(room, "id:s400-deal"), "1") << "the file changed and still holds it";
  EXPECT_EQ(count(room, "id:us-budget"), "0");
}

TEST(IndexerRemove, NamesUnknownIdsAndRemovesTheOthers) {
  const EmptyRoom room;
  make_two_segments(room);
  const RunResult result = command(room, "remove", {"no-such-id", "s400-deal", "\x1b[31m"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.error,
              AllOf(HasSubstr("'no-such-id'"), HasSubstr("removed 1 article;"), Not(HasSubstr("\x1b"))));
  EXPECT_EQ(count(room, "id:s400-deal"), "0");
}

TEST(IndexerRemove, ReadsIdsFromStandardInput) {
  const EmptyRoom room;
  make_two_segments(room);
  RunOptions options;
  for (const json& hit : hits(room, "turkey")) options.input += hit.at("id").get<std::string>() + "\r\n\n";
  ASSERT_FALSE(options.input.empty());
  EXPECT_EQ(command(room, "remove", {"-"}, options).exit_code, 0);
  EXPECT_EQ(count(room, "turkey"), "0");
  EXPECT_EQ(count(room, "id:us-budget"), "1");
  options.input = "";
  EXPECT_EQ(command(room, "remove", {"-"}, options).exit_code, 0)
      << "a search that found nothing is no mistake";
}

// ---- prune

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

// ---- all of them

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
