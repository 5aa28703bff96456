// What satisfied a clause of the query, for whoever highlights it: plain data beside the Xapian query.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "searcher/query/proximity.h"

namespace morgue {

// One word, phrase, pattern or NEAR: operands that are met by words side by side.
struct Matcher {
  struct Term {
    std::string name;      // without field prefix
    std::string language;  // meant in texts of this language only; empty: in any
    auto operator<=>(const Term&) const = default;
  };
  using Slot = std::vector<Term>;         // any of these at one position; sorted
  using Sequence = std::vector<Slot>;     // at positions side by side
  using Operand = std::vector<Sequence>;  // any of these

  bool in_title = true;
  bool in_body = true;
  bool in_tags = true;
  bool in_authors = false;
  double weight = 1;              // how telling a match is (an inverse document frequency)
  std::vector<Operand> operands;  // one: wherever it is met; several: where they are near one another
  Proximity proximity;
};

}  // namespace morgue
