// UTF-8 without surprises: decoding, boundaries, repair. Offsets are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace morgue::text {

inline constexpr char32_t replacement = 0xFFFD;

// What some programs begin a file of UTF-8 with; it is none of the text.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Decoded {
  char32_t code = replacement;
  std::size_t size = 1;  // bytes taken; 1 for a byte that starts no valid sequence
};

// The character at `at` (< text.size()). Overlong forms, surrogates and cut sequences give `replacement`,
// size 1.
Decoded decode(std::string_view text, std::size_t at);

void append(std::string& out, char32_t code);

// The first byte at or after `at` that is not ASCII, or the end.
std::size_t skip_ascii(std::string_view text, std::size_t at);

bool is_valid(std::string_view text);

// `text` with every invalid byte replaced by U+FFFD.
std::string repair(std::string_view text);

inline bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The last character boundary at or before `at`.
std::size_t floor_boundary(std::string_view text, std::size_t at);

// With the letters of ASCII in lower case.
std::string lower_ascii(std::string_view text);

// ASCII white space, NBSP and kin, taken off both ends.
std::string_view trim(std::string_view text);

}  // namespace morgue::text
