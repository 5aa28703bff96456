// The headline of a page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/page_metadata.h"

namespace morgue::html {

// The visible headline that the page's stated titles agree with; without one, a stated title without the name of
// the outlet. Empty where the page has none.
std::string find_title(const Dom& page, const PageMetadata& metadata);

// The heading that says `title`, else the first main one; the number of nodes where there is none.
std::size_t headline_node(const Dom& page, std::string_view title);

// "Talks end - The Post" without what the outlet adds. `site` may be empty.
std::string without_outlet(std::string_view title, std::string_view site);

}  // namespace morgue::html
