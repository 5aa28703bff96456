// Which words stand in which paragraphs of a page: what tells whether two of its lines are about the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace morgue {

// Visits the words of a line that tell what it is about, cut to what most forms of a word share: six bytes, which
// are the key of the word. `low` is in lower case.
inline constexpr std::size_t topic_word_size = 6;
void for_each_topic_word(std::string_view low, auto&& visit) {
  constexpr std::size_t shortest = 4;
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t at = 0; at < low.size();) {
    std::uint64_t word = 0;
    std::size_t end = at;
    for (; end < low.size() && is_part(low[end]); ++end) {
      if (end - at < topic_word_size) word = word << 8U | static_cast<unsigned char>(low[end]);
    }
    if (end - at >= shortest) visit(word);
    at = end + 1;
  }
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
