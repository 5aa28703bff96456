// The copies of an article in an index, as a query that meets them and nothing else.
#pragma once

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "common/article.h"

namespace morgue {

// Meets the article itself (by its id, where it has one), its family, and whatever are_copies calls a copy of it, with
// that one's family: so it serves for a text that is not in the index as well, and across indexes, each of which has
// families of its own. An empty query where there is nothing to meet.
Xapian::Query copies_of(const Article& article, const Xapian::Database& database, Analyzer& analyzer);

}  // namespace morgue
