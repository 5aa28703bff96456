// Who covered it: an archive's sources by what they had on a query.
#pragma once

#include <xapian.h>

#include "searcher/search/facets.h"
#include "searcher/search/results.h"

namespace morgue {

// `counted`: the answer to `query`, grouped, its one facet all sources. `sources`: of all articles of the database.
Coverage coverage_of(Results counted, const Xapian::Database& database, const Xapian::Query& query,
                     const ValueCounts& sources);

}  // namespace morgue
