// What would help somebody whose query found nothing.
#pragma once

#include <string>
#include <vector>

#include "searcher/search/results.h"

namespace morgue {

// Lines for stderr: that nothing was found, the suggestion, and from the explanation which clauses match nothing, what
// would be found without one of them, or that only their combination fails. `results` has no hit.
std::vector<std::string> advice_for_nothing(const Results& results);

}  // namespace morgue
