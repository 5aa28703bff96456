#include "indexer/families/article_texts.h"

#include <utility>

namespace morgue {

namespace {

// Of eight bytes, in each of two generations.
constexpr std::size_t shingles_kept = 2'000'000;

}  // namespace

std::shared_ptr<const ArticleText> ArticleTexts::read(ArticlePool& pool, std::uint32_t document) {
  const std::uint64_t key = place_key({pool.entry(), document});
  if (const auto kept = younger_.find(key); kept != younger_.end()) return kept->second;
  std::shared_ptr<const ArticleText> text;
  if (const auto kept = older_.find(key); kept != older_.end()) {
    text = kept->second;
  } else {
    auto made = std::make_shared<ArticleText>();
    made->shingles = story_shingles(pool.shingles(document));
    if (!made->shingles.text.empty()) made->bands = bands_of(made->shingles.text);
    text = std::move(made);
  }
  if (younger_shingles_ + text->shingles.text.size() > shingles_kept) {
    older_ = std::exchange(younger_, {});
    younger_shingles_ = 0;
  }
  younger_shingles_ += text->shingles.text.size();
  younger_.emplace(key, text);
  return text;
}

}  // namespace morgue
