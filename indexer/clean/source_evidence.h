// What a page says about who published it, where it does not state it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/page_lines.h"

namespace morgue {

// The outlet by the page's own words: "Follow X on Google News", "X uses cookies", "© 2022 X. All rights
// reserved". Empty where there is none.
std::string source_of_page(const std::vector<PageLine>& lines);

// The outlet by the text of its article: "X reports citing TASS", "As reported by X.com earlier this month".
std::string source_in_text(std::string_view text);

}  // namespace morgue
