// Lines near the headline that name the author.
#pragma once

#include <cstddef>

#include "indexer/clean/page_draft.h"

namespace morgue {

// Line `i`, where it begins as bylines do and names follow, with or without a date behind a bar.
void take_byline(PageDraft& page, std::size_t i);

// "Swantje Schemmerling | 06.11.23", "von Anja Schmoll am 14. Mai 2014": whether line `i` named the author, and
// no other line had before. What becomes of the line is left to the caller, who knows its date.
bool take_name_before_date(PageDraft& page, std::size_t i);

// A line of nothing but a name next to the date of the article. The page has a line of the headline.
void find_bare_name(PageDraft& page);

}  // namespace morgue
