// An index that a disk or a person damaged: both programs refuse it with the repair, nothing gets worse, and the repair
// brings everything back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/cli/indexer_cli.h"
#include "tests/safety/archive_night.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

fs::path segments(const EmptyRoom& room) {
  return room.path() / "news.idx/segments";
}

void overwrite(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void move_damaged_away(const EmptyRoom& room) {
  fs::rename(segments(room) / "000001", segments(room) / "000001.damaged");
}

void do_nothing(const EmptyRoom&) {}

struct Damage {
  const char* name;
  void (*inflict)(const EmptyRoom& room);
  void (*mend_by_hand)(const EmptyRoom& room);  // as the finding says, before --repair
  bool searchable = false;                      // what is left answers
};

const Damage damages[] = {
    {"a table cut short",
     [](const EmptyRoom& room) { fs::resize_file(segments(room) / "000001/postlist.glass", 100); },
     move_damaged_away},
    {"a version file of noise",
     [](const EmptyRoom& room) { overwrite(segments(room) / "000001/iamglass", std::string(200, '\x5a')); },
     move_damaged_away},
    {"a table of positions that is gone",
     [](const EmptyRoom& room) { fs::remove(segments(room) / "000001/position.glass"); }, move_damaged_away},
    {"a table of articles that is gone",
     [](const EmptyRoom& room) { fs::remove(segments(room) / "000001/docdata.glass"); }, move_damaged_away},
    {"a table of their terms that is gone",
     [](const EmptyRoom& room) { fs::remove(segments(room) / "000001/termlist.glass"); }, move_damaged_away},
    {"a segment that is gone", [](const EmptyRoom& room) { fs::remove_all(segments(room) / "000001"); },
     do_nothing},
    {"a list that names what never was",
     [](const EmptyRoom& room) {
       overwrite(room.path() / "news.idx/XAPIANDB",
                 "auto segments/000001\nauto segments/000002\nauto segments/000099\n");
     },
     do_nothing},
    {"a list that is gone", [](const EmptyRoom& room) { fs::remove(room.path() / "news.idx/XAPIANDB"); },
     do_nothing},
    {"a list that is empty", [](const EmptyRoom& room) { overwrite(room.path() / "news.idx/XAPIANDB", ""); },
     do_nothing, true},
};

TEST(DamagedIndex, IsRefusedWithTheRepairAndTheRepairBringsEverythingBack) {
  for (const Damage& damage : damages) {
    SCOPED_TRACE(damage.name);
    const EmptyRoom room;
    room.write("a.jsonl", deal + parade);
    room.write("b.jsonl", budget);
    room.write("c.jsonl", to_json_line(small_archive()[3]));
    add(room, {"a.jsonl"});
    add(room, {"b.jsonl"});
    const std::vector<std::string> before = answers(room);
    damage.inflict(room);
    const std::string list = content(room, "news.idx/XAPIANDB");
    const std::vector<std::string> there = names_in(segments(room));

    const RunResult search = run_searcher(room, {"--index", "news.idx", "turkey"});
    EXPECT_EQ(search.exit_code, damage.searchable ? 1 : 2) << search.out;
    EXPECT_THAT(search.error, HasSubstr(damage.searchable ? "" : "indexer check"));
    for (const char* command : {"add", "optimize"}) {
      std::vector<std::string> words = {command, "--index", "news.idx"};
      if (words[0] == "add") words.emplace_back("c.jsonl");
      const RunResult refused = run_indexer(room, words);
      EXPECT_EQ(refused.exit_code, 2) << command;
      EXPECT_THAT(refused.error, HasSubstr("indexer check")) << command;
      EXPECT_EQ(content(room, "news.idx/XAPIANDB"), list) << command;
      EXPECT_EQ(names_in(segments(room)), there) << command << " removes nothing";
    }

    EXPECT_EQ(run_indexer(room, {"check", "--index", "news.idx"}).exit_code, 1);
    damage.mend_by_hand(room);
    const RunResult repaired = run_indexer(room, {"check", "--repair", "--index", "news.idx"});
    EXPECT_EQ(repaired.exit_code, 0) << repaired.out << repaired.error;
    add(room, {"a.jsonl", "b.jsonl"});
    EXPECT_EQ(answers(room), before);
    EXPECT_EQ(run_indexer(room, {"check", "--index", "news.idx"}).exit_code, 0);
  }
}

TEST(DamagedIndex, AListLostAfterAMergeIsRestoredWithoutDoubles) {
  const EmptyRoom room;
  room.write("a.jsonl", deal + parade);
  room.write("b.jsonl", budget);
  add(room, {"a.jsonl"});
  add(room, {"b.jsonl"});
  const std::vector<std::string> before = answers(room);
  ASSERT_EQ(run_indexer(room, {"optimize", "--index", "news.idx"}).exit_code, 0);
  ASSERT_EQ(names_in(segments(room)).size(), 3U) << "the merged ones are there until the next run";
  fs::remove(room.path() / "news.idx/XAPIANDB");
  EXPECT_EQ(run_indexer(room, {"check", "--repair", "--index", "news.idx"}).exit_code, 0);
  EXPECT_EQ(answers(room), before);
}

}  // namespace
}  // namespace morgue
