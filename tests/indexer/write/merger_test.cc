#include "indexer/write/merger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "common/index_info.h"
#include "indexer/write/deletions.h"
#include "tests/indexer/write/sample_index.h"

namespace morgue {
namespace {

constexpr std::uint64_t mb = 1 << 20;

struct Case {
  const char* name;
  std::vector<std::uint64_t> megabytes;
  std::vector<std::size_t> chosen;
};

TEST(ChooseMerge, PicksTheSmallestSegmentsOfSimilarSize) {
  const Case cases[] = {
      {"no segments", {}, {}},
      {"eight are few enough", {1, 1, 1, 1, 1, 1, 1, 1}, {}},
      {"nine alike are merged", {5, 5, 5, 5, 5, 5, 5, 5, 5}, {0, 1, 2, 3, 4, 5, 6, 7, 8}},
      {"the large one stays", {900, 5, 5, 5, 5, 5, 5, 5, 5}, {1, 2, 3, 4, 5, 6, 7, 8}},
      {"only those within four times of the smallest", {4, 1, 17, 2, 100, 3, 500, 60, 900}, {0, 1, 3, 5}},
      {"a lone small one is passed over for two alike", {1, 5, 6, 25, 125, 625, 3000, 15000, 70000}, {1, 2}},
      {"none alike: the two smallest", {9000000, 1, 5, 25, 125, 625, 3125, 15625, 78125}, {1, 2}},
      {"below a megabyte all are alike", {0, 0, 0, 0, 0, 0, 0, 0, 1}, {0, 1, 2, 3, 4, 5, 6, 7, 8}},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    std::vector<std::uint64_t> sizes;
    for (const std::uint64_t size : test.megabytes) sizes.push_back(size * mb);
    EXPECT_EQ(choose_merge(sizes), test.chosen);
  }
}

// A year of nights: segments stay few, and an article is copied a few times, not once a night.
TEST(ChooseMerge, KeepsSegmentsFewAndCopyingLow) {
  std::vector<std::uint64_t> sizes;
  std::uint64_t copied = 0;
  constexpr std::uint64_t nights = 365;
  for (std::uint64_t night = 0; night < nights; ++night) {
    sizes.push_back(80 * mb + night % 7 * mb);
    for (auto chosen = choose_merge(sizes); !chosen.empty(); chosen = choose_merge(sizes)) {
      std::uint64_t merged = 0;
      for (const std::size_t index : chosen) merged += sizes[index];
      for (auto index = chosen.rbegin(); index != chosen.rend(); ++index) {
        sizes.erase(sizes.begin() + static_cast<std::ptrdiff_t>(*index));
      }
      sizes.push_back(merged);
      copied += merged;
    }
    ASSERT_LE(sizes.size(), most_segments);
  }
  const std::uint64_t total = std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0});
  EXPECT_LT(copied, 8 * total);
}

TEST(MergeSegments, LosesNothingAndLeavesFewSegments) {
  const EmptyRoom room;
  std::vector<std::string> expected;
  for (int night = 0; night < 12; ++night) {
    const std::string id = "night-" + std::to_string(100 + night);
    sample::add(room, {room.write(id + ".jsonl", sample::line(id, "Catch of " + id)).string()});
    expected.push_back(id);
  }
  const IndexDirectory directory(room.path() / "index");
  EXPECT_LE(directory.entries().size(), most_segments);
  EXPECT_EQ(sample::ids(room), expected);
}

TEST(MergeSegments, SumsTheLanguages) {
  const EmptyRoom room;
  sample::add(room, {room.write("a.jsonl", sample::line("a", "One.") + sample::line("b", "Two.")).string()});
  IngestOptions french;
  french.clean.language = "fr";
  sample::add(room, {room.write("c.jsonl", sample::line("c", "Trois.")).string()}, french);
  const IndexDirectory directory(room.path() / "index");
  const std::vector<IndexEntry> merged = merge_entries(directory, directory.entries(), {0, 1});
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_EQ(directory.entries(), merged);
  const std::string path = directory.path_of(merged[0]).string();
  const IndexInfo info = read_index_info(Xapian::Database(path), path);
  EXPECT_EQ(info.languages, (std::map<std::string, std::uint64_t>{{"en", 2}, {"fr", 1}}));
}

TEST(MergeSegments, DropsSegmentsWithoutArticles) {
  const EmptyRoom room;
  sample::add(room, {room.write("a.jsonl", sample::line("a", "One.")).string()});
  sample::add(room, {room.write("b.jsonl", sample::line("b", "Two.")).string()});
  const IndexDirectory directory(room.path() / "index");
  std::vector<IndexEntry> entries = directory.entries();
  ASSERT_EQ(entries.size(), 2U);
  delete_articles(directory, entries, {{0, 1}});
  EXPECT_EQ(merge_segments(directory, entries), std::vector<IndexEntry>{entries[1]});
  EXPECT_EQ(sample::ids(room), std::vector<std::string>{"b"});
}

}  // namespace
}  // namespace morgue
