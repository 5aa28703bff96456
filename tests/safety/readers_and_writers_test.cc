// Searches that go on while the index moves under them, and two indexers at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <future>
#include <thread>

#include "tests/cli/indexer_cli.h"

namespace morgue {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;

std::string night(int number) {
  SmallArticle article = small_archive()[static_cast<std::size_t>(3 + number % 12)];
  article.id += "-" + std::to_string(number);
  article.text += "\n\nNight " + std::to_string(number) + ".";
  return to_json_line(article);
}

TEST(Readers, OfOneProcessAnswerThroughNightsMergesAndDeletions) {
  const EmptyRoom room;
  room.write("a.jsonl", deal + parade);
  add(room, {"a.jsonl"});
  constexpr int nights = 6;
  for (int i = 0; i < nights; ++i) room.write("n" + std::to_string(i) + ".jsonl", night(i));
  // Each question is asked when the answer before it has come.
  room.write("nights.sh", R"sh(
set -eu
mkfifo questions
"$SEARCHER" --index news.idx --count --batch questions > answers &
searcher=$!
exec 3> questions
asked=0
ask() {
  echo "$1" >&3
  asked=$((asked + 1))
  tries=0
  while [ "$(wc -l < answers)" -lt $asked ]; do
    tries=$((tries + 1))
    [ $tries -lt 600 ] || { echo "no answer to $1" >&2; exit 3; }
    sleep 0.05
  done
}
ask 'turkey OR night'
for i in 0 1 2 3 4 5; do
  "$INDEXER" add --quiet --index news.idx n$i.jsonl
  ask 'turkey OR night'
done
"$INDEXER" optimize --quiet --index news.idx
ask 'turkey OR night'
"$INDEXER" remove --quiet --index news.idx s400-deal
ask 'turkey OR night'
"$INDEXER" optimize --quiet --index news.idx
"$INDEXER" optimize --quiet --index news.idx
ask 'turkey OR night'
exec 3>&-
wait $searcher
)sh");
  RunOptions options;
  options.environment = {{"SEARCHER", MORGUE_SEARCHER}, {"INDEXER", MORGUE_INDEXER}};
  options.timeout = std::chrono::seconds(300);
  const RunResult result = run(room, "/bin/sh", {"nights.sh"}, options);
  EXPECT_EQ(result.exit_code, 0) << result.error;
  std::vector<int> counts;
  for (const std::string& line : lines_of(content(room, "answers"))) {
    counts.push_back(std::stoi(line.substr(line.find('\t') + 1)));
  }
  ASSERT_EQ(counts.size(), 10U) << content(room, "answers");
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const int now = i < 8 ? 2 + std::min(static_cast<int>(i), nights) : 1 + nights;
    EXPECT_EQ(counts[i], now) << "question " << i << ": what is published when it is asked";
  }
}

TEST(Readers, FindWhatAllArticlesShareAfterManyWereRemoved) {
  const EmptyRoom room;
  std::string articles;
  RunOptions ids;
  constexpr int all = 1500;
  for (int i = 0; i < all; ++i) {
    const std::string id = "n" + std::to_string(i);
    articles += R"({"id":")" + id + R"(","title":"Tide table","text":"High water came at )" +
                std::to_string(i) +
                R"( past.","source":"Wire","language":"en","date":"2024-03-05"})"
                "\n";
    if (i % 3 == 0) ids.input += id + "\n";
  }
  room.write("a.jsonl", articles);
  add(room, {"a.jsonl"});
  ASSERT_EQ(run_indexer(room, {"remove", "--quiet", "--index", "news.idx", "-"}, ids).exit_code, 0);
  for (const char* query :
       {"lang:en", "source:wire", "lang:en source:wire", "lang:en OR source:wire", "water", "water lang:en",
        "lang:en -lang:de", "date:2024 lang:en", "title:tide source:wire"}) {
    EXPECT_EQ(count(room, query), "1000") << query;
  }
}

TEST(Indexers, OfWhichOneWorksTheOtherLeavesOrWaits) {
  const EmptyRoom room;
  room.write("a.jsonl", deal);
  room.write("b.jsonl", parade);
  add(room, {"a.jsonl"});
  RunOptions slow;
  slow.input = budget;
  slow.input_stays_open = true;
  std::atomic<bool> may_end = false;
  slow.ready = [&] { return may_end.load(); };
  slow.signals = {{milliseconds(0), SIGTERM}};
  auto first = std::async(std::launch::async, [&] {
    return run_indexer(room, {"add", "--index", "news.idx", "-"}, slow);
  });
  while (!is_reading(room) && first.wait_for(milliseconds(10)) != std::future_status::ready) continue;
  const RunResult second = run_indexer(room, {"add", "--index", "news.idx", "b.jsonl"});
  EXPECT_EQ(second.exit_code, 75);
  EXPECT_THAT(second.error, HasSubstr("--lock-timeout"));
  EXPECT_EQ(count(room, "turkey"), "1") << "searches do not wait";
  auto third = std::async(std::launch::async, [&] {
    return add(room, {"--lock-timeout", "200", "b.jsonl"});
  });
  std::this_thread::sleep_for(milliseconds(500));
  may_end = true;
  EXPECT_EQ(third.get().report.at("added"), 1) << "waiting is enough";
  EXPECT_EQ(first.get().exit_code, 128 + SIGTERM);
  EXPECT_EQ(count(room, "turkey OR senate"), "3") << "both did their work";
  EXPECT_EQ(run_indexer(room, {"check", "--index", "news.idx"}).exit_code, 0);
}

}  // namespace
}  // namespace morgue
