#include "common/copies/signature.h"

#include <limits>

namespace morgue {

namespace {

constexpr std::size_t bin_count = band_count * rows_per_band;

constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();

// Seven digits of 5 bits: of a million articles some hundred pairs meet in a band by chance.
constexpr std::size_t digits = 7;
constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";

constexpr std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
  value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
  return value ^ (value >> 32);
}

using Bins = std::array<std::uint64_t, bin_count>;

// An empty bin takes the value of another one, chosen by a sequence that is the bin's own: texts with the same
// empty bins choose alike.
Bins densified(const Bins& sparse) {
  Bins dense = sparse;
  for (std::size_t bin = 0; bin < bin_count; ++bin) {
    for (std::uint64_t attempt = 1; dense[bin] == empty; ++attempt) {
      dense[bin] = sparse[mixed(attempt * bin_count + bin) % bin_count];
    }
  }
  return dense;
}

}  // namespace

Bands bands_of(std::span<const std::uint64_t> shingles) {
  Bins bins;
  bins.fill(empty);
  for (const std::uint64_t shingle : shingles) {
    std::uint64_t& least = bins[((shingle >> 32) * bin_count) >> 32];
    if (shingle < least) least = shingle;
  }
  bins = densified(bins);
  Bands bands{};
  for (std::size_t band = 0; band < band_count; ++band) {
    for (std::size_t row = 0; row < rows_per_band; ++row) {
      bands[band] = mixed(bands[band] + bins[band * rows_per_band + row]);
    }
  }
  return bands;
}

std::string band_term(std::size_t band, std::uint64_t value) {
  std::string term(band_prefix);
  term += static_cast<char>('a' + band);
  for (std::size_t digit = 0; digit < digits; ++digit, value >>= 5) term += alphabet[value & 31];
  return term;
}

}  // namespace morgue
