// The article's own text within a page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/html/blocks.h"
#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/pruning.h"

namespace morgue::html {

struct MainText {
  std::vector<std::string> paragraphs;
  std::size_t root = 0;           // the element that holds them
  std::vector<TextBlock> blocks;  // of the root: the paragraphs, and what was dropped between them
  std::vector<LeftOut>
      left_out;  // each node of the page; what stands outside the root is not of the article either
};

// Paragraphs, headings, lists and tables of the article in their order. Left out: navigation, teasers, lists of
// other articles, captions, comments, what asks to share, subscribe or accept; a heading that says `title`
// again. A page without anything of that kind gives its whole visible text.
MainText find_main_text(const Dom& page, std::string_view title);

}  // namespace morgue::html
