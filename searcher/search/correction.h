// Did you mean: a query whose words the index has.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "searcher/query/query.h"

namespace morgue {

// The query with each word that is met nowhere replaced by the nearest one; nullopt where there is none to replace.
// `is_met`: whether a query finds anything. `nearest`: a word of the index, or empty; it is given words folded.
std::optional<Query> corrected_query(const Query& query, const std::function<bool(const Query&)>& is_met,
                                     const std::function<std::string(const std::string&)>& nearest);

}  // namespace morgue
