#include "searcher/search/facets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace morgue {
namespace {

using testing::ElementsAre;

std::vector<std::string> lines(const FacetResult& result) {
  std::vector<std::string> shown;
  for (const FacetCount& value : result.values)
    shown.push_back(value.value + "=" + std::to_string(value.count));
  return shown;
}

std::vector<std::string> lines(const Timeline& timeline) {
  std::vector<std::string> shown;
  for (const TimelineBucket& bucket : timeline.buckets)
    shown.push_back(bucket.start + "=" + std::to_string(bucket.count));
  return shown;
}

TEST(Facets, CountMostFrequentFirstThenByValue) {
  const FacetResult result = count_facet({{"AP", 2}, {"BBC", 5}, {"TASS", 2}}, 12, {FieldId::source, 10});
  EXPECT_THAT(lines(result), ElementsAre("BBC=5", "AP=2", "TASS=2"));
  EXPECT_EQ(result.missing, 3U);
  EXPECT_EQ(result.other_values, 0U);
}

TEST(Facets, AListCountsOnceForEachOfItsValues) {
  const FacetResult result =
      count_facet({{"energy", 1}, {"energy\x1fIndia", 2}, {"India\x1f", 1}}, 5, {FieldId::tag, 10});
  EXPECT_THAT(lines(result), ElementsAre("India=3", "energy=3"));
  EXPECT_EQ(result.missing, 1U);
}

TEST(Facets, AValueThatAnArticleNamesTwiceCountsOnce) {
  const FacetResult result = count_facet({{"a\x1f"
                                           "b\x1f"
                                           "a",
                                           3}},
                                         3, {FieldId::tag, 10});
  EXPECT_THAT(lines(result), ElementsAre("a=3", "b=3"));
}

TEST(Facets, WhatIsNotListedIsSummed) {
  const FacetResult result = count_facet({{"a", 5}, {"b", 4}, {"c", 2}, {"d", 1}}, 12, {FieldId::source, 2});
  EXPECT_THAT(lines(result), ElementsAre("a=5", "b=4"));
  EXPECT_EQ(result.other_values, 2U);
  EXPECT_EQ(result.other_count, 3U);
}

TEST(Timeline, CountsEachUnitAndShowsEmptyBucketsBetween) {
  struct Case {
    const char* name;
    TimeUnit unit;
    std::vector<std::string> buckets;
    std::uint64_t undated;
  };
  const ValueCounts values = {{"2018", 1},          {"201911", 2},   {"20191107", 3},
                              {"20191107T0716", 1}, {"20191110", 1}, {"20200102", 1}};
  for (const Case& c : {
           Case{"years take every date", TimeUnit::year, {"2018=1", "2019=7", "2020=1"}, 1},
           Case{"months leave years out", TimeUnit::month, {"2019-11=7", "2019-12=0", "2020-01=1"}, 2},
           Case{"weeks start on Monday",
                TimeUnit::week,
                {"2019-11-04=5", "2019-11-11=0", "2019-11-18=0", "2019-11-25=0", "2019-12-02=0",
                 "2019-12-09=0", "2019-12-16=0", "2019-12-23=0", "2019-12-30=1"},
                4},
       }) {
    SCOPED_TRACE(c.name);
    const Timeline timeline = count_timeline(values, 10, c.unit);
    EXPECT_EQ(lines(timeline), c.buckets);
    EXPECT_EQ(timeline.undated, c.undated);
  }
}

TEST(Timeline, WeeksBeforeTheEpochStartOnMondayToo) {
  EXPECT_THAT(lines(count_timeline({{"19630628", 1}}, 1, TimeUnit::week)), ElementsAre("1963-06-24=1"));
  EXPECT_THAT(lines(count_timeline({{"19691228", 1}}, 1, TimeUnit::week)), ElementsAre("1969-12-22=1"));
}

TEST(Timeline, ALonelyEarlyDateDoesNotDrawThousandsOfEmptyBuckets) {
  const Timeline timeline = count_timeline({{"10000101", 1}, {"20240101", 1}}, 2, TimeUnit::day);
  EXPECT_EQ(timeline.buckets.size(), 2U);
}

TEST(Timeline, WithoutDatesHasNoBuckets) {
  const Timeline timeline = count_timeline({}, 4, TimeUnit::month);
  EXPECT_TRUE(timeline.buckets.empty());
  EXPECT_EQ(timeline.undated, 4U);
}

TEST(Timeline, NormalisedSetsEachBucketBesideAllOfIt) {
  const ValueCounts all{{"2018", 1}, {"20181107", 4}, {"20190101", 6}, {"20191231", 4}, {"20210101", 9}};
  Timeline timeline = count_timeline({{"20181107", 1}, {"20191231", 4}}, 5, TimeUnit::year);
  normalize(timeline, all);
  ASSERT_EQ(timeline.buckets.size(), 2U);
  EXPECT_TRUE(timeline.normalized);
  EXPECT_EQ(timeline.buckets[0].all, 5U);
  EXPECT_EQ(timeline.buckets[1].all, 10U);
  EXPECT_DOUBLE_EQ(share_of_all(timeline.buckets[0]), 0.2);
  EXPECT_DOUBLE_EQ(share_of_all(timeline.buckets[1]), 0.4);
  EXPECT_DOUBLE_EQ(share_of_all({"2020", 0, 0}), 0.0);
}

}  // namespace
}  // namespace morgue
