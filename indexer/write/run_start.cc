#include "indexer/write/run_start.h"

#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>

namespace morgue {

namespace {

constexpr std::string_view key_form = "00000000T000000";

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<std::chrono::sys_seconds> second_of(std::string_view key) {
  if (key.size() != key_form.size() || key[8] != 'T') return std::nullopt;
  const auto year = number(key.substr(0, 4));
  const auto month = number(key.substr(4, 2));
  const auto day = number(key.substr(6, 2));
  const auto hour = number(key.substr(9, 2));
  const auto minute = number(key.substr(11, 2));
  const auto second = number(key.substr(13, 2));
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const CivilDay date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                      std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second);
}

}  // namespace

Date run_start(const Date& now, const std::string& latest) {
  if (sort_key(now) > latest) return now;
  const std::optional<std::chrono::sys_seconds> before = second_of(latest);
  if (!before) return now;
  const std::chrono::sys_seconds next = *before + std::chrono::seconds(1);
  const auto midnight = std::chrono::floor<std::chrono::days>(next);
  const std::chrono::hh_mm_ss clock(next - midnight);
  Date start = to_date(CivilDay(midnight));
  start.hour = static_cast<int>(clock.hours().count());
  start.minute = static_cast<int>(clock.minutes().count());
  start.second = static_cast<int>(clock.seconds().count());
  start.offset_minutes = 0;
  start.precision = DatePrecision::second;
  return start;
}

}  // namespace morgue
