// Which elements of two sequences correspond.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace morgue {

// Marks a common subsequence in both: as many elements in the one as in the other, the first with the first.
struct Correspondence {
  std::vector<bool> first;
  std::vector<bool> second;
};

// The longest one, or near to it where the sequences have little in common: the time is bounded by their length, not by
// its square. Equal numbers are equal elements.
Correspondence align(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second);

}  // namespace morgue
