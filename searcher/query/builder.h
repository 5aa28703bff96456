// From a Query to what Xapian is asked, and to what a highlighter looks for: one reading of the words for both.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "searcher/query/query.h"

namespace morgue {

// What satisfied one word, phrase, pattern or NEAR of the query: sequences of slots, each met by any of its terms.
struct Matcher {
  enum class Order : std::uint8_t { adjacent, ordered, any };

  using Slot = std::vector<std::string>;  // term names without field prefix, sorted
  struct Alternative {
    std::vector<Slot> slots;  // one: any token with such a term
    Order order = Order::adjacent;
    std::size_t window = 0;  // positions that all slots lie within, for ordered and any
  };

  bool in_title = true;
  bool in_body = true;
  double weight = 1;  // how telling a match is (an inverse document frequency)
  std::vector<Alternative> alternatives;
};

struct BuiltQuery {
  Xapian::Query query;
  std::vector<Matcher> matchers;   // of the clauses that a hit may satisfy; none of excluded clauses
  bool weighted = false;           // some clause gives a score; otherwise the query is filters alone
  std::vector<std::string> notes;  // what was cut, in sentences
};

class QueryBuilder {
 public:
  // `languages`: whose stems a word may meet. The database is read for patterns and to leave out absent terms; it and
  // the analyzer must outlive the builder.
  QueryBuilder(const Xapian::Database& database, Analyzer& analyzer, std::vector<std::string> languages);

  BuiltQuery build(const Query& query);

 private:
  class Build;
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  std::vector<std::string> languages_;
};

}  // namespace morgue
