// Lines that belong to the site and not to the article.
#pragma once

#include "indexer/clean/page_draft.h"

namespace morgue {

// Menus above the headline, and what stands below the text where it is plainly none of the article.
void drop_what_stands_around(PageDraft& page);

// Lines that articles of one source have in common, where they stand around the text or are no sentences.
void drop_repeated(PageDraft& page, const RepeatedLines::Lines* repeated);

// Lines of the site's furniture wherever they stand, and repetitions of the headline.
void drop_chrome(PageDraft& page);

}  // namespace morgue
