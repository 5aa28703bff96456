// What satisfied a clause of the query, for whoever highlights it: plain data beside the Xapian query.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace morgue {

// One word, phrase, pattern or NEAR: sequences of slots, each met by any of its terms.
struct Matcher {
  enum class Order : std::uint8_t { adjacent, ordered, any };

  struct Term {
    std::string name;      // without field prefix
    std::string language;  // meant in texts of this language only; empty: in any
    auto operator<=>(const Term&) const = default;
  };
  using Slot = std::vector<Term>;  // sorted
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

}  // namespace morgue
