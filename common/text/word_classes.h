// The classes of UAX #29 as the word breaker's fast path needs them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace morgue::text {

enum class WordClass : std::uint8_t {
  slow,        // not told apart here: ICU decides
  other,       // parts words
  letter,      // ALetter; ICU counts '@' among them
  digit,       // Numeric
  joiner,      // ExtendNumLet: '_'
  mid_letter,  // joins letters: U+00B7, U+2027
  mid_number,  // joins digits: ',' ';'
  mid_both,    // joins either: '.' and apostrophes
};

struct ClassedChar {
  WordClass word_class = WordClass::slow;
  std::uint8_t size = 1;
};

namespace detail {

inline constexpr char32_t first_two_byte = 0x80;
inline constexpr char32_t end_two_byte = 0x800;

struct ClassRange {
  char32_t first;
  char32_t last;
  WordClass word_class;
};

// What is missing here is slow: marks, soft hyphen and other format characters, unassigned characters,
// scripts with rules of their own (Hebrew), and the fractions and superscripts of Latin-1, which are words
// without being letters.
inline constexpr ClassRange two_byte_ranges[] = {
    {0x00A0, 0x00A9, WordClass::other},  {0x00AA, 0x00AA, WordClass::letter},
    {0x00AB, 0x00AC, WordClass::other},  {0x00AE, 0x00B1, WordClass::other},
    {0x00B4, 0x00B4, WordClass::other},  {0x00B5, 0x00B5, WordClass::letter},
    {0x00B6, 0x00B6, WordClass::other},  {0x00B7, 0x00B7, WordClass::mid_letter},
    {0x00B8, 0x00B8, WordClass::other},  {0x00BA, 0x00BA, WordClass::letter},
    {0x00BB, 0x00BB, WordClass::other},  {0x00BF, 0x00BF, WordClass::other},
    {0x00C0, 0x00D6, WordClass::letter}, {0x00D7, 0x00D7, WordClass::other},
    {0x00D8, 0x00F6, WordClass::letter}, {0x00F7, 0x00F7, WordClass::other},
    {0x00F8, 0x02C1, WordClass::letter},  // Latin, IPA, modifier letters
    {0x0386, 0x0386, WordClass::letter}, {0x0388, 0x038A, WordClass::letter},
    {0x038C, 0x038C, WordClass::letter}, {0x038E, 0x03A1, WordClass::letter},
    {0x03A3, 0x03F5, WordClass::letter}, {0x0400, 0x0481, WordClass::letter},
    {0x048A, 0x052F, WordClass::letter}, {0x060C, 0x060C, WordClass::mid_number},
    {0x061B, 0x061B, WordClass::other},  {0x061F, 0x061F, WordClass::other},
    {0x0620, 0x064A, WordClass::letter}, {0x0660, 0x0669, WordClass::digit},
    {0x0671, 0x06D3, WordClass::letter}, {0x06D4, 0x06D4, WordClass::other},
    {0x06F0, 0x06F9, WordClass::digit},
};

// U+2000 to U+203F, the General Punctuation that shares the lead bytes E2 80.
inline constexpr ClassRange punctuation_ranges[] = {
    {0x2007, 0x2007, WordClass::other},      {0x2010, 0x2017, WordClass::other},
    {0x2018, 0x2019, WordClass::mid_both},   {0x201A, 0x2023, WordClass::other},
    {0x2024, 0x2024, WordClass::mid_both},   {0x2025, 0x2026, WordClass::other},
    {0x2027, 0x2027, WordClass::mid_letter}, {0x2028, 0x2029, WordClass::other},
    {0x2000, 0x2006, WordClass::other},      {0x2008, 0x200B, WordClass::other},
    {0x2030, 0x203E, WordClass::other},
};

template <std::size_t size, std::size_t ranges>
consteval std::array<WordClass, size> class_table(char32_t first, const ClassRange (&list)[ranges]) {
  std::array<WordClass, size> table{};
  for (const ClassRange& range : list) {
    for (char32_t code = range.first; code <= range.last; ++code) table[code - first] = range.word_class;
  }
  return table;
}

consteval std::array<WordClass, 256> ascii_class_table() {
  std::array<WordClass, 256> table{};
  for (std::size_t byte = 0; byte < 0x80; ++byte) table[byte] = WordClass::other;
  for (std::size_t byte = '0'; byte <= '9'; ++byte) table[byte] = WordClass::digit;
  for (std::size_t byte = 'A'; byte <= 'Z'; ++byte) table[byte] = table[byte | 0x20] = WordClass::letter;
  table['@'] = WordClass::letter;
  table['_'] = WordClass::joiner;
  table['.'] = table['\''] = WordClass::mid_both;
  table[','] = table[';'] = WordClass::mid_number;
  return table;
}

inline constexpr auto ascii_classes = ascii_class_table();
inline constexpr auto two_byte_classes =
    class_table<end_two_byte - first_two_byte>(first_two_byte, two_byte_ranges);
inline constexpr auto punctuation_classes = class_table<0x40>(0x2000, punctuation_ranges);

}  // namespace detail

// The class of an ASCII byte; `slow` for every other byte.
constexpr WordClass ascii_class(char byte) {
  return detail::ascii_classes[static_cast<unsigned char>(byte)];
}

constexpr bool is_word_class(WordClass c) {
  return c == WordClass::letter || c == WordClass::digit || c == WordClass::joiner;
}

// The character at `at` (< text.size()). What is no valid sequence is slow.
constexpr ClassedChar classify(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {ascii_class(text[at]), 1};
  if (lead >= 0xC2 && lead <= 0xDF && continues(1)) {
    const unsigned code = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    return {detail::two_byte_classes[code - detail::first_two_byte], 2};
  }
  if (!continues(1) || !continues(2)) return {};
  if (lead == 0xE1 && byte(1) >= 0xB8 && byte(1) <= 0xBB) return {WordClass::letter, 3};  // U+1E00 to U+1EFF
  if (lead != 0xE2) return {};
  if (byte(1) == 0x80) return {detail::punctuation_classes[byte(2) & 0x3F], 3};
  if (byte(1) == 0x82 && byte(2) >= 0xA0) return {WordClass::other, 3};  // U+20A0 to U+20BF, currencies
  if (byte(1) == 0x84 && byte(2) == 0xA2) return {WordClass::other, 3};  // trade mark
  return {};
}

}  // namespace morgue::text
