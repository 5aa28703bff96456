// Who wrote the article of a page.
#pragma once

#include <vector>

#include "indexer/clean/html/author_candidates.h"
#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/page_metadata.h"

namespace morgue::html {

// Every candidate, the best ones chosen: what the page states of the article and what it prints beside the headline
// go before what stands elsewhere, names before logins, and both before the outlet and its staff, who are taken
// where the page names nobody else.
std::vector<AuthorCandidate> find_authors(const Dom& page, const PageMetadata& metadata, ArticlePlace place);

}  // namespace morgue::html
