// Standing queries from outside: real indexes, real states, and what happens when something breaks between them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/small_archive.h"
#include "tests/support/program_runner.h"
#include "tests/support/shard_server.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;
using Words = std::vector<std::string>;
using Told = std::vector<std::pair<std::string, std::string>>;  // name of the query, id

// Too short to have copies.
SmallArticle strike(const std::string& id, const std::string& place, const std::string& date = "2024-03-05") {
  SmallArticle article;
  article.id = id;
  article.title = "Dockers on strike in " + place;
  article.text = "Dockers in " + place + " walked out. It was number " + id + ".";
  article.date = date;
  article.source = "Harbour Gazette";
  return article;
}

// Long enough to have copies.
SmallArticle wire_story(const std::string& id, const std::string& title, const std::string& date,
                        const std::string& ending = "") {
  SmallArticle article;
  article.id = id;
  article.title = title;
  article.date = date;
  article.source = "Outlet of " + id;
  article.text =
      "The ferry to the northern islands will sail again from Friday, the harbour office said, after "
      "dredgers "
      "cleared the channel of the sand that three storms had left there in one week. Two hundred passengers "
      "had "
      "waited in the school hall of the village since Monday, and volunteers cooked soup for them every "
      "evening. "
      "The master of the ferry said that he had never seen the sandbank so high in thirty years on this "
      "line. "
      "Engineers are to measure the channel each morning until the end of the month, and goods will be "
      "carried "
      "before cars. The council has asked the ministry for a second dredger and expects an answer by "
      "Wednesday." +
      ending;
  return article;
}

class WatchCli : public ::testing::Test {
 protected:
  WatchCli() { queries("strikes\tstrike\nferries\tferry\n"); }

  void queries(const std::string& lines) const { room_.write("queries.tsv", lines); }

  RunResult add(const std::vector<SmallArticle>& articles, const std::string& index = "news.idx") const {
    RunOptions options;
    options.input = to_json_lines(articles);
    RunResult result = run_indexer(room_, {"add", "--quiet", "--index", index, "-"}, options);
    EXPECT_EQ(result.exit_code, 0) << result.error;
    return result;
  }

  RunResult watch(Words arguments = {}, const RunOptions& options = {}) const {
    Words words = {"watch", "--file", "queries.tsv", "--state", "state.json"};
    const bool names_index = std::find(arguments.begin(), arguments.end(), "--index") != arguments.end();
    if (!names_index) words.insert(words.end(), {"--index", "news.idx"});
    words.insert(words.end(), arguments.begin(), arguments.end());
    return run_searcher(room_, words, options);
  }

  static Told read_lines(const RunResult& result) {
    Told told;
    for (const std::string& line : lines_of(result.out)) {
      const json object = json::parse(line);
      EXPECT_EQ(object.at("schema"), "morgue.watch/1");
      told.emplace_back(object.at("name"), object.at("id"));
    }
    EXPECT_EQ(result.exit_code, told.empty() ? 1 : 0) << result.error;
    return told;
  }

  Told told(Words arguments = {}) const {
    arguments.insert(arguments.begin(), {"--format", "jsonl"});
    return read_lines(watch(arguments));
  }

  std::string state() const {
    std::ifstream file(room_.path() / "state.json");
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }

  RunResult shell(const std::string& script) const {
    RunOptions options;
    options.environment = {{"SEARCHER", MORGUE_SEARCHER}, {"INDEXER", MORGUE_INDEXER}};
    return run(room_, "/bin/sh", {"-c", script}, options);
  }

  EmptyRoom room_;
};

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

// ---- The file of queries

TEST_F(WatchCli, FaultsOfTheFileAreReportedWithTheirLine) {
  add({strike("a", "Ostend"), wire_story("b", "Ferry sails again", "2024-03-05")});
  queries("# standing queries\n\nstrikes\tstrike\nstrikes\tferry\nferry\nopen\tstrike AND (\nnothing\t\n");
  const RunResult lenient = watch({"--since", "1d", "--format", "jsonl"});
  EXPECT_THAT(read_lines(lenient), ElementsAre(std::pair("strikes", "a"), std::pair("strikes (line 4)", "b"),
                                               std::pair("ferry", "b"), std::pair("open", "a")));
  EXPECT_THAT(lenient.error, AllOf(HasSubstr("queries.tsv:4: 'strikes' is the name of an earlier query"),
                                   HasSubstr("queries.tsv:5: there is no tab"), HasSubstr("queries.tsv:6: "),
                                   HasSubstr("queries.tsv:7: 'nothing' has no query")));
  const std::string before = state();
  const RunResult strict = watch({"--since", "1d", "--strict"});
  EXPECT_EQ(strict.exit_code, 2);
  EXPECT_EQ(strict.out, "");
  EXPECT_THAT(strict.error, AllOf(HasSubstr("queries.tsv:4: "), HasSubstr("queries.tsv:6: "),
                                  HasSubstr("nothing was asked")));
  EXPECT_EQ(state(), before);
}

// ---- How it is told

