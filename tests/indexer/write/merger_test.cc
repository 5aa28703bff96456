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

TEST(PlanMerge, PicksTheSmallestSegmentsOfSimilarSize) {
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
  const MergeLimits limits{.most_bytes = 20'000'000 * mb};
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    std::vector<std::uint64_t> sizes;
    for (const std::uint64_t size : test.megabytes) sizes.push_back(size * mb);
    EXPECT_EQ(plan_merge(sizes, limits), test.chosen);
  }
}

TEST(PlanMerge, CopiesNoMoreInANightThanTheLimit) {
  const Case cases[] = {
      {"as many of those alike as fit", {30, 30, 30, 30, 30, 30, 30, 30, 30}, {0, 1, 2}},
      {"the small ones, beside many that cannot be merged", {90, 2, 90, 90, 3, 90, 90, 90, 90, 90}, {1, 4}},
      {"no two that fit", {60, 60, 60, 60, 60, 60, 60, 60, 60}, {}},
      {"more than are tolerated: two alike, whatever that copies",
       {1, 400, 800, 800, 800, 800, 800, 800, 800, 800, 800, 800, 800},
       {1, 2}},
      {"exactly the limit", {60, 40, 90, 90, 90, 90, 90, 90, 90}, {0, 1}},
  };
  const MergeLimits limits{.most_bytes = 100 * mb};
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    std::vector<std::uint64_t> sizes;
    for (const std::uint64_t size : test.megabytes) sizes.push_back(size * mb);
    EXPECT_EQ(plan_merge(sizes, limits), test.chosen);
  }
}

// Three years of nights: segments stay few, an article is copied a few times and not once a night, and few nights
// copy more than the limit.
TEST(PlanMerge, KeepsSegmentsFewAndCopyingLow) {
  const MergeLimits limits;
  std::vector<std::uint64_t> sizes;
  std::uint64_t copied = 0;
  int long_nights = 0;
  constexpr std::uint64_t nights = 3 * 365;
  for (std::uint64_t night = 0; night < nights; ++night) {
    sizes.push_back(80 * mb + night % 7 * mb);
    MergeLimits left = limits;
    std::uint64_t this_night = 0;
    for (auto chosen = plan_merge(sizes, left); !chosen.empty(); chosen = plan_merge(sizes, left)) {
      std::uint64_t merged = 0;
      for (const std::size_t index : chosen) merged += sizes[index];
      for (auto index = chosen.rbegin(); index != chosen.rend(); ++index) {
        sizes.erase(sizes.begin() + static_cast<std::ptrdiff_t>(*index));
      }
      sizes.push_back(merged);
      this_night += merged;
      left.most_bytes -= std::min(left.most_bytes, merged);
    }
    copied += this_night;
    if (this_night > limits.most_bytes) ++long_nights;
    ASSERT_LE(sizes.size(), limits.most_tolerated);
  }
  const std::uint64_t total = std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0});
  EXPECT_LT(copied, 12 * total);
  EXPECT_LT(long_nights, 110) << "a night in ten";
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
  EXPECT_LE(directory.entries().size(), MergeLimits{}.most_segments);
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
