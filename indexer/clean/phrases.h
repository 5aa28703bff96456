// A fixed list of phrases, compared with a line or with its beginning; phrase_search.h looks for them anywhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace morgue {

template <std::size_t size>
class Phrases {
 public:
  // None is empty. One of a single byte is known to `contain` alone.
  constexpr explicit Phrases(const std::array<std::string_view, size>& phrases) : phrases_(phrases) {
    static_assert(size < UINT16_MAX);
    for (std::size_t i = 0; i < size; ++i) {
      std::uint16_t& first = first_[slot(phrases_[i])];
      next_[i] = first;
      first = static_cast<std::uint16_t>(i + 1);
    }
  }

  // Whether `text` is one of them.
  constexpr bool contain(std::string_view text) const {
    return !text.empty() && any_of_slot(text, [text](std::string_view phrase) { return phrase == text; });
  }

  constexpr bool begin(std::string_view text) const {
    return begin(text, [](std::string_view) { return true; });
  }

  // Whether `text` begins with one of them and `accept` takes what follows it.
  constexpr bool begin(std::string_view text, const auto& accept) const {
    return text.size() >= 2 && any_of_slot(text, [&](std::string_view phrase) {
             return phrase[0] == text[0] && text.starts_with(phrase) && accept(text.substr(phrase.size()));
           });
  }

 private:
  // Most places of most lines begin with no two bytes that a phrase begins with; where they do, only the
  // phrases with these two are compared.
  static constexpr std::size_t slots = 1024;
  static constexpr std::size_t slot(std::string_view text) {
    const auto second = static_cast<unsigned char>(text.size() < 2 ? '\0' : text[1]);
    return (static_cast<unsigned char>(text[0]) * std::size_t{31} + second) % slots;
  }

  constexpr bool any_of_slot(std::string_view text, const auto& fits) const {
    for (std::size_t i = first_[slot(text)]; i != 0; i = next_[i - 1]) {
      if (fits(phrases_[i - 1])) return true;
    }
    return false;
  }

  std::array<std::string_view, size> phrases_;
  // Places in the list counted from 1, 0 for none: the first of each slot, and the next of the same slot.
  std::array<std::uint16_t, slots> first_{};
  std::array<std::uint16_t, size> next_{};
};

}  // namespace morgue
