// indexer remove from outside.
#include "tests/cli/indexer_upkeep_cli.h"

namespace morgue {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

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

}  // namespace
}  // namespace morgue
