#include "indexer/write/known_articles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace morgue {
namespace {

// A record as deciding sees it: id, a number for all that it says, a number for its text.
struct Record {
  const char* id;
  std::uint64_t content;
  std::uint64_t text;
  std::optional<std::uint64_t> published_content = std::nullopt;  // the version in the index
  std::optional<std::string> text_holder = std::nullopt;          // who has the text in the index
};

struct Case {
  const char* name;
  std::vector<Record> records;
  std::vector<bool> written;
  OutcomeCounts counts;
  std::vector<std::uint64_t> replaced;
  std::size_t outdated;
  std::vector<std::uint32_t> revisit;
};

TEST(RunRegistry, DecidesAsIfTheSourcesWereReadOneByOne) {
  const Case cases[] = {
      {"two new articles", {{"a", 1, 1}, {"b", 2, 2}}, {true, true}, {2, 0, 0, 0}, {}, 0, {}},
      {"a published article that says the same is unchanged",
       {{"a", 1, 1, 1}},
       {false},
       {0, 0, 1, 0},
       {},
       0,
       {}},
      {"a published article that says something else is updated",
       {{"a", 2, 2, 1}},
       {true},
       {0, 1, 0, 0},
       {},
       1,
       {}},
      {"the same record twice", {{"a", 1, 1}, {"a", 1, 1}}, {true, false}, {1, 0, 0, 1}, {}, 0, {}},
      {"of two versions in one run the later counts",
       {{"a", 1, 1}, {"a", 2, 2}},
       {true, true},
       {1, 0, 0, 1},
       {0},
       0,
       {}},
      {"of three versions the last counts",
       {{"a", 1, 1}, {"a", 2, 2}, {"a", 1, 1}},
       {true, true, true},
       {1, 0, 0, 2},
       {0, 1},
       0,
       {}},
      {"unchanged first, then another version: updated",
       {{"a", 1, 1, 1}, {"a", 2, 2, 1}},
       {false, true},
       {0, 1, 0, 1},
       {},
       1,
       {}},
      {"another version first, then the published one: unchanged, and nothing is outdated",
       {{"a", 2, 2, 1}, {"a", 1, 1, 1}},
       {true, false},
       {0, 0, 1, 1},
       {0},
       0,
       {}},
      {"source and text of another article are a duplicate",
       {{"a", 1, 7}, {"b", 2, 7}},
       {true, false},
       {1, 0, 0, 1},
       {},
       0,
       {}},
      {"without text nothing is a copy", {{"a", 1, 0}, {"b", 2, 0}}, {true, true}, {2, 0, 0, 0}, {}, 0, {}},
      {"a copy of a published article is a duplicate",
       {{"b", 2, 7, std::nullopt, "a"}},
       {false},
       {0, 0, 0, 1},
       {},
       0,
       {}},
      {"a copy of what was published before this run changed it is none",
       {{"a", 2, 8, 1}, {"b", 3, 7, std::nullopt, "a"}},
       {true, true},
       {1, 1, 0, 0},
       {},
       1,
       {}},
      {"a published article is never dropped as a copy",
       {{"a", 1, 7}, {"b", 2, 7, 3}},
       {true, true},
       {1, 1, 0, 0},
       {},
       1,
       {}},
      {"what was dropped as a copy is read again when its original changes",
       {{"a", 1, 7}, {"b", 2, 7}, {"a", 3, 8}},
       {true, false, true},
       {1, 0, 0, 2},
       {0},
       0,
       {1}},
      {"likewise when the original was published",
       {{"b", 2, 7, std::nullopt, "a"}, {"a", 3, 8, 1}},
       {false, true},
       {0, 1, 0, 1},
       {},
       1,
       {0}},
      {"a change that keeps the text keeps its copies",
       {{"a", 1, 7}, {"b", 2, 7}, {"a", 3, 7}},
       {true, false, true},
       {1, 0, 0, 2},
       {0},
       0,
       {}},
      {"ids that the index cannot tell apart are one",
       {{"a", 1, 1}, {" a ", 2, 2}},
       {true, true},
       {1, 0, 0, 1},
       {0},
       0,
       {}},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    RunRegistry registry;
    std::vector<bool> written;
    for (std::size_t i = 0; i < test.records.size(); ++i) {
      const Record& record = test.records[i];
      Candidate candidate;
      candidate.id = record.id;
      candidate.content = record.content;
      candidate.text = record.text;
      candidate.file = static_cast<std::uint32_t>(i);
      if (record.published_content) candidate.published = PublishedVersion{{0, 1}, *record.published_content};
      if (record.text_holder) candidate.text_holder = TextHolder{*record.text_holder};
      written.push_back(registry.decide(candidate, i));
    }
    EXPECT_EQ(written, test.written);
    EXPECT_EQ(registry.counts(), test.counts);
    std::vector<std::uint64_t> replaced(registry.replaced().begin(), registry.replaced().end());
    std::sort(replaced.begin(), replaced.end());
    EXPECT_EQ(replaced, test.replaced);
    EXPECT_EQ(registry.outdated().size(), test.outdated);
    std::vector<std::uint32_t> revisit(registry.files_to_revisit().begin(),
                                       registry.files_to_revisit().end());
    EXPECT_EQ(revisit, test.revisit);
  }
}

TEST(TurnGate, LetsBatchesInByTheirNumbers) {
  TurnGate gate;
  std::vector<std::uint64_t> order;
  std::vector<std::thread> threads;
  for (std::uint64_t batch : {3U, 1U, 2U, 0U}) {
    threads.emplace_back([&gate, &order, batch] { gate.take_turn(batch, [&] { order.push_back(batch); }); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(order, (std::vector<std::uint64_t>{0, 1, 2, 3}));
}

TEST(TurnGate, LetsAllGoWhenABatchWillNeverCome) {
  TurnGate gate;
  bool let_in = true;
  std::thread waiting([&] { let_in = gate.take_turn(1, [] {}); });
  gate.break_up();
  waiting.join();
  EXPECT_FALSE(let_in);
  EXPECT_FALSE(gate.take_turn(0, [] {})) << "once broken, for good";
}

}  // namespace
}  // namespace morgue
