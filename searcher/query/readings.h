// The ways in which a piece of query text may stand in an article, word by word.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "common/analyzer/analyzer.h"

namespace morgue {

// As many readings of a phrase as are asked for, the shortest.
inline constexpr std::size_t most_readings = 16;

// At each of positions side by side, any of these forms; no position is without.
using Reading = std::vector<std::vector<TermForm>>;

// The paths of `lattice`, and those where a word between two others is written in several: "air-raid" for "airraid",
// "US$5bn" for "$5 billion". The index has such a term at its first and at its last position. Only terms that
// `in_index` are asked for so.
std::vector<Reading> readings_of(const TermLattice& lattice,
                                 const std::function<bool(const TermForm&)>& in_index);

}  // namespace morgue
