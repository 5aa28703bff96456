// How much each line of a flattened page reads like the text of an article.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/clean/page_lines.h"

namespace morgue {

struct LineScore {
  double text = 0;          // above 0: a paragraph, the more the longer; below 0: a menu, a label, a link
  bool marker = false;      // heads what stands beside articles: "Related news", "Comments (3)", "Share this"
  bool legal = false;       // copyright and cookie notes
  std::string_view chrome;  // chrome_reason of the line
};

// For each line; nothing for blank ones.
std::vector<LineScore> score_lines(const std::vector<PageLine>& lines);

// Whether `line` heads comments, lists of other articles, or a bar of links.
bool is_marker(const PageLine& line);

}  // namespace morgue
