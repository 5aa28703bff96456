// What changed between two articles, for readers: as git's word diff has it.
#pragma once

#include <cstddef>

#include "searcher/render/pen.h"
#include "searcher/search/results.h"

namespace morgue {

// Removed and added words in colour, or where there is none as [-removed-]{+added+}. Paragraphs stay apart; of a long
// stretch that both have, its ends are shown.
void write_diff(Pen& pen, const ArticleDiff& diff, std::size_t columns);

}  // namespace morgue
