// Pages that hold no article: what a crawler was given instead of one.
#pragma once

#include <string>
#include <string_view>

#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/page_metadata.h"

namespace morgue::html {

// Why the page is no article, in a few words: an error page, a consent wall, a page that scripts fill, the
// beginning of an article that has to be paid for. Empty where it may be one: when in doubt, it is. `text` is
// what was found of an article.
std::string why_no_article(const Dom& page, const PageMetadata& metadata, std::string_view title,
                           std::string_view text);

}  // namespace morgue::html
