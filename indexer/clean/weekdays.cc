#include "indexer/clean/weekdays.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>

#include "common/date_in_text.h"
#include "common/text/utf8.h"
#include "indexer/clean/phrases.h"

namespace morgue {

namespace {

struct Weekday {
  std::string_view name;
  unsigned day;
};

constexpr std::array<Weekday, 72> weekdays{{
    {"sunday", 0},       {"monday", 1},      {"tuesday", 2},       {"wednesday", 3},   {"thursday", 4},
    {"friday", 5},       {"saturday", 6},    {"sun", 0},           {"mon", 1},         {"tue", 2},
    {"wed", 3},          {"thu", 4},         {"fri", 5},           {"sonntag", 0},     {"montag", 1},
    {"dienstag", 2},     {"mittwoch", 3},    {"donnerstag", 4},    {"freitag", 5},     {"samstag", 6},
    {"sonnabend", 6},    {"domingo", 0},     {"lunes", 1},         {"martes", 2},      {"miércoles", 3},
    {"jueves", 4},       {"viernes", 5},     {"sábado", 6},        {"dimanche", 0},    {"lundi", 1},
    {"mardi", 2},        {"mercredi", 3},    {"jeudi", 4},         {"vendredi", 5},    {"samedi", 6},
    {"domenica", 0},     {"lunedì", 1},      {"martedì", 2},       {"mercoledì", 3},   {"giovedì", 4},
    {"venerdì", 5},      {"sabato", 6},      {"segunda-feira", 1}, {"terça-feira", 2}, {"quarta-feira", 3},
    {"quinta-feira", 4}, {"sexta-feira", 5}, {"zondag", 0},        {"maandag", 1},     {"dinsdag", 2},
    {"woensdag", 3},     {"donderdag", 4},   {"vrijdag", 5},       {"zaterdag", 6},    {"niedziela", 0},
    {"poniedziałek", 1}, {"wtorek", 2},      {"środa", 3},         {"czwartek", 4},    {"piątek", 5},
    {"sobota", 6},       {"måndag", 1},      {"tisdag", 2},        {"onsdag", 3},      {"torsdag", 4},
    {"воскресенье", 0},  {"понедельник", 1}, {"вторник", 2},       {"среда", 3},       {"четверг", 4},
    {"пятница", 5},      {"суббота", 6},
}};

constexpr Phrases names([] {
  std::array<std::string_view, weekdays.size()> all;
  std::ranges::transform(weekdays, all.begin(), &Weekday::name);
  return all;
}());

bool is_part(char c) {
  return (c >= 'a' && c <= 'z') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

std::chrono::sys_days to_days(const Date& date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

bool has_year(std::string_view line) {
  std::size_t digits = 0;
  for (const char c : line) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

}  // namespace

std::optional<unsigned> weekday_in(std::string_view low) {
  for (std::size_t at = 0; at < low.size();) {
    std::size_t end = at;
    while (end < low.size() && is_part(low[end])) ++end;
    const std::string_view word = low.substr(at, end - at);
    if (names.contain(word)) return std::ranges::find(weekdays, word, &Weekday::name)->day;
    at = end + 1;
  }
  return std::nullopt;
}

unsigned weekday_of(const Date& date) {
  return std::chrono::weekday(to_days(date)).c_encoding();
}

std::optional<Date> settle_order(std::string_view line, std::optional<unsigned> of_line,
                                 std::optional<unsigned> said) {
  // In German the day stands first.
  const auto found = find_date_in(line, "de");
  if (!found || found->date.precision < DatePrecision::day || found->date.day > 12 ||
      found->date.day == found->date.month || line.substr(found->begin).find('/') > 2)
    return std::nullopt;
  Date swapped = found->date;
  std::swap(swapped.day, swapped.month);
  const auto choose = [&](auto fits) -> std::optional<Date> {
    if (fits(found->date) == fits(swapped)) return std::nullopt;
    return fits(found->date) ? found->date : swapped;
  };
  if (of_line) return choose([&](const Date& date) { return weekday_of(date) == *of_line; });
  if (!said) return std::nullopt;
  return choose([&](const Date& date) {
    constexpr unsigned days = 7;
    return (weekday_of(date) + days - *said) % days <= 1;
  });
}

std::optional<Date> settle_year(std::string_view line, std::string_view language,
                                const std::vector<int>& years) {
  if (has_year(line)) return std::nullopt;
  const auto named = weekday_in(text::lower_ascii(line));
  if (!named) return std::nullopt;
  std::optional<Date> settled;
  for (const int year : years) {
    const auto date = parse_date_in(std::string(line) + ' ' + std::to_string(year), language);
    if (!date || date->precision < DatePrecision::day || weekday_of(*date) != *named || date == settled)
      continue;
    if (settled) return std::nullopt;
    settled = date;
  }
  return settled;
}

}  // namespace morgue
