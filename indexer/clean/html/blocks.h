// From a part of the tree to paragraphs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/pruning.h"

namespace morgue::html {

// Why a heading that is the headline is dropped from the text.
inline constexpr std::string_view repeats_title = "the headline";

// A paragraph, heading, item or line of a table.
struct TextBlock {
  std::string text;
  Tag tag = Tag::p;
  std::size_t node = 0;  // its first run of characters
  std::size_t link_bytes = 0;
  std::size_t links = 0;
  std::string_view dropped;  // why, in a few words; empty where it is kept

  bool is_kept() const { return dropped.empty(); }
  bool all_links() const { return links > 0 && link_bytes * 10 >= text.size() * 8; }
};

// The blocks of `root` in their order, without what is left out. Dropped are lists of links and their headings, what
// announces other articles and what it announces, boilerplate, and a heading that is `title`.
std::vector<TextBlock> article_blocks(const Dom& page, std::size_t root, const std::vector<LeftOut>& left_out,
                                      std::string_view title);

}  // namespace morgue::html
