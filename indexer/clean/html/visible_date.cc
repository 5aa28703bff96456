#include "indexer/clean/html/visible_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue::html {

namespace {

struct Month {
  std::string_view name;  // casefolded, without diacritics; an abbreviation stands for itself alone
  int number;
};

// de en es fr it nl pl pt ru tr, and kin that share the names.
constexpr std::array<Month, 132> months{{
    {"january", 1},    {"jan", 1},       {"januar", 1},    {"janner", 1},    {"jaenner", 1},  {"enero", 1},
    {"ene", 1},        {"janvier", 1},   {"janv", 1},      {"gennaio", 1},   {"gen", 1},      {"januari", 1},
    {"stycznia", 1},   {"styczen", 1},   {"sty", 1},       {"janeiro", 1},   {"января", 1},   {"январь", 1},
    {"ocak", 1},       {"february", 2},  {"feb", 2},       {"februar", 2},   {"feber", 2},    {"febrero", 2},
    {"fevrier", 2},    {"fevr", 2},      {"fev", 2},       {"febbraio", 2},  {"februari", 2}, {"lutego", 2},
    {"luty", 2},       {"lut", 2},       {"fevereiro", 2}, {"февраля", 2},   {"февраль", 2},  {"subat", 2},
    {"march", 3},      {"mar", 3},       {"marz", 3},      {"maerz", 3},     {"marzo", 3},    {"mars", 3},
    {"maart", 3},      {"mrt", 3},       {"marca", 3},     {"marzec", 3},    {"marco", 3},    {"марта", 3},
    {"март", 3},       {"mart", 3},      {"mrz", 3},       {"april", 4},     {"apr", 4},      {"abril", 4},
    {"abr", 4},        {"avril", 4},     {"avr", 4},       {"aprile", 4},    {"kwietnia", 4}, {"kwiecien", 4},
    {"kwi", 4},        {"апреля", 4},    {"апрель", 4},    {"nisan", 4},     {"may", 5},      {"mai", 5},
    {"mayo", 5},       {"maggio", 5},    {"mag", 5},       {"mei", 5},       {"maja", 5},     {"maj", 5},
    {"maio", 5},       {"мая", 5},       {"май", 5},       {"mayis", 5},     {"june", 6},     {"jun", 6},
    {"juni", 6},       {"junio", 6},     {"juin", 6},      {"giugno", 6},    {"giu", 6},      {"czerwca", 6},
    {"czerwiec", 6},   {"cze", 6},       {"junho", 6},     {"июня", 6},      {"июнь", 6},     {"haziran", 6},
    {"july", 7},       {"jul", 7},       {"juli", 7},      {"julio", 7},     {"juillet", 7},  {"juil", 7},
    {"luglio", 7},     {"lug", 7},       {"lipca", 7},     {"lipiec", 7},    {"lip", 7},      {"julho", 7},
    {"июля", 7},       {"июль", 7},      {"temmuz", 7},    {"august", 8},    {"aug", 8},      {"agosto", 8},
    {"ago", 8},        {"aout", 8},      {"augustus", 8},  {"sierpnia", 8},  {"sierpien", 8}, {"sie", 8},
    {"августа", 8},    {"август", 8},    {"agustos", 8},   {"september", 9}, {"sep", 9},      {"sept", 9},
    {"septiembre", 9}, {"septembre", 9}, {"settembre", 9}, {"set", 9},       {"wrzesnia", 9}, {"wrzesien", 9},
}};
constexpr std::array<Month, 47> late_months{{
    {"wrz", 9},        {"setembro", 9},   {"сентября", 9},  {"сентябрь", 9},      {"eylul", 9},
    {"october", 10},   {"oct", 10},       {"oktober", 10},  {"okt", 10},          {"octubre", 10},
    {"octobre", 10},   {"ottobre", 10},   {"ott", 10},      {"pazdziernika", 10}, {"pazdziernik", 10},
    {"paz", 10},       {"outubro", 10},   {"out", 10},      {"октября", 10},      {"октябрь", 10},
    {"ekim", 10},      {"november", 11},  {"nov", 11},      {"noviembre", 11},    {"novembre", 11},
    {"listopada", 11}, {"listopad", 11},  {"lis", 11},      {"novembro", 11},     {"ноября", 11},
    {"ноябрь", 11},    {"kasim", 11},     {"december", 12}, {"dec", 12},          {"dezember", 12},
    {"dez", 12},       {"diciembre", 12}, {"dic", 12},      {"decembre", 12},     {"dicembre", 12},
    {"grudnia", 12},   {"grudzien", 12},  {"gru", 12},      {"dezembro", 12},     {"декабря", 12},
    {"декабрь", 12},   {"aralik", 12},
}};

int month_of(std::string_view word) {
  constexpr std::size_t longest = 40;
  if (word.size() < 3 || word.size() > longest) return 0;
  const std::string folded = text::fold_diacritics(text::casefold(word));
  for (const Month& month : months) {
    if (month.name == folded) return month.number;
  }
  for (const Month& month : late_months) {
    if (month.name == folded) return month.number;
  }
  return 0;
}

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

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    Token token;
    token.begin = at;
    token.space_before = space;
    space = false;
    if (is_ascii_digit(text[at])) {
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
        // 年, 月 and 日 stand for themselves.
        while (at < text.size()) {
          const text::Decoded next = text::decode(text, at);
          // A combining mark belongs to the letter before.
          const bool is_mark = next.code >= 0x300 && next.code < 0x370;
          if (!text::is_letter(next.code) && !is_mark) break;
          at += next.size;
          if (first.code >= 0x3000) break;
        }
        token.kind = Token::Kind::word;
        token.value = month_of(text.substr(token.begin, at - token.begin));
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
      const std::size_t year = skip_joints(day + 1);
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
        word(at + 1) == "年" && number(at + 2, 1, 2) && word(at + 3) == "月" && number(at + 4, 1, 2);
    if (!marks && !signs) return std::nullopt;
    end = at + 5;
    return day_of(tokens_[at].value, tokens_[at + 2].value, tokens_[at + 4].value);
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
