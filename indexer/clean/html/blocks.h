// From a part of the tree to paragraphs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/html/dom.h"

namespace morgue::html {

// The blocks of `root` as lines of text, without what is `left_out`, without lists of links and their headings,
// without a heading that is `title`.
std::vector<std::string> take_paragraphs(const Dom& page, std::size_t root, const std::vector<bool>& left_out,
                                         std::string_view title);

}  // namespace morgue::html
