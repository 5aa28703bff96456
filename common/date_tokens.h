// The numbers, words and signs of which written dates are made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace morgue {

struct DateToken {
  enum class Kind : std::uint8_t { number, word, sign };
  Kind kind = Kind::sign;
  std::string_view text;
  int value = -1;         // of a number of up to four digits
  std::size_t begin = 0;  // in bytes
  bool after_space = false;
};

// The first tokens of UTF-8 text, of which they are views: as many as a line with a date may have. A sign is one
// character; units as in "2019年11月" are signs.
std::vector<DateToken> date_tokens(std::string_view text);

// Of any script; -1 for what is no digit.
int digit_value(char32_t code);

// Whether a character belongs to a word, a unit not being one.
bool is_word_part(char32_t code);

}  // namespace morgue
