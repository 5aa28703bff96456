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
  constexpr auto parts_words = [] {
    std::array<bool, 256> bytes{};
    for (const unsigned char byte : {' ', ',', '.', '!', '?', ':'}) bytes[byte] = true;
    return bytes;
  }();
  low = low.substr(0, enough);
  for (std::size_t begin = 0, at = 0; at <= low.size(); ++at) {
    if (at < low.size() && !parts_words[static_cast<unsigned char>(low[at])]) continue;
    const std::size_t size = at - begin;
    if (size >= 2 && size <= 10 && words.contain(low.substr(begin, size))) return true;
    begin = at + 1;
  }
  return false;
}

}  // namespace

Looks look_at(const PageLine& line) {
  constexpr std::size_t enough = 240;
  // Of other bytes only the first of a word tells anything.
  constexpr auto telling = [] {
    std::array<bool, 256> bytes{};
    for (const unsigned char byte : {':', '@', 'w', '"'}) bytes[byte] = true;
    for (unsigned char byte = '0'; byte <= '9'; ++byte) bytes[byte] = true;
    bytes[0xE2] = bytes[0xC2] = true;
    return bytes;
  }();
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
    if (before != ' ' && !telling[static_cast<unsigned char>(c)]) {
      before = c;
      continue;
    }
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
