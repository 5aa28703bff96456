// Lines that say themselves what they are: front matter, "Source: ...", "Tags: ...", and a labelled date that ran
// together with the title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/page_draft.h"

namespace morgue {

// The items of a list that commas, semicolons, bars or middle dots part; none is empty.
std::vector<std::string> split_items(std::string_view list);

// Drops the fences of "---\ntitle: ...\n---"; what stands between them counts as the head of the page.
void find_front_matter(PageDraft& page);

// Among the first lines every label but those of dates, which publication_lines.h reads; among the last ones tags.
void find_labelled(PageDraft& page);

// "date 2019-11-07 Russia, India to maintain ..." among the first lines.
void find_glued_titles(PageDraft& page);

}  // namespace morgue
