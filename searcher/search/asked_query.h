// From a request to what Xapian is asked: what matches, what else the matches are scored by, and their order.
#pragma once

#include <optional>

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "searcher/query/built_query.h"
#include "searcher/search/open_archive.h"
#include "searcher/search/related.h"
#include "searcher/search/results.h"

namespace morgue {

struct AskedQuery {
  BuiltQuery built;                     // its query with all that adds to scores
  Xapian::Query matching;               // what matches, without that
  std::optional<RelatedQuery> related;  // to SearchRequest::like
  bool by_date = false;                 // or else by score

  // All matches of `query`, this or one that narrows it; in no order yet.
  Xapian::Enquire enquire(const Xapian::Database& database, const Xapian::Query& query) const;
};

// What a query matches, and how its words weigh. With `any`, one of the words is enough.
BuiltQuery build_query(const Query& query, const OpenArchive& archive, Analyzer& analyzer, bool any = false);

// Throws Error where the archive cannot be asked so.
AskedQuery ask(const SearchRequest& request, const OpenArchive& archive, Analyzer& analyzer);

// The query as it was understood.
std::string interpreted(const SearchRequest& request, const AskedQuery& asked);

}  // namespace morgue
