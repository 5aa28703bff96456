// From a Query to what Xapian is asked, and to what a highlighter looks for: one reading of the words for both.
#pragma once

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "searcher/query/built_query.h"
#include "searcher/query/query.h"

namespace morgue {

struct BuildOptions {
  bool any = false;  // alternatives are words that stood side by side, not an OR that somebody wrote
};

class QueryBuilder {
 public:
  // `languages`: whose stems a word may meet. The database is read for patterns and to leave out absent terms; it and
  // the analyzer must outlive the builder.
  QueryBuilder(const Xapian::Database& database, Analyzer& analyzer, StemLanguages languages,
               Reach reach = Reach::local);

  BuiltQuery build(const Query& query, const BuildOptions& options = {});

 private:
  class Build;
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  StemLanguages languages_;
  Reach reach_;
};

}  // namespace morgue
