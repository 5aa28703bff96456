// Which words stand in which paragraphs of a page: what tells whether two of its lines are about the same.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/byte_masks.h"

namespace morgue {

// Visits the words of a line that tell what it is about, cut to what most forms of a word share: six bytes, which
// are the key of the word. `low` is in lower case.
inline constexpr std::size_t topic_word_size = 6;
void for_each_topic_word(std::string_view low, auto&& visit) {
  constexpr std::size_t shortest = 4;
  const auto visit_word = [&](std::size_t begin, std::size_t end) {
    if (end - begin < shortest) return;
    const std::size_t size = std::min(end - begin, topic_word_size);
    const bool inside = begin + sizeof(std::uint64_t) <= low.size();
    const std::uint64_t bytes =
        (inside ? text::Eight::at(low.data() + begin) : text::Eight::last_of(low, begin)).bytes();
    visit(bytes & ~std::uint64_t{0} >> 8 * (sizeof bytes - size));
  };
  const auto is_part = [](text::Eight eight) {
    return eight.beyond_ascii() | eight.within('a', 'z') | eight.within('0', '9');
  };
  constexpr std::size_t none = std::string_view::npos;
  std::size_t begin = none;  // of the word that the last block ended in
  for (std::size_t at = 0; at < low.size(); at += text::mask_size) {
    std::uint64_t parts = text::mask_of(low.substr(at), is_part);
    if (begin != none) {
      if (~parts == 0) continue;
      const auto end = static_cast<std::size_t>(std::countr_one(parts));
      visit_word(begin, at + end);
      parts &= ~std::uint64_t{0} << end;
      begin = none;
    }
    while (parts != 0) {
      const auto first = static_cast<std::size_t>(std::countr_zero(parts));
      const std::size_t end = first + static_cast<std::size_t>(std::countr_one(parts >> first));
      if (end == text::mask_size) {
        begin = at + first;
        break;
      }
      visit_word(at + first, at + end);
      parts &= ~std::uint64_t{0} << end;
    }
  }
  if (begin != none) visit_word(begin, low.size());
}

std::vector<std::uint64_t> topic_words(std::string_view low);

// Lines are added in falling order, and are few enough to be counted in 16 bits.
class TopicIndex {
 public:
  static constexpr std::size_t most_lines = (std::size_t{1} << 16U) - 1;

  void add(std::string_view low, std::size_t line);

  // Whether `word` stands in a line of [begin, end) other than `but`.
  bool stands_in(std::uint64_t word, std::size_t begin, std::size_t end, std::size_t but = most_lines) const {
    if (first_.empty()) return false;
    for (std::uint32_t at = first_[slot(word)]; at != 0; at = nodes_[at - 1].next) {
      const Node& node = nodes_[at - 1];
      if (node.word != word) continue;
      if (node.line >= end) return false;
      if (node.line >= begin && node.line != but) return true;
    }
    return false;
  }

 private:
  struct Node {
    std::uint64_t word;
    std::uint32_t line;
    std::uint32_t next;  // of the same slot, in a line further down; counted from 1, 0 for none
  };

  static constexpr unsigned slot_bits = 12;
  static std::size_t slot(std::uint64_t word) { return (word * 0x9E3779B97F4A7C15U) >> (64U - slot_bits); }

  std::vector<std::uint32_t> first_;
  std::vector<Node> nodes_;
};

}  // namespace morgue
