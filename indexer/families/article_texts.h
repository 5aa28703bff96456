// The texts of indexed articles, as far as comparing them needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "common/copies/shingles.h"
#include "common/copies/signature.h"
#include "indexer/write/deletions.h"
#include "indexer/write/local_segments.h"

namespace morgue {

struct ArticleText {
  StoryShingles shingles;
  Bands bands{};  // meaningless where there are no shingles
};

// Reads and analyzes articles on demand and keeps the latest ones in bounded memory.
class ArticleTexts {
 public:
  explicit ArticleTexts(const std::vector<LocalSegment>& segments);

  // Throws Error where the article cannot be read.
  std::shared_ptr<const ArticleText> read(const ArticlePlace& place);

 private:
  using Kept = std::unordered_map<std::uint64_t, std::shared_ptr<const ArticleText>>;

  std::unordered_map<std::size_t, const LocalSegment*> by_entry_;
  Analyzer analyzer_;
  TokenList tokens_;
  // Two generations: when the younger is full it becomes the older one, whose articles nobody asked for meanwhile.
  Kept younger_;
  Kept older_;
  std::size_t younger_shingles_ = 0;
};

// A place as one number, ascending as places are.
constexpr std::uint64_t place_key(const ArticlePlace& place) {
  return (static_cast<std::uint64_t>(place.entry) << 32) | place.document;
}
constexpr ArticlePlace place_of_key(std::uint64_t key) {
  return {static_cast<std::size_t>(key >> 32), static_cast<std::uint32_t>(key)};
}

}  // namespace morgue
