// What --before, --after and --past ask beside the query.
#pragma once

#include <optional>

#include "common/date.h"
#include "searcher/options.h"
#include "searcher/query/query.h"

namespace morgue {

// `query` within the bounds that the options set; `published` is the day of the article that --like names. Throws
// Error that names the option where its date is none, or where --past has no day to count from.
Query within_bounds(Query query, const SearcherOptions& options, const std::optional<Date>& published,
                    CivilDay today);

}  // namespace morgue
