// The texts of articles, as far as comparing them needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "common/copies/shingles.h"
#include "common/copies/signature.h"
#include "indexer/families/article_pools.h"

namespace morgue {

struct ArticleText {
  StoryShingles shingles;
  Bands bands{};  // meaningless where there are no shingles
};

// Reads articles on demand and keeps the latest ones in bounded memory.
class ArticleTexts {
 public:
  // Throws Error where the article cannot be read.
  std::shared_ptr<const ArticleText> read(ArticlePool& pool, std::uint32_t document);

 private:
  using Kept = std::unordered_map<std::uint64_t, std::shared_ptr<const ArticleText>>;

  // Two generations: when the younger is full it becomes the older one, whose articles nobody asked for meanwhile.
  Kept younger_;
  Kept older_;
  std::size_t younger_shingles_ = 0;
};

}  // namespace morgue
