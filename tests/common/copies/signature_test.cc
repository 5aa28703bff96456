#include "common/copies/signature.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

namespace morgue {
namespace {

std::vector<std::uint64_t> random_hashes(std::mt19937_64& random, std::size_t count) {
  std::vector<std::uint64_t> hashes(count);
  for (std::uint64_t& hash : hashes) hash = random();
  return hashes;
}

bool share_a_band(const Bands& a, const Bands& b) {
  for (std::size_t band = 0; band < band_count; ++band) {
    if (a[band] == b[band]) return true;
  }
  return false;
}

// How many of 500 pairs of sets of that similarity share a band.
int found_of_500(double jaccard, std::size_t size) {
  std::mt19937_64 random(7);
  int found = 0;
  for (int i = 0; i < 500; ++i) {
    // |A| = |B| = size and |A and B| = common: J = common / (2 size - common).
    const auto common = static_cast<std::size_t>(jaccard * 2 * static_cast<double>(size) / (1 + jaccard));
    std::vector<std::uint64_t> a = random_hashes(random, common);
    std::vector<std::uint64_t> b = a;
    for (const std::uint64_t hash : random_hashes(random, size - common)) a.push_back(hash);
    for (const std::uint64_t hash : random_hashes(random, size - common)) b.push_back(hash);
    found += share_a_band(bands_of(a), bands_of(b)) ? 1 : 0;
  }
  return found;
}

TEST(Bands, AreSharedByTextsThatOverlapAndHardlyByOthers) {
  struct Case {
    const char* name;
    double jaccard;
    std::size_t size;
    int least;
    int most;
  };
  // 1 - (1 - s^2)^12 of 500, with three standard deviations to either side.
  const Case cases[] = {
      {"equal texts always", 1, 400, 500, 500},
      {"nearly all of texts alike by seven tenths", .7, 400, 495, 500},
      {"of those alike by half, 484", .5, 400, 472, 496},
      {"of those alike by three tenths, 339", .3, 400, 307, 371},
      {"of those alike by one in fifty, 3", .02, 400, 0, 12},
      {"none of those that have nothing in common", 0, 400, 0, 0},
      {"short texts that overlap, too", .7, 24, 480, 500},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    const int found = found_of_500(test.jaccard, test.size);
    EXPECT_GE(found, test.least);
    EXPECT_LE(found, test.most);
  }
}

TEST(Bands, DependOnTheSetOnly) {
  std::mt19937_64 random(3);
  std::vector<std::uint64_t> hashes = random_hashes(random, 100);
  const Bands bands = bands_of(hashes);
  std::reverse(hashes.begin(), hashes.end());
  hashes.push_back(hashes.front());
  EXPECT_EQ(bands_of(hashes), bands);
  EXPECT_EQ(bands_of(std::vector<std::uint64_t>{42}), bands_of(std::vector<std::uint64_t>{42, 42}));
}

TEST(BandTerm, IsOnesOwnForEachBandAndValue) {
  std::set<std::string> terms;
  for (std::size_t band = 0; band < band_count; ++band) {
    for (std::uint64_t value = 0; value < 100; ++value) {
      const std::string term = band_term(band, value * 0x9E3779B97F4A7C15);
      EXPECT_EQ(term.size(), 10U);
      EXPECT_TRUE(term.starts_with(band_prefix));
      terms.insert(term);
    }
  }
  EXPECT_EQ(terms.size(), band_count * 100);
}

// What is on disk stays readable.
TEST(BandTerm, StaysAsItWas) {
  const std::vector<std::uint64_t> hashes = {0x0123456789abcdef, 0xfedcba9876543210, 0x00000000ffffffff};
  const Bands bands = bands_of(hashes);
  EXPECT_EQ(band_term(0, bands[0]), "XBa37yd7kd");
  EXPECT_EQ(band_term(11, bands[11]), "XBl3dxa5zj");
}

}  // namespace
}  // namespace morgue
