#include "searcher/search/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace morgue {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Past so many buckets, the empty ones between are left out: one article dated to the year 1000 must not draw ten
// thousand months.
constexpr std::size_t most_filled_buckets = 5000;

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// A bucket's place on a line without gaps: years, months or days counted up.
std::optional<long> bucket_of(std::string_view key, TimeUnit unit) {
  const std::size_t needed = unit == TimeUnit::year ? 4 : unit == TimeUnit::month ? 6 : 8;
  if (key.size() < needed) return std::nullopt;
  const int year = number(key.substr(0, 4));
  if (unit == TimeUnit::year) return year;
  const int month = number(key.substr(4, 2));
  if (unit == TimeUnit::month) return year * 12L + month - 1;
  const std::chrono::year_month_day day{std::chrono::year(year),
                                        std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(number(key.substr(6, 2))))};
  const long since_epoch = sys_days(day).time_since_epoch().count();
  if (unit == TimeUnit::day) return since_epoch;
  constexpr long epoch_weekday = 3;  // 1 January 1970 was a Thursday: three days after a Monday
  const long shifted = since_epoch + epoch_weekday;
  return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7;
}

std::string bucket_start(long bucket, TimeUnit unit) {
  if (unit == TimeUnit::year) return fmt::format("{:04}", bucket);
  if (unit == TimeUnit::month) return fmt::format("{:04}-{:02}", bucket / 12, bucket % 12 + 1);
  const long day_number = unit == TimeUnit::day ? bucket : bucket * 7 - 3;
  const std::chrono::year_month_day day{sys_days(days(day_number))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

// An article that names a value twice has it once.
std::vector<std::string_view> distinct_values(std::string_view joined) {
  std::vector<std::string_view> values;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(value_separator), joined.size());
    const std::string_view value = joined.substr(0, end);
    if (end > 0 && std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return values;
}

}  // namespace

FacetResult count_facet(const ValueCounts& values, std::uint64_t matches, const FacetRequest& request) {
  FacetResult result;
  result.field = request.field;
  std::unordered_map<std::string, std::uint64_t> counts;
  std::uint64_t with_value = 0;
  for (const auto& [joined, count] : values) {
    with_value += count;
    for (const std::string_view value : distinct_values(joined)) counts[std::string(value)] += count;
  }
  result.missing = matches - with_value;
  for (auto& [value, count] : counts) result.values.push_back({value, count});
  std::sort(result.values.begin(), result.values.end(), [](const FacetCount& a, const FacetCount& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  for (std::size_t i = request.most; i < result.values.size(); ++i) {
    ++result.other_values;
    result.other_count += result.values[i].count;
  }
  if (result.values.size() > request.most) result.values.resize(request.most);
  return result;
}

Timeline count_timeline(const ValueCounts& values, std::uint64_t matches, TimeUnit unit) {
  Timeline timeline;
  timeline.unit = unit;
  std::map<long, std::uint64_t> counts;
  std::uint64_t placed = 0;
  for (const auto& [key, count] : values) {
    if (const std::optional<long> bucket = bucket_of(key, unit)) {
      counts[*bucket] += count;
      placed += count;
    }
  }
  timeline.undated = matches - placed;
  if (counts.empty()) return timeline;
  const auto span = static_cast<std::size_t>(counts.rbegin()->first - counts.begin()->first) + 1;
  if (span > most_filled_buckets) {
    for (const auto& [bucket, count] : counts)
      timeline.buckets.push_back({bucket_start(bucket, unit), count});
    return timeline;
  }
  for (long bucket = counts.begin()->first; bucket <= counts.rbegin()->first; ++bucket) {
    const auto found = counts.find(bucket);
    timeline.buckets.push_back({bucket_start(bucket, unit), found == counts.end() ? 0 : found->second});
  }
  return timeline;
}

void normalize(Timeline& timeline, const ValueCounts& all) {
  timeline.normalized = true;
  std::unordered_map<std::string, std::uint64_t> counts;
  for (const auto& [key, count] : all) {
    if (const std::optional<long> bucket = bucket_of(key, timeline.unit)) {
      counts[bucket_start(*bucket, timeline.unit)] += count;
    }
  }
  for (TimelineBucket& bucket : timeline.buckets) {
    const auto found = counts.find(bucket.start);
    if (found != counts.end()) bucket.all = found->second;
  }
}

}  // namespace morgue
