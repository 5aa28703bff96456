// What an article goes by, where no label says it: title, section, tags.
#pragma once

#include "indexer/clean/page_draft.h"

namespace morgue {

// The headline of the article, else the first line that reads like a title. One of few words, which may be the
// name of the paper or of a section, or one that ends like a sentence, only where there is no other.
void find_title(PageDraft& page);

// A short line next to the headline that names a section of a paper.
void find_section(PageDraft& page);

// "cooperation, defense, S-400, India, Russia" below the text: a list of short items and no sentence.
void find_tags(PageDraft& page);

}  // namespace morgue
