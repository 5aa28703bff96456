// Whether, and where, words and phrases stand within a distance of one another: one answer for the search, which has
// the positions of the index, and for the marks, which have the tokens of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace morgue {

struct Proximity {
  bool ordered = false;
  int distance = 1;  // at least 1
};

// The positions that a word or phrase covers in a text, both included.
struct Extent {
  std::uint32_t begin;
  std::uint32_t end;
};

// Where each operand of a NEAR is met, in any order.
using Extents = std::vector<std::vector<Extent>>;

// Operands in any order are tried in all their orders: 2 to the power of their number.
inline constexpr std::size_t most_unordered_operands = 10;

// Whether each operand has an extent such that no two of them overlap and at most distance - 1 words stand between
// them, all gaps taken together: of two operands, the nearest words are at most `distance` positions apart. Time grows
// with the number of extents alone. At most most_unordered_operands operands where the order is free.
bool are_near(const Extents& operands, Proximity proximity);

// One extent of each operand that together satisfy it, as indices.
using NearGroup = std::vector<std::size_t>;

// For each extent that may be the first or the last of such a group, the closest group that it is so in; no two equal.
std::vector<NearGroup> near_groups(const Extents& operands, Proximity proximity);

}  // namespace morgue
