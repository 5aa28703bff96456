#include "common/date_tokens.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

// No date has more tokens, and no line that is worth it.
constexpr std::size_t most_tokens = 400;

// Chinese, Japanese and Korean dates are numbers with their unit behind them.
bool is_unit(char32_t code) {
  constexpr std::array<char32_t, 9> units{U'年', U'月', U'日', U'时', U'時', U'分', U'년', U'월', U'일'};
  return std::ranges::find(units, code) != units.end();
}

}  // namespace

int digit_value(char32_t code) {
  constexpr std::array<char32_t, 5> zeros{U'0', 0x660, 0x6F0, 0x966, 0xFF10};
  for (const char32_t zero : zeros) {
    if (code >= zero && code < zero + 10) return static_cast<int>(code - zero);
  }
  return -1;
}

bool is_word_part(char32_t code) {
  constexpr char32_t first_indic = 0x900;
  constexpr char32_t last_indic = 0xDFF;
  return (text::is_letter(code) && !is_unit(code)) || (code >= first_indic && code <= last_indic);
}

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> tokens;
  bool space = true;
  for (std::size_t at = 0; at < text.size() && tokens.size() < most_tokens;) {
    const text::Decoded first = text::decode(text, at);
    if (text::is_space(first.code)) {
      space = true;
      at += first.size;
      continue;
    }
    DateToken token;
    token.begin = at;
    token.after_space = std::exchange(space, false);
    std::size_t end = at + first.size;
    const auto take_while = [&](auto accept) {
      while (end < text.size()) {
        const text::Decoded next = text::decode(text, end);
        if (!accept(next.code)) break;
        end += next.size;
      }
    };
    if (const int digit = digit_value(first.code); digit >= 0) {
      token.kind = DateToken::Kind::number;
      // "3 de mayo de 202221:25", "23 December 202323 December 2023": the hour or a second date ran into the year.
      const std::string_view rest = text.substr(at);
      constexpr std::size_t year_and_hour = 6;
      const bool glued = (rest.starts_with("19") || rest.starts_with("20")) &&
                         rest.find_first_not_of("0123456789") == year_and_hour &&
                         (rest[year_and_hour] == ':' || rest[year_and_hour] == ' ');
      int value = digit;
      std::size_t digits = 1;
      take_while([&](char32_t code) {
        const int next = digit_value(code);
        if (next < 0 || (glued && digits == 4)) return false;
        if (++digits <= 4) value = value * 10 + next;
        return true;
      });
      token.value = digits <= 4 ? value : -1;
    } else if (is_word_part(first.code)) {
      token.kind = DateToken::Kind::word;
      take_while(is_word_part);
    }
    token.text = text.substr(at, end - at);
    tokens.push_back(token);
    at = end;
  }
  return tokens;
}

}  // namespace morgue
