// How often a source publishes, and when it has been silent for unusually long against its own habit.
//
// The usual pause is what nine in ten of its last 100 pauses between days with articles do not exceed; it is known from
// ten such days on. Longer than three usual pauses is unusual: three days for a daily, nine for one that rests at
// weekends, three months for a monthly.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

namespace morgue {

using Day = std::chrono::sys_days;

struct Pause {
  Day after;   // the last day with articles before it
  Day before;  // the first day with articles after it
  int days() const { return static_cast<int>((before - after).count()); }
};

struct Rhythm {
  std::optional<int> usual_pause;  // days; absent where there are too few to tell
  std::optional<int> silent_days;  // from the last day with articles to `now`, where that is unusually long
  std::optional<Pause> gap;        // the longest pause that is unusual and at least a week
};

// `days` with articles in any order, several times where there are several; those after `now` are left out.
Rhythm rhythm_of(std::vector<Day> days, Day now);

}  // namespace morgue
