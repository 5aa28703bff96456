#include "common/date_in_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/date_tokens.h"
#include "common/month_names.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

constexpr int first_year = 1500;
constexpr int last_year = 2199;

std::optional<Date> make_date(int year, int month, int day) {
  if (year < first_year || year > last_year || month < 1 || month > 12) return std::nullopt;
  const CivilDay civil(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                       std::chrono::day(static_cast<unsigned>(day)));
  if (day < 1 || !civil.ok()) return std::nullopt;
  return to_date(civil);
}

class DateFinder {
 public:
  DateFinder(std::string_view text, std::string_view language)
      : language_(language), tokens_(date_tokens(text)) {}

  std::optional<FoundDate> find() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      at_ = i;
      auto date = read_units();
      if (!date) date = again(i, [this] { return read_numbers(); });
      if (!date) date = again(i, [this] { return read_day_month(); });
      if (!date) date = again(i, [this] { return read_month_day(); });
      if (!date) continue;
      FoundDate found{*date, tokens_[i].begin, 0};
      if (date->precision == DatePrecision::day) read_time(found.date);
      const DateToken& last = tokens_[at_ - 1];
      found.end = last.begin + last.text.size();
      return found;
    }
    return std::nullopt;
  }

 private:
  using Kind = DateToken::Kind;

  std::optional<Date> again(std::size_t i, const auto& read) {
    at_ = i;
    return read();
  }

  const DateToken* peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }

  bool is_sign(std::string_view sign, std::size_t ahead = 0) const {
    const DateToken* const token = peek(ahead);
    return token != nullptr && token->text == sign;
  }

  bool take_sign(std::string_view sign) {
    if (!is_sign(sign)) return false;
    ++at_;
    return true;
  }

  // A number of so many digits; -1 where there is none.
  int take_number(std::size_t fewest, std::size_t most) {
    const DateToken* const token = peek();
    if (token == nullptr || token->kind != Kind::number || token->value < 0) return -1;
    // Digits of other scripts take more bytes.
    const std::size_t digits = static_cast<unsigned char>(token->text.front()) < 0x80 ? token->text.size()
                               : token->value > 99                                    ? 4
                                                                                      : 2;
    if (digits > most || (digits < fewest && static_cast<unsigned char>(token->text.front()) < 0x80))
      return -1;
    ++at_;
    return token->value;
  }

  bool take_word(const auto& words) {
    const DateToken* const token = peek();
    if (token == nullptr || token->kind != Kind::word) return false;
    const std::string folded = text::casefold(token->text);
    if (std::ranges::find(words, std::string_view(folded)) == std::ranges::end(words)) return false;
    ++at_;
    return true;
  }

  int take_month() {
    const DateToken* const token = peek();
    if (token == nullptr || token->kind != Kind::word) return 0;
    const int month = month_number(token->text);
    if (month != 0) {
      ++at_;
      take_sign(".");
    }
    return month;
  }

  // What may stand between day, month and year.
  void skip_joints() {
    constexpr std::array<std::string_view, 8> words{"de", "del", "of", "do", "di", "d", "den", "na"};
    while (take_sign(".") || take_sign(",") || take_sign("،") || take_sign("-") || take_sign("/") ||
           take_sign("º") || take_sign("°") || take_word(words)) {
    }
  }

  bool stands_alone() const {
    // "CVE-2019-10-07", "10.2.3.2019" are no dates.
    if (at_ == 0) return true;
    const DateToken& here = tokens_[at_];
    if (here.after_space) return true;
    const DateToken& before = tokens_[at_ - 1];
    return before.kind == Kind::sign && before.text != "." && before.text != "-" && before.text != "/" &&
           before.text != "$" && before.text != "€";
  }

  // "2019年11月7日", "2019년 11월 7일"; to the month where no day follows.
  std::optional<Date> read_units() {
    const int year = take_number(4, 4);
    if (year < 0 || !(take_sign("年") || take_sign("년"))) return std::nullopt;
    const int month = take_number(1, 2);
    if (month < 0 || !(take_sign("月") || take_sign("월"))) return std::nullopt;
    const std::size_t behind_month = at_;
    const int day = take_number(1, 2);
    if (day >= 0 && (take_sign("日") || take_sign("일"))) return make_date(year, month, day);
    at_ = behind_month;
    return to_the_month(year, month);
  }

  static std::optional<Date> to_the_month(int year, int month) {
    auto date = make_date(year, month, 1);
    if (!date) return std::nullopt;
    date->day = 0;
    date->precision = DatePrecision::month;
    return date;
  }

  std::optional<Date> read_numbers() {
    if (!stands_alone()) return std::nullopt;
    int first = take_number(4, 4);
    const bool year_first = first >= 0;
    if (!year_first) first = take_number(1, 2);
    const DateToken* const sign = peek();
    if (first < 0 || sign == nullptr || (sign->text != "." && sign->text != "/" && sign->text != "-"))
      return std::nullopt;
    const std::string_view separator = sign->text;
    ++at_;
    const int second = take_number(1, 2);
    if (second < 0 || !take_sign(separator)) return std::nullopt;
    int third = year_first ? take_number(1, 2) : take_number(4, 4);
    if (third < 0 && !year_first && separator == ".") {
      third = take_number(2, 2);
      if (third >= 0) third += 2000;
    }
    if (third < 0) return std::nullopt;
    // A fourth number: a version, a telephone number.
    if (is_sign(separator) && peek(1) != nullptr && peek(1)->kind == Kind::number && !peek(1)->after_space)
      return std::nullopt;
    if (year_first) return make_date(first, second, third);
    if (separator == "." || second > 12 || first > 12 || first == second)
      return second > 12 ? make_date(third, first, second) : make_date(third, second, first);
    return in_stated_order(first, second, third);
  }

  // English dates are written both ways, unless the hour is an American one; most other languages put the day
  // first.
  std::optional<Date> in_stated_order(int first, int second, int year) const {
    if (language_.empty() || language_ == "en")
      return has_american_zone() ? make_date(year, first, second) : std::nullopt;
    return make_date(year, second, first);
  }

  bool has_american_zone() const {
    constexpr std::array<std::string_view, 10> zones{"EST", "EDT", "CST", "CDT", "MST",
                                                     "MDT", "PST", "PDT", "ET",  "PT"};
    return std::ranges::any_of(tokens_, [&zones](const DateToken& token) {
      return std::ranges::find(zones, token.text) != zones.end();
    });
  }

  // "19. Februar 2020", "6 de mayo de 2022", "1er mars 2020", "2nd of May, 2021"
  std::optional<Date> read_day_month() {
    if (!stands_alone()) return std::nullopt;
    // Of "5-6 April 2020", which tells no single day, not the half.
    const int day = take_number(1, 2);
    if (day < 0) return std::nullopt;
    constexpr std::array<std::string_view, 9> ordinals{"st", "nd", "rd", "th", "er", "º", "ª", "ste", "de"};
    if (const DateToken* next = peek(); next != nullptr && !next->after_space) take_word(ordinals);
    skip_joints();
    const int month = take_month();
    if (month == 0) return std::nullopt;
    skip_joints();
    const int year = take_number(4, 4);
    return year < 0 ? std::nullopt : make_date(year, month, day);
  }

  // "Jan 14 2022", "July 8th, 2021"; "November 2019" to the month.
  std::optional<Date> read_month_day() {
    const int month = take_month();
    if (month == 0) return std::nullopt;
    skip_joints();
    const std::size_t behind_month = at_;
    const int day = take_number(1, 2);
    if (day >= 0) {
      constexpr std::array<std::string_view, 4> ordinals{"st", "nd", "rd", "th"};
      take_word(ordinals);
      skip_joints();
      const int year = take_number(4, 4);
      return year < 0 ? std::nullopt : make_date(year, month, day);
    }
    at_ = behind_month;
    const int year = take_number(4, 4);
    return year < 0 ? std::nullopt : to_the_month(year, month);
  }

  // The time of day behind a date; what is none is left.
  void read_time(Date& date) {
    const std::size_t behind_day = at_;
    constexpr std::array<std::string_view, 20> before_time{"at",   "um",   "à",    "a",   "las", "às", "alle",
                                                           "ore",  "o",    "kl",   "klo", "om",  "в",  "г",
                                                           "year", "godz", "saat", "den", "h",   "ob"};
    for (std::size_t skipped = 0; skipped < 4; ++skipped) {
      if (!(take_sign(",") || take_sign("|") || take_sign("-") || take_sign("–") || take_sign("—") ||
            take_sign("•") || take_sign("·") || take_sign(".") || take_sign("/") || take_sign("T") ||
            take_sign("(") || take_word(before_time))) {
        break;
      }
    }
    if (!take_clock(date)) at_ = behind_day;
  }

  bool take_clock(Date& date) {
    int hour = take_number(1, 2);
    if (hour < 0 || hour > 23) return false;
    constexpr std::array<std::string_view, 2> hour_signs{"h", "t"};
    const bool dotted = is_sign(".");
    if (!take_sign(":") && !take_sign(".") && !take_word(hour_signs)) return false;
    const int minute = take_number(2, 2);
    if (minute < 0 || minute > 59) return false;
    int second = -1;
    if (!dotted && is_sign(":") && peek(1) != nullptr && peek(1)->kind == Kind::number) {
      ++at_;
      second = take_number(2, 2);
      if (second < 0 || second > 59) return false;
    }
    constexpr std::array<std::string_view, 3> clock_words{"uhr", "h", "hrs"};
    const bool named = take_word(clock_words);
    constexpr std::array<std::string_view, 1> am{"am"};
    constexpr std::array<std::string_view, 1> pm{"pm"};
    const bool morning = take_word(am);
    const bool evening = !morning && take_word(pm);
    if ((morning || evening) && hour >= 1 && hour <= 12) hour = hour % 12 + (evening ? 12 : 0);
    // "14.30" alone could be an amount.
    if (dotted && !named && !morning && !evening) return false;
    date.hour = hour;
    date.minute = minute;
    date.second = std::max(second, 0);
    date.precision = second >= 0 ? DatePrecision::second : DatePrecision::minute;
    return true;
  }

  std::string_view language_;
  std::vector<DateToken> tokens_;
  std::size_t at_ = 0;
};

// Around a date: weekdays and the word for "year" in some languages.
bool is_padding(std::string_view text) {
  constexpr std::size_t most_words = 2;
  constexpr std::size_t longest = 40;
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    // "Deadline: 3 November 2019"
    if (digit_value(decoded.code) >= 0 || decoded.code == U':') return false;
    const bool letter = is_word_part(decoded.code);
    if (letter && !in_word) ++words;
    in_word = letter;
    at += decoded.size;
  }
  return words < most_words && text.size() <= longest;
}

}  // namespace

std::optional<FoundDate> find_date_in(std::string_view text, std::string_view language) {
  return DateFinder(text, language).find();
}

std::optional<Date> parse_date_in(std::string_view text, std::string_view language) {
  if (auto date = parse_date(text)) return date;
  constexpr std::size_t longest = 120;
  if (text.size() > longest) return std::nullopt;
  const auto found = find_date_in(text, language);
  if (!found || !is_padding(text.substr(0, found->begin)) || !is_padding(text.substr(found->end)))
    return std::nullopt;
  return found->date;
}

}  // namespace morgue
