#include "common/text/byte_masks.h"

#include <gtest/gtest.h>

#include <string>

namespace morgue::text {
namespace {

// Each value of a byte beside each other that could borrow from it or carry into it.
std::string all_bytes() {
  std::string bytes;
  for (int first = 0; first < 256; ++first) {
    for (const int second : {0x00, 0x01, 0x20, 0x7F, 0x80, 0xFF, first}) {
      bytes += static_cast<char>(first);
      bytes += static_cast<char>(second);
    }
  }
  return bytes;
}

void expect_mask(std::string_view text, std::uint64_t mask, const auto& fits) {
  for (std::size_t i = 0; i < mask_size; ++i) {
    ASSERT_EQ((mask >> i & 1) != 0, i < text.size() && fits(text[i]))
        << "byte " << i << " of " << testing::PrintToString(std::string(text));
  }
}

TEST(ByteMasks, TellOfEachByteWhatHoldsOfIt) {
  const std::string bytes = all_bytes();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::string_view text = std::string_view(bytes).substr(at, 17);
    for (const char sign : {'\0', ' ', ':', 'z', '\x7F', '\xC2', '\xE2', '\xFF'}) {
      expect_mask(text, mask_of(text, [sign](Eight eight) { return eight.are(sign); }),
                  [sign](char c) { return c == sign; });
    }
    expect_mask(text, mask_of(text, [](Eight eight) { return eight.within('a', 'z'); }),
                [](char c) { return c >= 'a' && c <= 'z'; });
    expect_mask(text, mask_of(text, [](Eight eight) { return eight.within('\0', '\x1F'); }),
                [](char c) { return c >= '\0' && c <= '\x1F'; });
    expect_mask(text, mask_of(text, [](Eight eight) { return eight.beyond_ascii(); }),
                [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  }
}

TEST(ByteMasks, EndWhereTheTextEndsOrAfter64Bytes) {
  const std::string blanks(70, ' ');
  for (std::size_t size = 0; size <= blanks.size(); ++size) {
    const std::string_view text = std::string_view(blanks).substr(0, size);
    expect_mask(text.substr(0, mask_size), mask_of(text, [](Eight eight) { return eight.are(' '); }),
                [](char) { return true; });
    expect_mask({}, mask_of(text, [](Eight eight) { return eight.are('\0'); }), [](char) { return false; });
  }
}

TEST(ByteMasks, CountsGoBeyondWhatAByteHolds) {
  for (const std::size_t size : {0U, 1U, 254U, 255U, 256U, 511U, 100'000U}) {
    const auto is_a = [](unsigned char byte) { return byte == 'a'; };
    EXPECT_EQ(count_bytes(std::string(size, 'a'), is_a), size);
    EXPECT_EQ(count_bytes(std::string(size, 'b'), is_a), 0U);
  }
}

}  // namespace
}  // namespace morgue::text
