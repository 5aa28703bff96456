// The few characters beyond ASCII that words are written with: apostrophes, hyphens, spaces that do not
// break.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace morgue {

// Chinese characters and Japanese kana: written without spaces, so that only a dictionary parts words.
constexpr bool is_han_or_kana(char32_t c) {
  return c == 0x3005 || c == 0x3007 || (c >= 0x3041 && c <= 0x3096) || (c >= 0x309D && c <= 0x309F) ||
         (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3134F);
}

constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_ascii_letter(char c) {
  return is_ascii_upper(c) || is_ascii_lower(c);
}
constexpr char ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c | 0x20) : c;
}
constexpr bool is_ascii_byte(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

constexpr bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (!is_ascii_byte(c)) return false;
  }
  return true;
}

namespace detail {

template <std::size_t count>
constexpr std::size_t size_of_any(std::string_view rest,
                                  const std::array<std::string_view, count>& sequences) {
  for (const std::string_view sequence : sequences) {
    if (rest.starts_with(sequence)) return sequence.size();
  }
  return 0;
}

}  // namespace detail

// Each gives the bytes of the character that `rest` starts with, 0 where it is another one.

constexpr std::size_t apostrophe_size(std::string_view rest) {
  if (rest.empty()) return 0;
  if (is_ascii_byte(rest[0])) return rest[0] == '\'' || rest[0] == '`' ? 1 : 0;
  return detail::size_of_any<4>(rest, {"\u2019", "\u2018", "\u02BC", "\uFF07"});
}

// Hyphens, the en dash and the minus sign; the em dash parts clauses and is none.
constexpr std::size_t hyphen_size(std::string_view rest) {
  if (rest.empty()) return 0;
  if (is_ascii_byte(rest[0])) return rest[0] == '-' ? 1 : 0;
  return detail::size_of_any<4>(rest, {"\u2010", "\u2011", "\u2013", "\u2212"});
}

// No-break, narrow no-break and thin space.
constexpr std::size_t tight_space_size(std::string_view rest) {
  if (rest.empty() || is_ascii_byte(rest[0])) return 0;
  return detail::size_of_any<3>(rest, {"\u00A0", "\u202F", "\u2009"});
}

}  // namespace morgue
