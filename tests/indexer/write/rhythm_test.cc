#include "indexer/write/rhythm.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace morgue {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using namespace std::chrono_literals;

constexpr Day start = sys_days(2024y / 1 / 1);  // a Monday

// Every `step` days from `from`, `count` times.
std::vector<Day> each(int step, int count, Day from = start) {
  std::vector<Day> all;
  for (int i = 0; i < count; ++i) all.push_back(from + days(i * step));
  return all;
}

std::vector<Day> and_then(std::vector<Day> all, const std::vector<Day>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

std::vector<Day> weekdays(int weeks) {
  std::vector<Day> all;
  for (int week = 0; week < weeks; ++week) all = and_then(all, each(1, 5, start + days(7 * week)));
  return all;
}

struct Case {
  const char* name;
  std::vector<Day> published;
  int now;  // days after the last of them
  std::optional<int> usual_pause;
  std::optional<int> silent_days;
  std::optional<int> gap;
};

TEST(Rhythm, IsToldFromTheSourcesOwnHabit) {
  const Case cases[] = {
      {"nothing was published", {}, 0, {}, {}, {}},
      {"nine days are too few to tell", each(1, 9), 100, {}, {}, {}},
      {"a daily that missed three days is not silent", each(1, 30), 3, 1, {}, {}},
      {"a daily that missed four is", each(1, 30), 4, 1, 4, {}},
      {"weekends are the habit of a weekday paper", weekdays(10), 9, 3, {}, {}},
      {"ten days are not", weekdays(10), 10, 3, 10, {}},
      {"a weekly may miss two issues", each(7, 12), 21, 7, {}, {}},
      {"and no more", each(7, 12), 22, 7, 22, {}},
      {"a month without a daily is a gap",
       and_then(each(1, 20), each(1, 20, start + days(50))),
       0,
       1,
       {},
       31},
      {"the longest of two is told",
       and_then(and_then(each(1, 20), each(1, 20, start + days(30))), each(1, 20, start + days(70))),
       0,
       1,
       {},
       21},
      {"six days without a daily are holidays",
       and_then(each(1, 20), each(1, 20, start + days(25))),
       0,
       1,
       {},
       {}},
      {"an old habit gives way to the last hundred pauses",
       and_then(each(7, 60), each(1, 120, start + days(7 * 60))), 4, 1, 4, 7},
      {"several articles of one day are one day", and_then(each(1, 9), each(1, 9)), 50, {}, {}, {}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const Day last =
        each.published.empty() ? start : *std::max_element(each.published.begin(), each.published.end());
    const Rhythm rhythm = rhythm_of(each.published, last + days(each.now));
    EXPECT_EQ(rhythm.usual_pause, each.usual_pause);
    EXPECT_EQ(rhythm.silent_days, each.silent_days);
    EXPECT_EQ(rhythm.gap ? std::optional<int>(rhythm.gap->days()) : std::nullopt, each.gap);
  }
}

TEST(Rhythm, OfDaysToComeKnowsNothing) {
  const Rhythm rhythm = rhythm_of(and_then(each(1, 30), {start + days(4000)}), start + days(40));
  EXPECT_EQ(rhythm.silent_days, 11);
  EXPECT_FALSE(rhythm.gap);
}

TEST(Rhythm, TheOrderOfArticlesDoesNotMatter) {
  std::vector<Day> days_seen = weekdays(5);
  std::reverse(days_seen.begin(), days_seen.end());
  EXPECT_EQ(rhythm_of(days_seen, start + days(60)).silent_days,
            rhythm_of(weekdays(5), start + days(60)).silent_days);
}

}  // namespace
}  // namespace morgue