TEST_F(WatchCli, AMailHasHeadersAndText) {
  queries("grève à Anvers\tstrike\nferries\tferry\n");
  SmallArticle article = strike("a", "Ostend");
  article.url = "https://gazette.example/strike";
  add({article, strike("b", "Bruges"), wire_story("c", "Ferry sails again", "2024-03-05")});
  const RunResult result = watch({"--since", "1d", "--format", "mail", "--to", "desk@example.org"});
  EXPECT_EQ(result.exit_code, 0);
  const std::size_t end = result.out.find("\n\n");
  ASSERT_NE(end, std::string::npos);
  const std::string headers = result.out.substr(0, end + 1);
  EXPECT_THAT(headers,
              AllOf(StartsWith("From: Morgue <"), HasSubstr("\nTo: desk@example.org\n"),
                    HasSubstr("\nSubject: =?UTF-8?B?"), HasSubstr("\nDate: "), HasSubstr(" +0000\n"),
                    HasSubstr("\nMessage-ID: <"), HasSubstr("\nContent-Type: text/plain; charset=utf-8\n")));
  EXPECT_THAT(result.out.substr(end),
              AllOf(HasSubstr("3 articles new."), HasSubstr("grève à Anvers (2)"), HasSubstr("ferries (1)"),
                    HasSubstr("  * Dockers on strike in Ostend\n"), HasSubstr("Harbour Gazette, 2024-03-05"),
                    HasSubstr("\n    https://gazette.example/strike\n")));
  // A parser that is not ours reads it as it was meant.
  RunOptions options;
  options.input = result.out;
  const RunResult parsed = run(
      room_, "/usr/bin/python3",
      {"-c",
       "import sys, email, email.policy\n"
       "m = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)\n"
       "assert not m.defects, m.defects\n"
       "assert not any(h.defects for h in m.values()), [h.defects for h in m.values()]\n"
       "print(m['subject']); print(m['to']); print(m['date'].datetime.utcoffset()); print('ferries (1)' in "
       "m.get_content())"},
      options);
  EXPECT_EQ(parsed.out, "3 articles new: grève à Anvers (2), ferries (1)\ndesk@example.org\n0:00:00\nTrue\n")
      << parsed.error;
}

TEST_F(WatchCli, NoNewsIsNoOutputInAnyFormat) {
  add({strike("a", "Ostend")});
  ASSERT_THAT(told(), IsEmpty());
  for (const char* format : {"text", "jsonl", "mail"}) {
    const RunResult result = watch({"--format", format});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out + result.error, "");
  }
}

TEST_F(WatchCli, TextNamesTheQueryAndShowsTheArticle) {
  add({strike("a", "Ostend")});
  const RunResult result = watch({"--since", "1d"});
  EXPECT_THAT(result.out, AllOf(StartsWith("strikes: strike\n1 article\n"),
                                HasSubstr("  1  Dockers on strike in Ostend\n"), Not(HasSubstr("ferries"))));
}

TEST_F(WatchCli, NamesNeverReachATerminalOrAHeaderAsTheyAre) {
  queries("bad \x1b[31mname\x07\tstrike\n");
  add({strike("a", "Ostend")});
  for (const char* format : {"text", "mail"}) {
    const RunResult result = watch({"--since", "1d", "--dry-run", "--format", format});
    EXPECT_EQ(result.exit_code, 0);
    for (const char c : result.out) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
  }
}

// ---- The command and the word

TEST_F(WatchCli, TheWordWatchIsStillSearchedFor) {
  SmallArticle article = strike("a", "Ostend");
  article.text += " The night watch was asleep.";
  add({article});
  RunOptions options;
  options.environment["MORGUE_INDEX"] = "news.idx";
  const Words asked[] = {{"watch"},
                         {"--", "watch"},
                         {"watch", "night"},
                         {"--count", "watch"},
                         {"watch", "--count"},
                         {"watch", "--", "-file"}};
  for (const Words& words : asked) {
    EXPECT_EQ(run_searcher(room_, words, options).exit_code, 0) << words.back();
  }
  EXPECT_THAT(run_searcher(room_, {"watch", "--help"}).out, StartsWith("Usage: searcher watch "));
}

TEST_F(WatchCli, WrongOptionsAreNamed) {
  add({strike("a", "Ostend")});
  struct Case {
    const char* name;
    Words arguments;
    const char* says;
  };
  const Case cases[] = {
      {"no queries", {"watch", "--state", "s", "--index", "news.idx"}, "which queries"},
      {"neither state nor day", {"watch", "--file", "queries.tsv", "--index", "news.idx"}, "since when"},
      {"no index", {"watch", "--file", "queries.tsv", "--state", "s"}, "no index given"},
      {"no such index", {"watch", "--file", "queries.tsv", "--state", "s", "--index", "none"}, "no index at"},
      {"a file that is not there",
       {"watch", "--file", "none.tsv", "--state", "s", "--index", "news.idx"},
       "cannot read none.tsv: No such file"},
      {"a directory as a file",
       {"watch", "--file", "news.idx", "--state", "s", "--index", "news.idx"},
       "cannot read news.idx: Is a directory"},
      {"a day that is none",
       {"watch", "--file", "queries.tsv", "--since", "soon", "--index", "news.idx"},
       "--since: 'soon' is no day"},
      {"a span for a day",
       {"watch", "--file", "queries.tsv", "--since", "2020..2021", "--index", "news.idx"},
       "--since: '2020..2021' is no day"},
      {"a state that cannot be made",
       {"watch", "--file", "queries.tsv", "--state", "none/s", "--index", "news.idx"},
       "none/s.lock"},
      {"a state that is a directory",
       {"watch", "--file", "queries.tsv", "--state", "news.idx", "--index", "news.idx"},
       "a directory, not a state"},
      {"an address that begins a header",
       {"watch", "--file", "queries.tsv", "--since", "1d", "--format", "mail", "--index", "news.idx", "--to",
        "a@b\nBcc: c@d"},
       "--to: "},
      {"an address without a mail",
       {"watch", "--file", "queries.tsv", "--since", "1d", "--index", "news.idx", "--to", "a@b"},
       "--to is of mails alone"},
      {"a mistyped option", {"watch", "--file", "queries.tsv", "--stat", "s"}, "--state"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const RunResult result = run_searcher(room_, each.arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.error, HasSubstr(each.says));
  }
}

}  // namespace
}  // namespace morgue
