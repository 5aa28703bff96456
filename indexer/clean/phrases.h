// A fixed list of phrases, looked for in one pass over a line.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace morgue {

template <std::size_t size>
class Phrases {
 public:
  // Each of two bytes or more.
  constexpr explicit Phrases(const std::array<std::string_view, size>& phrases) : phrases_(phrases) {
    for (const std::string_view phrase : phrases_) begins_[slot(phrase)] = true;
  }

  constexpr bool begin(std::string_view text) const {
    return text.size() >= 2 && begins_[slot(text)] && is_prefix_of(text);
  }

  constexpr bool stand_in(std::string_view text) const {
    for (; text.size() >= 2; text.remove_prefix(1)) {
      if (begins_[slot(text)] && is_prefix_of(text)) return true;
    }
    return false;
  }

 private:
  // Most places of most lines begin with no two bytes that a phrase begins with.
  static constexpr std::size_t slots = 1024;
  static constexpr std::size_t slot(std::string_view text) {
    return (static_cast<unsigned char>(text[0]) * std::size_t{31} + static_cast<unsigned char>(text[1])) %
           slots;
  }

  constexpr bool is_prefix_of(std::string_view text) const {
    return std::ranges::any_of(phrases_, [text](std::string_view phrase) {
      return phrase[0] == text[0] && phrase[1] == text[1] && text.starts_with(phrase);
    });
  }

  std::array<std::string_view, size> phrases_;
  std::array<bool, slots> begins_{};
};

}  // namespace morgue
