// Where on a flattened page the article stands, and which line is its headline.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "indexer/clean/line_scores.h"
#include "indexer/clean/page_lines.h"
#include "indexer/clean/topic_words.h"

namespace morgue {

struct ArticleSpan {
  std::optional<std::size_t> title;  // index of a line
  std::size_t begin = 0;  // indices of lines: the article, its headline included, and where in doubt
  std::size_t end = 0;    // what stands around it
  std::vector<std::size_t> alike{};  // paragraphs below the end that share the words of the article
  TopicIndex topics{};               // the words of the long lines, by index of the line
};

// Headline and text are decided together: a headline is followed by text, most often with a date or an author
// between, and shares words with it; the text ends where menus, lists of links and notes outweigh what reads
// like text. A page with no text to speak of is an article as a whole, without a headline. Lines that are not
// `open`, given the index of each, are passed over like blank ones.
ArticleSpan find_article(const std::vector<PageLine>& lines, const std::vector<LineScore>& scores,
                         const std::function<bool(std::size_t)>& open);

}  // namespace morgue
