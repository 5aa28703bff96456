// Texts made of numbered words, for tests of what copies have in common.
#pragma once

#include <cstddef>
#include <string>

namespace morgue::sample {

// `count` words that no text of another `story` has, in sentences of ten.
inline std::string story_words(const std::string& story, std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = first; i < first + count; ++i) {
    text += story + std::to_string(i) + (i % 10 == 9 ? ". " : " ");
  }
  return text;
}

}  // namespace morgue::sample
