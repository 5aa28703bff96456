#include "indexer/clean/topic_words.h"

namespace morgue {

std::vector<std::uint64_t> topic_words(std::string_view low) {
  std::vector<std::uint64_t> words;
  for_each_topic_word(low, [&words](std::uint64_t word) { words.push_back(word); });
  return words;
}

void TopicIndex::add(std::string_view low, std::size_t line) {
  if (first_.empty()) first_.resize(std::size_t{1} << slot_bits);
  for_each_topic_word(low, [&](std::uint64_t word) {
    std::uint32_t& first = first_[slot(word)];
    if (first != 0 && nodes_[first - 1].word == word && nodes_[first - 1].line == line) return;
    nodes_.push_back({word, static_cast<std::uint32_t>(line), first});
    first = static_cast<std::uint32_t>(nodes_.size());
  });
}

}  // namespace morgue
