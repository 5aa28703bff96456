// What one text changed against another, word by word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {

struct TextChange {
  enum class Kind : std::uint8_t { same, removed, added };
  Kind kind = Kind::same;
  std::string text;       // with the white space before it
  std::size_t words = 0;  // in it; marks are none
  bool operator==(const TextChange&) const = default;
};

// The way from one text to the other: "same" and "added" together are `to`, "same" and "removed" are `from` but for white
// space, which is not compared and at the end left out. Words and punctuation marks are compared as written. Of a replaced stretch what is
// removed comes first. Time grows with the length times its logarithm: where stretches have too little in common to be
// worth the search, they are told as replaced.
std::vector<TextChange> diff_words(std::string_view from, std::string_view to);

struct WordCounts {
  std::size_t same = 0;
  std::size_t removed = 0;
  std::size_t added = 0;
  bool operator==(const WordCounts&) const = default;
};

WordCounts count_words(const std::vector<TextChange>& changes);

}  // namespace morgue
