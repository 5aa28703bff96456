#include "indexer/families/article_texts.h"

#include <utility>

#include "common/stored_article.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

// Of eight bytes, in each of two generations.
constexpr std::size_t shingles_kept = 2'000'000;

}  // namespace

ArticleTexts::ArticleTexts(const std::vector<LocalSegment>& segments) {
  for (const LocalSegment& segment : segments) by_entry_.emplace(segment.entry, &segment);
}

std::shared_ptr<const ArticleText> ArticleTexts::read(const ArticlePlace& place) {
  const std::uint64_t key = place_key(place);
  if (const auto kept = younger_.find(key); kept != younger_.end()) return kept->second;
  std::shared_ptr<const ArticleText> text;
  if (const auto kept = older_.find(key); kept != older_.end()) {
    text = kept->second;
  } else {
    const LocalSegment& segment = *by_entry_.at(place.entry);
    const Article article = with_xapian(segment.path, [&] {
      return decode_stored_article(segment.database.get_document(place.document).get_data());
    });
    tokens_.clear();
    // Its words alone: stems are not compared.
    analyzer_.analyze(article.text, "", 1, tokens_);
    auto made = std::make_shared<ArticleText>();
    made->shingles = story_shingles(tokens_);
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
