#include "indexer/clean/html/visible_date.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "common/month_names.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue::html {

namespace {

// What a text is made of, seen as dates.
struct Token {
  enum class Kind : std::uint8_t { number, month, word, mark };
  Kind kind = Kind::mark;
  int value = 0;  // of numbers and months
  std::size_t digits = 0;
  char mark = ' ';
  std::size_t begin = 0;
  std::size_t end = 0;
  bool space_before = false;
};

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

struct ForeignNumber {
  std::size_t digits = 0;
  int value = 0;
  std::size_t size = 0;  // bytes
};

// A number in Arabic, Persian or Devanagari digits at the beginning of `text`.
ForeignNumber foreign_number(std::string_view text) {
  ForeignNumber number;
  // As their first bytes say: most letters are none of theirs.
  const auto may_begin = [](char c) { return c == '\xD9' || c == '\xDB' || c == '\xE0'; };
  while (number.size < text.size() && may_begin(text[number.size])) {
    const text::Decoded next = text::decode(text, number.size);
    char32_t first = 0;
    for (const char32_t one : {U'\u0660', U'\u06F0', U'\u0966'}) {
      if (next.code >= one && next.code < one + 10) first = one;
    }
    if (first == 0) break;
    if (number.digits < 8) number.value = number.value * 10 + static_cast<int>(next.code - first);
    ++number.digits;
    number.size += next.size;
  }
  return number;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    Token token;
    token.begin = at;
    token.space_before = space;
    space = false;
    const ForeignNumber foreign = foreign_number(text.substr(at));
    if (foreign.digits > 0) {
      token.kind = Token::Kind::number;
      token.digits = foreign.digits;
      token.value = foreign.value;
      at += foreign.size;
    } else if (is_ascii_digit(text[at])) {
      token.kind = Token::Kind::number;
      while (at < text.size() && is_ascii_digit(text[at])) {
        if (token.digits < 8) token.value = token.value * 10 + (text[at] - '0');
        ++token.digits;
        ++at;
      }
    } else {
      const text::Decoded first = text::decode(text, at);
      if (text::is_space(first.code)) {
        space = true;
        at += first.size;
        continue;
      }
      if (text::is_letter(first.code)) {
        // 年, 月 and 日 stand for themselves, and so do 년, 월 and 일.
        while (at < text.size()) {
          const text::Decoded next = text::decode(text, at);
          // A combining mark belongs to the letter before.
          const bool is_mark =
              (next.code >= 0x300 && next.code < 0x370) || (next.code >= 0x900 && next.code < 0x964);
          if (!text::is_letter(next.code) && !is_mark) break;
          at += next.size;
          if (first.code >= 0x3000) break;
        }
        token.kind = Token::Kind::word;
        token.value = month_number(text.substr(token.begin, at - token.begin));
        if (token.value > 0) token.kind = Token::Kind::month;
      } else {
        token.mark = text[at];
        at += first.size;
      }
    }
    token.end = at;
    tokens.push_back(token);
  }
  return tokens;
}

std::optional<Date> day_of(int year, int month, int day) {
  constexpr int first_year = 1990;
  constexpr int last_year = 2100;
  if (year < first_year || year > last_year || month < 1 || day < 1) return std::nullopt;
  const CivilDay civil(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                       std::chrono::day(static_cast<unsigned>(day)));
  if (!civil.ok()) return std::nullopt;
  return to_date(civil);
}

class Scan {
 public:
  Scan(std::string_view text, NumericOrder order) : text_(text), tokens_(tokens_of(text)), order_(order) {}

  std::vector<VisibleDate> dates() {
    std::vector<VisibleDate> found;
    for (std::size_t at = 0; at < tokens_.size();) {
      std::size_t end = at;
      const std::optional<Date> date = read(at, end);
      if (date) {
        found.push_back({*date, tokens_[at].begin, tokens_[end - 1].end});
        at = end;
      } else {
        ++at;
      }
    }
    return found;
  }

