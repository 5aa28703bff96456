// From a Query to what Xapian is asked, and to what a highlighter looks for: one reading of the words for both.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "searcher/query/matcher.h"
#include "searcher/query/query.h"

namespace morgue {

// The languages of an index that have stemmers.
struct StemLanguages {
  std::vector<std::string> all;
  std::string main;  // the one that nearly all articles are in; may be empty
};

// Where the databases of an index lie: what is far away takes only queries that Xapian itself knows.
enum class Reach : std::uint8_t { local, remote };

struct BuiltQuery {
  Xapian::Query query;
  std::vector<Matcher> matchers;   // of the clauses that a hit may satisfy; none of excluded clauses
  std::vector<std::string> tags;   // that were asked for as whole values, as compared (value_key)
  bool weighted = false;           // some clause gives a score; otherwise the query is filters alone
  std::vector<std::string> notes;  // what was cut, in sentences
};

class QueryBuilder {
 public:
  // `languages`: whose stems a word may meet. The database is read for patterns and to leave out absent terms; it and
  // the analyzer must outlive the builder.
  QueryBuilder(const Xapian::Database& database, Analyzer& analyzer, StemLanguages languages,
               Reach reach = Reach::local);

  BuiltQuery build(const Query& query);

 private:
  class Build;
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  StemLanguages languages_;
  Reach reach_;
};

}  // namespace morgue
