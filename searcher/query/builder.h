// From a Query to what Xapian is asked, and to what a highlighter looks for: one reading of the words for both.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
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

// What one clause adds to an article's score in one of its texts. Run over matches of the whole query, `query` weighs
// exactly that much.
struct ScorePart {
  std::string clause;      // as typed
  std::string_view where;  // "text", "title", "tags", or the field named
  Xapian::Query query;
};

struct BuiltQuery {
  Xapian::Query query;
  std::vector<ScorePart> parts;  // their weights sum to the score
  // What words typed side by side add where they stand so; in neither `query` nor `parts`.
  std::vector<ScorePart> neighbours;
  std::vector<Matcher> matchers;   // of the clauses that a hit may satisfy; none of excluded clauses
  std::vector<std::string> tags;   // that were asked for as whole values, as compared (value_key)
  bool weighted = false;           // some clause gives a score; otherwise the query is filters alone
  bool positional = false;         // what matches is decided by where words stand, which is slow to tell
  std::vector<std::string> notes;  // what was cut, in sentences
  std::vector<std::string> passed_over;  // stop words that are not asked for
};

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
