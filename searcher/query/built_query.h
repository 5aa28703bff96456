// What a query has become: what Xapian is asked, and what a highlighter looks for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "searcher/query/matcher.h"

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

}  // namespace morgue
