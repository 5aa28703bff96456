// What a reader sees of a page as lines, each with its place in the tree.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/pruning.h"

namespace morgue::html {

struct VisibleLine {
  std::string text;
  std::size_t begin = 0;  // the first and the last run of characters
  std::size_t last = 0;
};

// Every line of the page in its order: blocks, cells and <br> part lines, and elements within a line its words; scripts
// and what is no text for readers are left out.
std::vector<VisibleLine> visible_lines(const Dom& page);

// The same, with a new line also where `left_out` changes.
std::vector<VisibleLine> visible_lines(const Dom& page, const std::vector<LeftOut>& left_out);

}  // namespace morgue::html
