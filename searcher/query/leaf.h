// From one word, pattern or phrase of a query, with its field, to a leaf of the tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/date.h"
#include "searcher/query/complaints.h"
#include "searcher/query/lexer.h"
#include "searcher/query/query.h"

namespace morgue {

// The field that words stand in, their own or that of the group around them.
struct FieldScope {
  std::optional<FieldId> field;
  QueryToken::Bound bound = QueryToken::Bound::within;
};

// In a text field (or none) words keep their forms; in others they are whole values.
bool is_text(const FieldScope& scope);

class LeafMaker {
 public:
  LeafMaker(std::string_view query, CivilDay today, Complaints& complaints)
      : query_(query), today_(today), complaints_(complaints) {}

  // `token` within `scope`. `own_field` is the field token directly before it, nullptr where the scope is the
  // group's; `outer` is what it stands in where its own field's value makes no sense.
  Query make(const QueryToken& token, bool exact, const FieldScope& scope, const QueryToken* own_field,
             const FieldScope& outer) const;

 private:
  Query text_leaf(const QueryToken& token, bool exact, const FieldScope& scope) const;
  Query value_leaf(const QueryToken& token, const FieldScope& scope) const;
  std::optional<Query> span_leaf(const QueryToken& token, const FieldScope& scope) const;

  std::string_view query_;
  CivilDay today_;
  Complaints& complaints_;
};

}  // namespace morgue
