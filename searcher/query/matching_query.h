// What a query matches, without what only weighs.
#pragma once

#include <xapian.h>

#include <string>

namespace morgue {

// Matches every document. Xapian::Query::MatchAll does too, but is one object with an unguarded count of its owners:
// threads that copy it at the same time free it under each other.
inline Xapian::Query every_article() {
  return Xapian::Query(std::string());
}

// Matches the same documents with fewer postings read: each word of an OR is asked for once, and what only adds to
// scores is left out.
Xapian::Query matching_query(const Xapian::Query& query);

}  // namespace morgue
