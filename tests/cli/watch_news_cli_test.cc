// Which articles a standing query tells of: what is new since the last watch, once, and no copies.
#include "tests/cli/watch_cli.h"

namespace morgue {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Words = std::vector<std::string>;

// ---- What is new

TEST_F(WatchCli, BeginsWithWhatComesInAfterTheFirstWatch) {
  add({strike("old-1", "Ostend")});
  const RunResult first = watch();
  EXPECT_EQ(first.exit_code, 1);
  EXPECT_EQ(first.out, "");
  EXPECT_THAT(first.error, AllOf(HasSubstr("state.json is not there yet"), HasSubstr("--since DATE")));
  EXPECT_THAT(told(), IsEmpty());

  // Published long ago, but new to the archive; one article in two queries is news to both.
  SmallArticle both = strike("new-2", "Bruges", "1999-01-01");
  both.text += " The ferry stayed in port.";
  add({strike("new-1", "Antwerp"), both});
  EXPECT_THAT(told(), ElementsAre(std::pair("strikes", "new-1"), std::pair("strikes", "new-2"),
                                  std::pair("ferries", "new-2")));
  const RunResult again = watch();
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_EQ(again.out + again.error, "");
}

TEST_F(WatchCli, TellsEverythingOfAnArchiveThatWasEmptyBefore) {
  room_.write("news.idx/XAPIANDB", "");
  ASSERT_THAT(told(), IsEmpty());
  add({strike("first", "Ostend")});
  EXPECT_THAT(told(), ElementsAre(std::pair("strikes", "first")));
}

TEST_F(WatchCli, AnArticleThatMerelyChangedIsNotNew) {
  add({strike("told", "Ostend"), strike("never-told", "Bruges")});
  ASSERT_THAT(told(), IsEmpty());
  SmallArticle corrected = strike("never-told", "Bruges");
  corrected.text += " A correction: there were nine cranes.";
  add({corrected, strike("new", "Antwerp")});
  EXPECT_THAT(told(), ElementsAre(std::pair("strikes", "new")));

  // Changed twice, and before it was told of: it is still the article that came in.
  add({strike("young", "Calais")});
  SmallArticle young = strike("young", "Calais");
  young.text += " The port was closed.";
  add({young});
  young.text += " It opened again at noon.";
  add({young});
  EXPECT_THAT(told(), ElementsAre(std::pair("strikes", "young")));
  young.text += " The talks go on.";
  add({young});
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(WatchCli, RunsOfOneSecondAreToldApart) {
  add({strike("before", "Ostend")});
  ASSERT_THAT(told(), IsEmpty());
  for (const char* id : {"a", "b", "c", "d", "e"}) {
    add({strike(id, "Ostend")});
    EXPECT_THAT(told(), ElementsAre(std::pair("strikes", id)));
  }
}

TEST_F(WatchCli, ARunThatPublishesLateIsNotSkipped) {
  add({strike("before", "Ostend")});
  room_.write("late.jsonl", to_json_line(strike("late", "Antwerp")));
  room_.write("later.jsonl", to_json_line(strike("later", "Bruges")));
  ASSERT_THAT(told(), IsEmpty());
  // The slow run begins, and a watch comes and goes while it reads; another run waits for it all the while.
  const RunResult runs = shell(
      "mkfifo wire\n"
      "$INDEXER add --quiet --index news.idx --lock-timeout 200 - < wire & slow=$!\n"
      "exec 3> wire\n"
      "cat late.jsonl >&3\n"
      "while flock -n news.idx/lock true; do sleep 0.05; done\n"
      "$INDEXER add --quiet --index news.idx --lock-timeout 200 later.jsonl 3>&- & waiting=$!\n"
      "sleep 1.1\n"
      "$SEARCHER watch --file queries.tsv --state state.json --index news.idx; echo \"first: $?\"\n"
      "exec 3>&-\n"
      "wait $slow; echo \"slow: $?\"\n"
      "$SEARCHER watch --file queries.tsv --state state.json --index news.idx --format jsonl > second\n"
      "wait $waiting; echo \"waiting: $?\"\n"
      "$SEARCHER watch --file queries.tsv --state state.json --index news.idx --format jsonl > third\n"
      "exit 0\n");
  EXPECT_EQ(runs.out, "first: 1\nslow: 0\nwaiting: 0\n") << runs.error;
  RunResult both{0, "", ""};
  for (const char* name : {"second", "third"}) {
    std::ifstream file(room_.path() / name);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    both.out += bytes.str();
  }
  // The waiting run may be done before the second watch: then both are told at once, the later first.
  EXPECT_THAT(read_lines(both),
              UnorderedElementsAre(std::pair("strikes", "late"), std::pair("strikes", "later")));
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(WatchCli, MergedSegmentsTellNothingAgain) {
  add({strike("old", "Ostend")});
  ASSERT_THAT(told(), IsEmpty());
  add({strike("new", "Antwerp")});
  ASSERT_EQ(run_indexer(room_, {"optimize", "--index", "news.idx"}).exit_code, 0);
  EXPECT_THAT(told(), ElementsAre(std::pair("strikes", "new")));
  ASSERT_EQ(run_indexer(room_, {"optimize", "--index", "news.idx"}).exit_code, 0);
  EXPECT_THAT(told(), IsEmpty());
}

// ---- A story once

TEST_F(WatchCli, ACopyOfAStoryThatWasToldIsNoNews) {
  add({strike("other", "Ostend")});
  ASSERT_THAT(told(), IsEmpty());
  // Three copies of one night are one story, told by who was first.
  add({wire_story("second", "Ferry sails again", "2024-03-06"),
       wire_story("first", "Sandbank gone", "2024-03-05"),
       wire_story("third", "Islands reached", "2024-03-07")});
  const RunResult night = watch({"--format", "jsonl"});
  ASSERT_EQ(lines_of(night.out).size(), 1U) << night.out;
  const json story = json::parse(night.out);
  EXPECT_EQ(story.at("id"), "first");
  EXPECT_THAT(story.at("new_copies").get<Words>(), UnorderedElementsAre("second", "third"));
  EXPECT_EQ(story.at("family").at("size"), 3);

  // An earlier copy comes in late and becomes the lead: the family has another name, and the story is the same.
  add({wire_story("agency", "Ferry to sail", "2024-03-01", " (Northern Wire)"), strike("fresh", "Bruges")});
  EXPECT_THAT(told(), ElementsAre(std::pair("strikes", "fresh")));
}

TEST_F(WatchCli, ACopyOfAnArticleThatTheQueryDidNotMeetIsNews) {
  queries("ferries\tferry source:\"Outlet of late\"\n");
  add({wire_story("early", "Ferry sails again", "2024-03-05")});
  ASSERT_THAT(told(), IsEmpty());
  add({wire_story("late", "Ferry sails again", "2024-03-06")});
  EXPECT_THAT(told(), ElementsAre(std::pair("ferries", "late")));
}

TEST_F(WatchCli, WhatWasToldIsRememberedWhereTheIndexCannotTell) {
  add({strike("other", "Ostend")});
  ASSERT_THAT(told(), IsEmpty());
  add({strike("gone", "Antwerp"), wire_story("first", "Ferry sails again", "2024-03-05")});
  ASSERT_EQ(told().size(), 2U);
  // Taken out and put in again; and a copy of a story whose first article the query does not meet any more.
  ASSERT_EQ(run_indexer(room_, {"remove", "--index", "news.idx", "gone"}).exit_code, 0);
  queries("strikes\tstrike\nferries\tferry -source:\"Outlet of first\"\n");
  add({strike("gone", "Antwerp"), wire_story("copy", "Ferry sails again", "2024-03-06")});
  EXPECT_THAT(told(), IsEmpty());
}

// ---- --since and --dry-run

TEST_F(WatchCli, SinceOverridesTheStateAndDryRunLeavesIt) {
  add({strike("a", "Ostend"), strike("b", "Bruges")});
  ASSERT_THAT(told(), IsEmpty());
  const std::string before = state();
  add({strike("c", "Antwerp")});
  EXPECT_THAT(told({"--dry-run"}), ElementsAre(std::pair("strikes", "c")));
  EXPECT_EQ(state(), before);
  EXPECT_THAT(told({"--since", "1d", "--dry-run"}).size(), 3U);
  EXPECT_THAT(told({"--since", "2199-01-01", "--dry-run"}), IsEmpty());
  EXPECT_EQ(state(), before);
  EXPECT_THAT(told({"--since", "1d"}).size(), 3U);
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(WatchCli, SinceNeedsNoState) {
  add({strike("a", "Ostend")});
  RunOptions options;
  options.input = "strikes\tstrike\n";
  const RunResult result = run_searcher(
      room_, {"watch", "--file", "-", "--since", "2020", "--index", "news.idx", "--format", "jsonl"},
      options);
  EXPECT_THAT(read_lines(result), ElementsAre(std::pair("strikes", "a")));
  EXPECT_THAT(result.error, IsEmpty());
}

}  // namespace
}  // namespace morgue
