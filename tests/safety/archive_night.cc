#include "tests/safety/archive_night.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/cli/indexer_cli.h"

namespace morgue {

namespace fs = std::filesystem;
using Answers = std::vector<std::string>;

namespace {

std::string ferries() {
  return to_json_lines({small_archive().begin() + 3, small_archive().end()});
}

SmallArticle cancelled_deal() {
  SmallArticle article = small_archive()[0];
  article.title = "Turkey cancels S-400 missile deal";
  article.text = "The contract was called off on Friday.\n\nNobody gave a reason for it to the treasury.";
  return article;
}

void make_two_segments(const EmptyRoom& room) {
  room.write("a.jsonl", deal + parade);
  room.write("b.jsonl", budget);
  add(room, {"--merge", "none", "a.jsonl"});
  add(room, {"--merge", "none", "b.jsonl"});
}

void prepare_night(const EmptyRoom& room) {
  make_two_segments(room);
  room.write("a.jsonl", to_json_line(cancelled_deal()) + parade);
  room.write("c.jsonl", ferries());
}

void prepare_first_load(const EmptyRoom& room) {
  room.write("a.jsonl", deal + parade + ferries());
}

void prepare_prune(const EmptyRoom& room) {
  make_two_segments(room);
  fs::remove(room.path() / "b.jsonl");
}

std::vector<std::string> with_index(std::vector<std::string> command) {
  command.insert(command.begin() + 1, {"--index", "news.idx"});
  return command;
}

fs::path index_of(const EmptyRoom& room) {
  return room.path() / "news.idx";
}

void restore(const EmptyRoom& room) {
  fs::remove_all(index_of(room));
  if (fs::exists(room.path() / "before.idx")) {
    fs::copy(room.path() / "before.idx", index_of(room), fs::copy_options::recursive);
  }
}

}  // namespace

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> all = {
      {"a night with updates and a merge",
       prepare_night,
       {"add", "--jobs", "1", "--merge", "all", "a.jsonl", "b.jsonl", "c.jsonl"}},
      {"a first load", prepare_first_load, {"add", "--jobs", "1", "a.jsonl"}},
      {"optimize", make_two_segments, {"optimize"}},
      {"remove, in two segments", make_two_segments, {"remove", "s400-deal", "us-budget"}},
      {"prune", prepare_prune, {"prune"}},
  };
  return all;
}

Answers answers(const EmptyRoom& room) {
  const RunResult result = run_searcher(room, {"--index", "news.idx", "--limit", "1000", "--sort", "oldest",
                                               "--format", "{id}: {title}\\n", "lang:en"});
  const bool no_index = result.exit_code == 2 && !fs::exists(index_of(room) / "XAPIANDB");
  EXPECT_TRUE(result.exit_code <= 1 || no_index) << result.error;
  Answers found = lines_of(result.out);
  std::sort(found.begin(), found.end());
  return found;
}

RunOptions with_fault(const EmptyRoom& room, const std::string& kind, std::size_t at) {
  RunOptions options;
  options.environment = {{"LD_PRELOAD", MORGUE_DISK_FAULTS},
                         {"MORGUE_FAULT_BELOW", index_of(room).string()},
                         {"MORGUE_FAULT_KIND", kind},
                         {"MORGUE_FAULT_AT", std::to_string(at)},
                         {"MORGUE_FAULT_LOG", (room.path() / "operations").string()},
                         // The sanitizers' library wants to be the first one.
                         {"ASAN_OPTIONS", "verify_asan_link_order=0"}};
  return options;
}

std::vector<std::string> take_operations(const EmptyRoom& room) {
  std::vector<std::string> operations = lines_of(content(room, "operations"));
  fs::remove(room.path() / "operations");
  return operations;
}

bool is_whole(const Answers& found, const Answers& before, const Answers& after) {
  if (found == before) return true;
  Answers either;
  std::set_union(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(either));
  return std::includes(found.begin(), found.end(), after.begin(), after.end()) &&
         std::includes(either.begin(), either.end(), found.begin(), found.end());
}

void expect_recovery(const EmptyRoom& room, const std::vector<std::string>& command, const Answers& after) {
  const RunResult repeated = run_indexer(room, command);
  // What was removed already cannot be found again.
  const int expected = command.front() == "remove" ? repeated.exit_code & 1 : 0;
  EXPECT_EQ(repeated.exit_code, expected) << repeated.error;
  EXPECT_EQ(answers(room), after) << "the work is done, nothing lost or doubled";
  const RunResult checked = run_indexer(room, {"check", "--index", "news.idx"});
  EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.error;

  // Segments that the last run retired are there for readers that have them open; the next one removes them.
  run_indexer(room, {"optimize", "--index", "news.idx"});
  run_indexer(room, {"optimize", "--index", "news.idx"});
  EXPECT_THAT(names_in(index_of(room)),
              ::testing::ElementsAre("XAPIANDB", "ledger.sqlite", "lock", "segments"));
  EXPECT_EQ(names_in(index_of(room) / "segments").size(), 1U) << "nothing is left over";
  EXPECT_EQ(answers(room), after);
}

void interrupt(const Scenario& scenario, const Sweep& sweep, std::size_t least_runs) {
  SCOPED_TRACE(scenario.name);
  const EmptyRoom room;
  scenario.prepare(room);
  if (fs::exists(index_of(room))) fs::rename(index_of(room), room.path() / "before.idx");
  const std::vector<std::string> command = with_index(scenario.command);

  restore(room);
  const Answers before = answers(room);
  const RunResult undisturbed = run_indexer(room, command, with_fault(room, sweep.kind, 0));
  ASSERT_EQ(undisturbed.exit_code, 0) << undisturbed.error;
  const std::vector<std::string> operations = take_operations(room);
  const Answers after = answers(room);

  std::size_t runs = 0;
  for (std::size_t at = sweep.from; at <= operations.size(); at += sweep.every, ++runs) {
    SCOPED_TRACE(std::string(sweep.kind) + " at " + operations[at - 1]);
    restore(room);
    const RunResult run = run_indexer(room, command, with_fault(room, sweep.kind, at));
    EXPECT_GE(take_operations(room).size(), at) << "the run never came to the operation";
    const Answers found = answers(room);
    EXPECT_TRUE(is_whole(found, before, after)) << ::testing::PrintToString(found);
    sweep.verify(run, found, before, after);
    expect_recovery(room, command, after);
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_GE(runs, least_runs);
}

}  // namespace morgue
