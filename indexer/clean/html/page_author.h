// Who wrote the article of a page.
#pragma once

#include <string>
#include <vector>

#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/page_metadata.h"

namespace morgue::html {

// Bylines as the page has them, for split_authors: what it states of the article first, then visible bylines, then
// what it states of the page. Never the outlet itself.
std::vector<std::string> find_bylines(const Dom& page, const PageMetadata& metadata);

}  // namespace morgue::html
