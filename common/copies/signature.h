// A few numbers by which texts that overlap find each other: MinHash (Broder 1997) in bands (Indyk, Motwani 1998).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace morgue {

// Two texts of Jaccard similarity s share a band with probability 1 - (1 - s^rows)^bands: .995 at s = .6, .97 at .5,
// and one pair in 800 at .01. More bands find little more (docs/decisions/0012-families.md). On disk: do not change.
inline constexpr std::size_t band_count = 12;
inline constexpr std::size_t rows_per_band = 2;

// Before the band's letter and the hash of its rows: terms of whole articles, without positions.
inline constexpr std::string_view band_prefix = "XB";

using Bands = std::array<std::uint64_t, band_count>;

// By one permutation hashing with optimal densification (Shrivastava 2017): each hash is looked at once. `shingles`
// may hold repeated hashes, in any order, and must not be empty.
Bands bands_of(std::span<const std::uint64_t> shingles);

std::string band_term(std::size_t band, std::uint64_t value);

}  // namespace morgue