 private:
  bool number(std::size_t at, std::size_t fewest, std::size_t most) const {
    return at < tokens_.size() && tokens_[at].kind == Token::Kind::number && tokens_[at].digits >= fewest &&
           tokens_[at].digits <= most;
  }
  bool mark(std::size_t at, char mark) const {
    return at < tokens_.size() && tokens_[at].kind == Token::Kind::mark && tokens_[at].mark == mark;
  }
  bool month(std::size_t at) const { return at < tokens_.size() && tokens_[at].kind == Token::Kind::month; }
  std::string_view word(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == Token::Kind::word
               ? text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin)
               : std::string_view{};
  }
  // What may stand between day, month and year.
  std::size_t skip_joints(std::size_t at) const {
    for (int steps = 0; steps < 2; ++steps) {
      const std::string_view joint = word(at);
      if (mark(at, '.') || mark(at, ',') || mark(at, '-') || mark(at, '/') || mark(at, '\'') ||
          joint == "de" || joint == "del" || joint == "of" || joint == "st" || joint == "nd" ||
          joint == "rd" || joint == "th" || joint == "er") {
        ++at;
      }
    }
    return at;
  }

  // Programs put the time before the year: "Thu Nov 07 08:00:00 CET 2019", "Nov 07 08:00:00 +0000 2019".
  std::size_t skip_clock(std::size_t at) const {
    if (!number(at, 2, 2) || !mark(at + 1, ':') || !number(at + 2, 2, 2) || !mark(at + 3, ':') ||
        !number(at + 4, 2, 2)) {
      return at;
    }
    at += 5;
    if (mark(at, '+') || mark(at, '-')) return at + 2;
    return word(at).empty() ? at : at + 1;
  }

  int year_at(std::size_t at) const {
    if (number(at, 4, 4)) return tokens_[at].value;
    return 0;
  }

  std::optional<Date> read(std::size_t at, std::size_t& end) const {
    if (number(at, 4, 4)) return read_year_first(at, end);
    if (number(at, 1, 2)) {
      if (auto date = read_numeric(at, end)) return date;
      const std::size_t name = skip_joints(at + 1);
      if (!month(name)) return std::nullopt;
      const std::size_t year = skip_joints(name + 1);
      end = year + 1;
      return day_of(year_at(year), tokens_[name].value, tokens_[at].value);
    }
    if (month(at)) {
      const std::size_t day = skip_joints(at + 1);
      if (!number(day, 1, 2)) return std::nullopt;
      const std::size_t year = skip_clock(skip_joints(day + 1));
      end = year + 1;
      return day_of(year_at(year), tokens_[at].value, tokens_[day].value);
    }
    return std::nullopt;
  }

  std::optional<Date> read_year_first(std::size_t at, std::size_t& end) const {
    const bool marks = at + 4 < tokens_.size() && number(at + 2, 1, 2) && number(at + 4, 1, 2) &&
                       tokens_[at + 1].kind == Token::Kind::mark && mark(at + 3, tokens_[at + 1].mark) &&
                       (mark(at + 1, '-') || mark(at + 1, '/') || mark(at + 1, '.'));
    const bool signs =
        number(at + 2, 1, 2) && number(at + 4, 1, 2) &&
        ((word(at + 1) == "年" && word(at + 3) == "月") || (word(at + 1) == "년" && word(at + 3) == "월"));
    if (!marks && !signs) return read_year_and_month(at, end);
    end = at + 5;
    return day_of(tokens_[at].value, tokens_[at + 2].value, tokens_[at + 4].value);
  }

  // "2019. november 7.", "2019 Nov 07"; not the year of "2018 May 5, 2019", which belongs to what stands before.
  std::optional<Date> read_year_and_month(std::size_t at, std::size_t& end) const {
    const std::size_t name = skip_joints(at + 1);
    if (!month(name)) return std::nullopt;
    const std::size_t day = skip_joints(name + 1);
    if (!number(day, 1, 2) || year_at(skip_joints(day + 1)) > 0) return std::nullopt;
    end = day + 1;
    return day_of(tokens_[at].value, tokens_[name].value, tokens_[day].value);
  }

  std::optional<Date> read_numeric(std::size_t at, std::size_t& end) const {
    if (!number(at + 2, 1, 2) || tokens_[at + 1].kind != Token::Kind::mark) return std::nullopt;
    const char separator = tokens_[at + 1].mark;
    if (separator != '.' && separator != '/' && separator != '-') return std::nullopt;
    if (!mark(at + 3, separator) || (!number(at + 4, 4, 4) && !number(at + 4, 2, 2))) return std::nullopt;
    // A version, an address or a number goes on: "1.2.10.4".
    if (mark(at + 5, separator) && number(at + 6, 1, 4) && !tokens_[at + 6].space_before) return std::nullopt;
    int day = tokens_[at].value;
    int month = tokens_[at + 2].value;
    int year = tokens_[at + 4].value;
    if (tokens_[at + 4].digits == 2) year += year < 70 ? 2000 : 1900;
    const bool swap = separator == '.'                      ? false
                      : order_ == NumericOrder::month_first ? month <= 31 && day <= 12
                                                            : month > 12;
    if (swap) std::swap(day, month);
    end = at + 5;
    return day_of(year, month, day);
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  NumericOrder order_;
};

}  // namespace

std::vector<VisibleDate> find_dates(std::string_view text, NumericOrder order) {
  return Scan(text, order).dates();
}

std::optional<Date> read_date_value(std::string_view value, NumericOrder order) {
  if (auto date = parse_date(value)) return date;
  const std::vector<VisibleDate> dates = find_dates(value, order);
  if (dates.empty()) return std::nullopt;
  return dates.front().date;
}

}  // namespace morgue::html
