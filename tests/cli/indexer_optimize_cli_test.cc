// indexer optimize from outside: every answer stays, and what cannot be merged is refused.
#include "tests/cli/indexer_upkeep_cli.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

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

}  // namespace
}  // namespace morgue
