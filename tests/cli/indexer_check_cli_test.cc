// indexer check from outside, on indexes that were damaged as disks and kills do it.
#include "tests/cli/indexer_upkeep_cli.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

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

}  // namespace
}  // namespace morgue
