// Who wrote about it, in the order in which they began.
#pragma once

#include <cstddef>

#include "searcher/render/pen.h"
#include "searcher/search/results.h"

namespace morgue {

// Writes nothing where nothing was found.
void write_coverage(Pen& pen, const Coverage& coverage, std::size_t columns);

}  // namespace morgue
