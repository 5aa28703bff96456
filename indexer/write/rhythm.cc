#include "indexer/write/rhythm.h"

#include <algorithm>

namespace morgue {

namespace {

constexpr std::size_t least_days = 10;
constexpr std::size_t pauses_considered = 100;
constexpr int unusual = 3;    // times the usual pause
constexpr int least_gap = 7;  // days: holidays are no gap

int usual_pause_of(const std::vector<Day>& days) {
  std::vector<int> pauses;
  for (std::size_t i = days.size() - 1; i > 0 && pauses.size() < pauses_considered; --i) {
    pauses.push_back(static_cast<int>((days[i] - days[i - 1]).count()));
  }
  const auto ninth = pauses.begin() + static_cast<std::ptrdiff_t>((pauses.size() * 9 + 9) / 10 - 1);
  std::nth_element(pauses.begin(), ninth, pauses.end());
  return *ninth;
}

}  // namespace

Rhythm rhythm_of(std::vector<Day> days, Day now) {
  std::erase_if(days, [&](Day day) { return day > now; });
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  Rhythm rhythm;
  if (days.size() < least_days) return rhythm;
  rhythm.usual_pause = usual_pause_of(days);
  const int longest_usual = unusual * *rhythm.usual_pause;
  const int silent = static_cast<int>((now - days.back()).count());
  if (silent > longest_usual) rhythm.silent_days = silent;
  for (std::size_t i = 1; i < days.size(); ++i) {
    const Pause pause{days[i - 1], days[i]};
    const bool is_gap = pause.days() > longest_usual && pause.days() >= least_gap;
    if (is_gap && (!rhythm.gap || pause.days() > rhythm.gap->days())) rhythm.gap = pause;
  }
  return rhythm;
}

}  // namespace morgue
