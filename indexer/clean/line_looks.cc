#include "indexer/clean/line_looks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "indexer/clean/phrases.h"

namespace morgue {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool speaks_to_reader(std::string_view low) {
  constexpr Phrases words(std::to_array<std::string_view>(
      {"you",   "your",  "our",     "us",      "ihr",    "ihre", "ihren",      "ihrer", "du",
       "dein",  "deine", "dir",     "unser",   "unsere", "uns",  "votre",      "vous",  "nos",
       "notre", "su",    "nuestro", "nuestra", "tu",     "te",   "suscríbete", "nosso"}));
  constexpr std::size_t enough = 240;
  low = low.substr(0, enough);
  while (!low.empty()) {
    std::size_t end = 0;
    while (end < low.size() && low[end] != ' ' && low[end] != ',' && low[end] != '.' && low[end] != '!' &&
           low[end] != '?' && low[end] != ':')
      ++end;
    if (end >= 2 && end <= 10 && words.contain(low.substr(0, end))) return true;
    low.remove_prefix(std::min(end + 1, low.size()));
  }
  return false;
}

}  // namespace

Looks look_at(const PageLine& line) {
  constexpr std::size_t enough = 240;
  const std::size_t end = std::min({line.low.size(), line.text.size(), enough});
  const std::string_view low = std::string_view(line.low).substr(0, end);
  const std::string_view text = std::string_view(line.text).substr(0, end);
  Looks looks;
  std::size_t words = 0;
  std::size_t upper = 0;
  std::size_t digits = 0;
  char before = ' ';
  for (std::size_t i = 0; i < end; ++i) {
    const char c = low[i];
    digits += is_digit(c) ? 1 : 0;
    if (before == ' ' && c != ' ') {
      ++words;
      // In upper case where `low` differs; of a letter beyond ASCII, in its second byte.
      const bool wide = static_cast<unsigned char>(c) >= 0xC3 && i + 1 < end;
      upper += text[i] != c || (wide && text[i + 1] != low[i + 1]) ? 1 : 0;
    }
    if (c == ':') {
      looks.hour =
          looks.hour || (is_digit(before) && i + 2 < end && is_digit(low[i + 1]) && is_digit(low[i + 2]));
      looks.address = looks.address || low.substr(i).starts_with("://");
    }
    looks.address = looks.address || c == '@' || (c == 'w' && low.substr(i).starts_with("www."));
    looks.quotation =
        looks.quotation || c == '"' ||
        (c == '\xE2' && i + 2 < end && (low.substr(i).starts_with("“") || low.substr(i).starts_with("„"))) ||
        (c == '\xC2' && low.substr(i).starts_with("«"));
    before = c;
  }
  looks.digits = std::min(share(digits, end), 0.25);
  looks.capitals = share(upper, words);
  looks.speaks_to_reader = speaks_to_reader(low);
  return looks;
}

}  // namespace morgue
