// When articles first came in, as their documents tell.
#pragma once

#include <xapian.h>

#include <string>

#include "searcher/search/results.h"

namespace morgue {

// The `ingested` key of the article's first version.
std::string arrival_of(const Xapian::Document& document);

// The documents whose articles first came in within the span.
Xapian::Query arrived_within(const ArrivalSpan& span);

// Bounds of what the database holds: no article came in earlier or later; both empty where there is none.
ArrivalSpan arrivals_of(const Xapian::Database& database);

}  // namespace morgue
