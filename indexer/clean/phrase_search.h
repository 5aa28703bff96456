// A fixed list of phrases, looked for anywhere in a line in one pass.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace morgue {

// Each phrase is known by its rarest two neighbouring bytes: most places of most lines have none of these, and few
// phrases are compared in vain.
template <std::size_t size>
class PhraseSearch {
 public:
  // Each is of two bytes or more.
  constexpr explicit PhraseSearch(const std::array<std::string_view, size>& phrases) : phrases_(phrases) {
    static_assert(size < UINT16_MAX);
    for (std::size_t i = 0; i < size; ++i) {
      pair_[i] = rarest_pair(phrases_[i]);
      Place& first = first_[slot(phrases_[i][pair_[i]], phrases_[i][pair_[i] + 1])];
      next_[i] = first;
      first = static_cast<Place>(i + 1);
    }
  }

  // Visits the place in the list of each phrase that stands in `text`, as often as it does, till `visit` is false.
  constexpr void for_each_in(std::string_view text, const auto& visit) const {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      for (std::size_t i = first_[slot(text[at], text[at + 1])]; i != 0; i = next_[i - 1]) {
        const std::size_t pair = pair_[i - 1];
        const std::string_view phrase = phrases_[i - 1];
        if (pair <= at && text[at - pair] == phrase[0] && text.substr(at - pair).starts_with(phrase) &&
            !visit(i - 1))
          return;
      }
    }
  }

  constexpr bool stand_in(std::string_view text) const {
    bool found = false;
    for_each_in(text, [&found](std::size_t) {
      found = true;
      return false;
    });
    return found;
  }

 private:
  using Place = std::conditional_t < size<UINT8_MAX, std::uint8_t, std::uint16_t>;

  // Six bits of each byte tell letters and signs apart, five most of them; few pairs share a slot.
  static constexpr unsigned byte_bits = size < 32 ? 5 : 6;
  static constexpr std::size_t slots = std::size_t{1} << 2 * byte_bits;
  static constexpr std::size_t slot(char first, char second) {
    constexpr unsigned byte_mask = (1U << byte_bits) - 1;
    return (static_cast<unsigned char>(first) & byte_mask) << byte_bits |
           (static_cast<unsigned char>(second) & byte_mask);
  }

  // How rare a byte is in the languages of the press; bytes of no letter stand between words, which are frequent.
  static constexpr std::size_t rarity(char c) {
    constexpr std::string_view by_frequency = "e natisrodlhcumgpfbvw.,ykzjxq";
    const std::size_t place = by_frequency.find(c);
    return place == std::string_view::npos ? by_frequency.size() : place;
  }

  static constexpr std::uint8_t rarest_pair(std::string_view phrase) {
    std::size_t best = 0;
    for (std::size_t at = 1; at + 1 < phrase.size(); ++at) {
      if (rarity(phrase[at]) + rarity(phrase[at + 1]) > rarity(phrase[best]) + rarity(phrase[best + 1]))
        best = at;
    }
    return static_cast<std::uint8_t>(best);
  }

  std::array<std::string_view, size> phrases_;
  std::array<std::uint8_t, size> pair_{};  // where in the phrase its rarest pair begins
  // Places in the list counted from 1, 0 for none: the first of each slot, and the next of the same slot.
  std::array<Place, slots> first_{};
  std::array<Place, size> next_{};
};

}  // namespace morgue
