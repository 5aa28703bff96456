#include "common/text/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace morgue::text {
namespace {

struct DecodeCase {
  const char* name;
  std::string bytes;
  char32_t code;
  std::size_t size;
};

TEST(Utf8, DecodesTheCharacterAtTheStart) {
  const DecodeCase cases[] = {
      {"an ASCII letter takes one byte", "a", U'a', 1},
      {"a zero byte is a character", std::string(1, '\0'), U'\0', 1},
      {"the first two-byte character", "\xC2\x80", 0x80, 2},
      {"the last two-byte character", "\xDF\xBF", 0x7FF, 2},
      {"the first three-byte character", "\xE0\xA0\x80", 0x800, 3},
      {"the last before the surrogates", "\xED\x9F\xBF", 0xD7FF, 3},
      {"the first after the surrogates", "\xEE\x80\x80", 0xE000, 3},
      {"the last three-byte character", "\xEF\xBF\xBF", 0xFFFF, 3},
      {"the first four-byte character", "\xF0\x90\x80\x80", 0x10000, 4},
      {"the last character of all", "\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
      {"a lone continuation byte is invalid", "\x80", replacement, 1},
      {"an overlong slash of two bytes is invalid", "\xC0\xAF", replacement, 1},
      {"an overlong form of U+007F is invalid", "\xC1\xBF", replacement, 1},
      {"an overlong form of three bytes is invalid", "\xE0\x9F\xBF", replacement, 1},
      {"an overlong form of four bytes is invalid", "\xF0\x8F\xBF\xBF", replacement, 1},
      {"a high surrogate is invalid", "\xED\xA0\x80", replacement, 1},
      {"a low surrogate is invalid", "\xED\xBF\xBF", replacement, 1},
      {"beyond U+10FFFF is invalid", "\xF4\x90\x80\x80", replacement, 1},
      {"a five-byte lead is invalid", "\xF8\x88\x80\x80\x80", replacement, 1},
      {"0xFF is invalid", "\xFF", replacement, 1},
      {"a sequence cut by the end is invalid", "\xE2\x82", replacement, 1},
      {"a sequence cut by a letter is invalid", "\xE2\x82z", replacement, 1},
      {"a four-byte sequence cut in its last byte is invalid", "\xF0\x9F\x98z", replacement, 1},
  };
  for (const DecodeCase& c : cases) {
    SCOPED_TRACE(c.name);
    const Decoded decoded = decode(c.bytes, 0);
    EXPECT_EQ(decoded.code, c.code);
    EXPECT_EQ(decoded.size, c.size);
  }
}

TEST(Utf8, EveryScalarValueSurvivesAppendAndDecode) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code == 0xD800) code = 0xE000;
    std::string bytes;
    append(bytes, code);
    const Decoded decoded = decode(bytes, 0);
    ASSERT_EQ(decoded.code, code);
    ASSERT_EQ(decoded.size, bytes.size());
    ASSERT_TRUE(is_valid(bytes));
  }
}

TEST(Utf8, AppendWritesTheReplacementForWhatIsNoCharacter) {
  for (const char32_t code : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string bytes;
    append(bytes, code);
    EXPECT_EQ(bytes, "\uFFFD");
  }
}

struct RepairCase {
  const char* name;
  std::string bytes;
  std::string repaired;
};

TEST(Utf8, RepairsEachInvalidByteAndNothingElse) {
  const RepairCase cases[] = {
      {"an empty text", "", ""},
      {"valid text stays as it is", "Zürich, 東京 😀", "Zürich, 東京 😀"},
      {"an invalid byte after eight ASCII bytes is found", "12345678\xFF", "12345678\uFFFD"},
      {"a cut sequence gives one mark for each of its bytes", "a\xE2\x82z", "a\uFFFD\uFFFDz"},
      {"a surrogate gives three marks", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"a Latin-1 letter between valid ones", "\xC3\xA9\xE9t\xC3\xA9", "é\uFFFDté"},
      {"a sequence cut by the end", "x\xF0\x9F\x98", "x\uFFFD\uFFFD\uFFFD"},
  };
  for (const RepairCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(repair(c.bytes), c.repaired);
    EXPECT_EQ(is_valid(c.bytes), c.bytes == c.repaired);
    EXPECT_TRUE(is_valid(repair(c.bytes)));
  }
}

TEST(Utf8, FloorBoundaryNeverSplitsAValidCharacter) {
  const std::string text = "aé€😀b";  // 1 + 2 + 3 + 4 + 1 bytes
  const std::vector<std::size_t> expected = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11};
  for (std::size_t at = 0; at < expected.size(); ++at) {
    EXPECT_EQ(floor_boundary(text, at), expected[at]) << "at " << at;
  }
  EXPECT_EQ(floor_boundary(text, 1000), text.size());
  EXPECT_EQ(floor_boundary("", 0), 0U);
}

TEST(Utf8, FloorBoundaryTakesInvalidBytesOneByOne) {
  const std::string text = "\x80\x80\x80\x80\x80\xC3\xA9\xA9";
  const std::vector<std::size_t> expected = {0, 1, 2, 3, 4, 5, 5, 7, 8};
  for (std::size_t at = 0; at < expected.size(); ++at) {
    EXPECT_EQ(floor_boundary(text, at), expected[at]) << "at " << at;
  }
}

TEST(Utf8, LowerCaseIsThatOfAsciiAlone) {
  std::string bytes;
  std::string expected;
  for (int byte = 0; byte < 256; ++byte) {
    bytes += static_cast<char>(byte);
    expected += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 0x20 : byte);
  }
  for (std::size_t at = 0; at < bytes.size(); ++at)
    EXPECT_EQ(lower_ascii(bytes.substr(at)), expected.substr(at));
}

TEST(Utf8, TrimTakesVisibleBlanksOffBothEnds) {
  const RepairCase cases[] = {
      {"nothing to take", "a b", "a b"},
      {"an empty text", "", ""},
      {"only blanks", " \t\r\n\v\f\u00A0\u2003\u3000", ""},
      {"ASCII white space", "\n\t a \r\n", "a"},
      {"no-break, thin and ideographic spaces", "\u00A0\u2009\u202Fa\u3000", "a"},
      {"byte order mark and zero-width space", "\uFEFFa\u200B", "a"},
      {"blanks inside stay", " a\u00A0b ", "a\u00A0b"},
      {"letters that end like a blank stay", "à\u00E0", "à\u00E0"},
      {"invalid bytes stay", " \xA0 ", "\xA0"},
      {"other control characters stay", "\x1F", "\x1F"},
  };
  for (const RepairCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(trim(c.bytes), c.repaired);
  }
}

}  // namespace
}  // namespace morgue::text
