#include "common/date_scanner.h"

#include <array>

namespace morgue::detail {

namespace {

constexpr int largest_offset = 14 * 60;

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}
constexpr bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// `name` is in lower case.
bool is_name(std::string_view typed, std::string_view name) {
  if (typed.size() != name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (lower(typed[i]) != name[i]) return false;
  }
  return true;
}

struct Zone {
  std::string_view name;
  int minutes;
};

// IST, AST and the like name several zones and are not read. CST is American: the wires mean it so.
constexpr std::array<Zone, 16> zones{{{"z", 0},
                                      {"utc", 0},
                                      {"gmt", 0},
                                      {"ut", 0},
                                      {"est", -300},
                                      {"edt", -240},
                                      {"cst", -360},
                                      {"cdt", -300},
                                      {"mst", -420},
                                      {"mdt", -360},
                                      {"pst", -480},
                                      {"pdt", -420},
                                      {"cet", 60},
                                      {"cest", 120},
                                      {"bst", 60},
                                      {"msk", 180}}};

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 18> weekdays{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues",   "wed",     "weds",      "thu",      "thur",   "thurs",    "fri",    "sat", "sun"};
constexpr std::array<std::string_view, 4> ordinals{"st", "nd", "rd", "th"};

int month_number(std::string_view typed) {
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (is_name(typed, months[i]) || is_name(typed, months[i].substr(0, 3))) return static_cast<int>(i) + 1;
  }
  return is_name(typed, "sept") ? 9 : 0;
}

bool is_weekday(std::string_view typed) {
  for (const std::string_view name : weekdays) {
    if (is_name(typed, name)) return true;
  }
  return false;
}

}  // namespace

std::size_t DateScanner::digits_ahead() const {
  std::size_t count = 0;
  while (count < rest_.size() && is_digit(rest_[count])) ++count;
  return count;
}

std::string_view DateScanner::letters_ahead() const {
  std::size_t count = 0;
  while (count < rest_.size() && is_letter(rest_[count])) ++count;
  return rest_.substr(0, count);
}

bool DateScanner::take(std::string_view prefix) {
  if (!rest_.starts_with(prefix)) return false;
  rest_.remove_prefix(prefix.size());
  return true;
}

bool DateScanner::take_word(std::string_view lower_case) {
  const std::string_view word = letters_ahead();
  return is_name(word, lower_case) && take(word);
}

bool DateScanner::skip_space() {
  const std::size_t before = rest_.size();
  for (;;) {
    if (is_ascii_space(peek())) {
      rest_.remove_prefix(1);
    } else if (!take("\u00A0") && !take("\u202F") && !take("\u2009")) {
      return rest_.size() != before;
    }
  }
}

void DateScanner::skip_separator() {
  skip_space();
  if (take("-") || take("/") || take(".")) skip_space();
  if (take(",")) skip_space();
}

void DateScanner::skip_fraction() {
  if (rest_.size() < 2 || (rest_[0] != '.' && rest_[0] != ',') || !is_digit(rest_[1])) return;
  rest_.remove_prefix(1);
  rest_.remove_prefix(digits_ahead());
}

int DateScanner::take_number(std::size_t fewest, std::size_t most) {
  const std::size_t count = digits_ahead();
  return count < fewest || count > most ? -1 : take_digits(count);
}

int DateScanner::take_digits(std::size_t count) {
  if (rest_.size() < count) return -1;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_digit(rest_[i])) return -1;
    value = 10 * value + (rest_[i] - '0');
  }
  rest_.remove_prefix(count);
  return value;
}

int DateScanner::take_month() {
  const std::string_view word = letters_ahead();
  const int month = month_number(word);
  if (month != 0) take(word);
  return month;
}

bool DateScanner::take_weekday() {
  const std::string_view word = letters_ahead();
  return is_weekday(word) && take(word);
}

bool DateScanner::take_ordinal() {
  for (const std::string_view name : ordinals) {
    if (take_word(name)) return true;
  }
  return false;
}

int DateScanner::take_half_day() {
  const DateScanner before = *this;
  skip_space();
  const std::string_view word = letters_ahead();
  const bool morning = is_name(word, "am") || is_name(word, "a");
  const bool known = morning || is_name(word, "pm") || is_name(word, "p");
  if (!known || !take(word) || (word.size() == 1 && (!take(".") || !take_word("m")))) {
    *this = before;
    return -1;
  }
  take(".");
  return morning ? 0 : 12;
}

// "+04:00", "+0400", "+04"; with short hours also "+4" and "+4:30".
bool DateScanner::take_offset(bool short_hours, std::optional<int>& minutes) {
  const bool west = take("-") || take("\u2212");
  if (!west && !take("+")) return false;
  const std::size_t count = digits_ahead();
  if (count != 2 && count != 4 && !(short_hours && count == 1)) return false;
  const int hours = take_digits(count == 1 ? 1 : 2);
  int rest = 0;
  if (count == 4 || take(":")) rest = take_number(2, 2);
  if (rest < 0 || rest > 59 || hours * 60 + rest > largest_offset) return false;
  minutes = (west ? -1 : 1) * (hours * 60 + rest);
  return true;
}

bool DateScanner::take_zone(std::optional<int>& minutes) {
  if (letters_ahead().empty()) return take_offset(false, minutes);
  for (const Zone& zone : zones) {
    if (!take_word(zone.name)) continue;
    minutes = zone.minutes;
    if (zone.name != "utc" && zone.name != "gmt") return true;
    skip_space();
    const bool signed_hours = peek() == '+' || peek() == '-' || rest_.starts_with("\u2212");
    return !signed_hours || take_offset(true, minutes);
  }
  return false;
}

bool DateScanner::finish_with_zone(std::optional<int>& offset_minutes) {
  skip_space();
  if (at_end()) return true;
  if (take("(")) {
    skip_space();
    if (!take_zone(offset_minutes)) return false;
    skip_space();
    return take(")") && at_end();
  }
  if (!take_zone(offset_minutes)) return false;
  skip_space();
  // A comment, as mail and JavaScript append it: "+0400 (MSK)", "(Gulf Standard Time)".
  return at_end() || (peek() == '(' && rest_.size() > 2 && rest_.find_first_of("()", 1) == rest_.size() - 1 &&
                      rest_.back() == ')');
}

}  // namespace morgue::detail
