#include "indexer/clean/tidy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {
namespace {

using namespace std::literals;

struct Case {
  const char* name;
  std::string given;
  std::string tidied;
};

TEST(Tidy, TextIsComposedAndWithoutWhatDoesNotShow) {
  const std::vector<Case> cases{
      {"plain text stays", "A line.\nAnother.", "A line.\nAnother."},
      {"line breaks of DOS and of old Macs", "a\r\nb\rc", "a\nb\nc"},
      {"two line breaks of DOS stay two", "a\r\n\r\nb", "a\n\nb"},
      {"Unicode's separators", "a\u2028b\u2029c\u0085d", "a\nb\n\nc\nd"},
      {"decomposed letters are composed", "cafe\u0301", "café"},
      {"soft hyphens and zero-width spaces go", "co\u00ADop\u200Ber\u2060ate\uFEFF", "cooperate"},
      {"joiners stay", "\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u200C\u062E"},
      {"no-break spaces stay", "1\u00A0250", "1\u00A0250"},
      {"control characters are spaces, NULs are nothing", "a\0b\tc\x1B[1md\x7F"s, "ab c [1md "},
      {"Windows-1252 taken for Latin-1", "\u0093it\u0092s\u0094 \u0080", "“it’s” €"},
      {"noncharacters go", "a\uFFFEb\uFDD0c", "abc"},
      {"the replacement character stays", "a\uFFFDb", "a\uFFFDb"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(tidy(c.given), c.tidied);
    EXPECT_EQ(tidy(c.tidied), c.tidied) << "tidy text stays as it is";
  }
}

TEST(Tidy, LettersAndSignsStayByWhicheverWayTheyAreRead) {
  const std::vector<char32_t> changed{0x180E, 0x200B, 0x2028, 0x2029, 0x2060};
  for (char32_t code = 0xC0; code < 0x3000; ++code) {
    if (std::ranges::find(changed, code) != changed.end()) continue;
    std::string text = "plain text ";
    text::append(text, code);
    text += " and more";
    ASSERT_EQ(tidy(text), text::to_nfc(text)) << std::hex << static_cast<unsigned>(code);
  }
  for (const char* const cut : {"\xC3", "\xE2", "\xE2\x80", "\xC3\x41", "\xE2\x80\x41"}) {
    EXPECT_NE(tidy("ab "s + cut + " cd").find("\uFFFD"), std::string::npos) << cut;
  }
}

TEST(Tidy, LinesHaveNoBlanksAtTheirEndsAndNoRunsWithin) {
  const std::vector<Case> cases{
      {"blanks at both ends", "  a b \u00A0", "a b"},
      {"runs within", "a   b  c d", "a b c d"},
      {"no-break spaces within stay", "a\u00A0b", "a\u00A0b"},
      {"nothing but blanks", " \u00A0 ", ""},
      {"nothing", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(tidy_line(c.given), c.tidied);
  }
}

TEST(Tidy, ValuesAreOneLineOfText) {
  const std::vector<Case> cases{
      {"line breaks are spaces", " a\n b\r\nc ", "a b c"},
      {"character references", "Q&amp;A: what&#8217;s next", "Q&A: what’s next"},
      {"tags", "A <em>new</em> dawn<br>breaks", "A new dawn breaks"},
      {"what only looks like markup", "a < b & c", "a < b & c"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(tidy_value(c.given), c.tidied);
  }
  EXPECT_EQ(tidy_plain_value("Q&amp;A <b>"), "Q&amp;A <b>");
}

}  // namespace
}  // namespace morgue
