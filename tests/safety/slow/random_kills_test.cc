// 50 kills at moments that nobody chose.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <random>

#include "tests/cli/indexer_cli.h"
#include "tests/safety/archive_night.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using Answers = std::vector<std::string>;
using std::chrono::microseconds;

constexpr int kills = 50;
constexpr int articles = 400;

SmallArticle article(int number, const std::string& state) {
  static constexpr const char* words[] = {"harbour", "budget", "strike", "tunnel",
                                          "ferry",   "senate", "grain"};
  SmallArticle one;
  one.id = "a" + std::to_string(number);
  one.title = "Report " + std::to_string(number) + " " + state;
  one.date = "2024-03-" + std::string(number % 28 < 9 ? "0" : "") + std::to_string(number % 28 + 1);
  one.source = number % 2 == 0 ? "Northern Wire" : "Delta Post";
  for (int i = 0; i < 120; ++i) {
    one.text += std::string(words[(number * 7 + i * i) % 7]) + " " + std::to_string(number * i % 997) + " ";
    if (i % 12 == 11) one.text += "was named on Friday. ";
  }
  return one;
}

std::string archive(int from, int to, const std::string& state) {
  std::string lines;
  for (int i = from; i < to; ++i) lines += to_json_line(article(i, state));
  return lines;
}

TEST(RandomKills, FiftyLoseAndDoubleNothing) {
  const EmptyRoom room;
  room.write("old.jsonl", archive(0, articles, "as first told"));
  add(room, {"old.jsonl"});
  room.write("old.jsonl",
             archive(0, articles / 2, "as corrected") + archive(articles / 2, articles, "as first told"));
  room.write("new.jsonl", archive(articles, 2 * articles, "as first told"));
  const fs::path index = room.path() / "news.idx";
  const fs::path kept = room.path() / "before.idx";
  fs::rename(index, kept);
  const std::vector<std::string> command = {"add",     "--index", "news.idx",  "--jobs",   "2",
                                            "--merge", "all",     "old.jsonl", "new.jsonl"};
  const auto restore = [&] {
    fs::remove_all(index);
    fs::copy(kept, index, fs::copy_options::recursive);
  };

  restore();
  const Answers before = answers(room);
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(run_indexer(room, command).exit_code, 0);
  const auto whole_run = std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - start);
  const Answers after = answers(room);
  ASSERT_EQ(after.size(), 2U * articles);

  const auto seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::uniform_int_distribution<microseconds::rep> moments(0, whole_run.count());
  int killed = 0;
  for (int tries = 0; killed < kills && tries < 4 * kills; ++tries) {
    restore();
    RunOptions options;
    options.signals = {{microseconds(moments(random)), SIGKILL}};
    SCOPED_TRACE("killed after " + std::to_string(options.signals[0].after.count()) + " us");
    const RunResult run = run_indexer(room, command, options);
    if (run.exit_code == 0) continue;  // faster than the one that was measured
    ASSERT_EQ(run.exit_code, 128 + SIGKILL) << run.error;
    ++killed;
    const Answers found = answers(room);
    EXPECT_TRUE(is_whole(found, before, after)) << found.size() << " articles";
    expect_recovery(room, command, after);
    if (HasFailure()) return;
  }
  EXPECT_EQ(killed, kills);
}

}  // namespace
}  // namespace morgue
