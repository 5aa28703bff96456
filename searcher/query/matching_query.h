// What a query matches, without what only weighs.
#pragma once

#include <xapian.h>

namespace morgue {

// Matches the same documents with fewer postings read: each word of an OR is asked for once, and what only adds to
// scores is left out.
Xapian::Query matching_query(const Xapian::Query& query);

}  // namespace morgue
