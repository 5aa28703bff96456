#include "searcher/query/matching_query.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace morgue {

namespace {

using Query = Xapian::Query;

// Weighing nothing and led by a true list of all documents, a filter meets no fault of Xapian 1.4.22 (builder.cc): so it
// must stay.
bool is_filter(const Query& query) {
  return query.get_type() == Query::OP_SCALE_WEIGHT && query.get_subquery(0).get_type() == Query::OP_FILTER;
}

// The alternatives of nested ORs in one list, each word once.
class Alternatives {
 public:
  void add(const Query& query) {
    if (is_filter(query)) {
      all_.push_back(query);
      return;
    }
    switch (query.get_type()) {
      case Query::OP_OR:
      case Query::OP_SYNONYM:
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) add(query.get_subquery(i));
        break;
      case Query::OP_SCALE_WEIGHT:
      case Query::OP_AND_MAYBE:
        add(query.get_subquery(0));
        break;
      case Query::LEAF_TERM:
        if (words_.insert(*query.get_terms_begin()).second) all_.push_back(query);
        break;
      default:
        all_.push_back(matching_query(query));
    }
  }

  Query joined() const {
    return all_.size() == 1 ? all_.front() : Query(Query::OP_OR, all_.begin(), all_.end());
  }

 private:
  std::set<std::string> words_;
  std::vector<Query> all_;
};

}  // namespace

Query matching_query(const Query& query) {
  if (is_filter(query)) return query;
  switch (query.get_type()) {
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      Alternatives alternatives;
      alternatives.add(query);
      return alternatives.joined();
    }
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
      return matching_query(query.get_subquery(0));
    case Query::OP_AND:
    case Query::OP_FILTER:
    case Query::OP_AND_NOT: {
      std::vector<Query> parts;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        parts.push_back(matching_query(query.get_subquery(i)));
      }
      return {query.get_type(), parts.begin(), parts.end()};
    }
    default:
      return query;
  }
}

}  // namespace morgue
