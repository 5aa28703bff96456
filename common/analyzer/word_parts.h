// What the breaker keeps in one word and readers do not: elisions, possessives, "example.com", "a_b".
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/analyzer/characters.h"

namespace morgue {

// French and Italian words that lose their vowel before another one, in byte order.
inline constexpr std::array<std::string_view, 20> elided_words{
    "all", "c",    "d",      "dall", "dell",  "j",      "jusqu", "l",    "lorsqu", "m",
    "n",   "nell", "puisqu", "qu",   "quest", "quoiqu", "s",     "sull", "t",      "un"};

static_assert(std::is_sorted(elided_words.begin(), elided_words.end()));

// The bytes of "l'", "d'", "qu'" ... at the start of a word, the apostrophe included; 0 where there is none.
// The "C" of "C's" is none.
inline std::size_t elision_size(std::string_view word) {
  std::array<char, 8> lowered{};
  for (std::size_t at = 0; at < std::min(word.size(), lowered.size()); ++at) {
    const std::size_t size = apostrophe_size(word.substr(at, 4));
    if (size == 0) {
      lowered[at] = ascii_lower(word[at]);
      continue;
    }
    const std::string_view rest = word.substr(at + size);
    const bool is_elided =
        std::binary_search(elided_words.begin(), elided_words.end(), std::string_view(lowered.data(), at));
    return is_elided && !rest.empty() && rest != "s" && rest != "S" ? at + size : 0;
  }
  return 0;
}

// The bytes of the "'s" that a word of at least one letter more ends with, else 0.
inline std::size_t possessive_size(std::string_view word) {
  if (word.empty() || ascii_lower(word.back()) != 's') return 0;
  for (std::size_t size = 1; size <= 3 && size + 2 <= word.size(); ++size) {
    if (apostrophe_size(word.substr(word.size() - 1 - size, 4)) == size) return size + 1;
  }
  return 0;
}

struct WordPart {
  std::uint32_t begin;  // bytes of the text
  std::uint32_t end;
  bool joins_next;  // only a full stop or an underscore stands before the part after it
};

// Replaces `parts` by those of text[begin, end): cut at full stops between letters, at '_' and '@', and at
// what stands between digits that are no number.
inline void split_word(std::string_view text, std::uint32_t begin, std::uint32_t end,
                       std::vector<WordPart>& parts) {
  parts.clear();
  std::uint32_t start = begin;
  const auto cut = [&](std::uint32_t at, std::size_t size, bool joins) {
    if (at > start) parts.push_back({start, at, joins});
    start = at + static_cast<std::uint32_t>(size);
  };
  for (std::uint32_t at = begin; at < end; ++at) {
    const char c = text[at];
    const bool after_digit = at > begin && is_ascii_digit(text[at - 1]);
    if (c == '_' || (c == '.' && !after_digit)) {
      cut(at, 1, true);
    } else if (c == '@' || (after_digit && (c == ',' || c == ';'))) {
      cut(at, 1, false);
    } else if (after_digit && c != '`') {
      const std::size_t size = apostrophe_size(text.substr(at, 4));
      if (size != 0 && at + size < end && is_ascii_digit(text[at + size])) cut(at, size, false);
    }
  }
  cut(end, 0, false);
  if (!parts.empty()) parts.back().joins_next = false;
}

}  // namespace morgue
