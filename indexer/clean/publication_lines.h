// Lines that tell when the article was published, and by whom.
#pragma once

#include "indexer/clean/page_draft.h"

namespace morgue {

// Around the headline first: a date among the first lines of the page may be the day it was taken. Then the head
// and the end of the page; a line in the text, the last change and the site's clock only where nothing else
// states a day.
void find_dates_and_bylines(PageDraft& page);

}  // namespace morgue
