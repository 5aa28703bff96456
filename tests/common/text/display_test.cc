#include "common/text/display.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"

namespace morgue::text {
namespace {

struct SafeCase {
  const char* name;
  std::string text;
  std::string safe;
};

TEST(SafeForTerminal, LetsNoControlThrough) {
  const SafeCase cases[] = {
      {"plain text stays", "Zürich, 東京 😀", "Zürich, 東京 😀"},
      {"line feed, tab and return become spaces", "a\nb\tc\rd", "a b c d"},
      {"an escape sequence loses its escape", "\x1B[31mred\x1B[0m", " [31mred [0m"},
      {"a title change loses escape and bell", "\x1B]0;own\x07", " ]0;own "},
      {"zero and delete become spaces", std::string("a\0b\x7F", 4), "a b "},
      {"a control sequence introducer of C1 is dropped", "a\u009B31mb", "a31mb"},
      {"the whole of C1 but the next line is dropped", "\u0080\u0084\u0085\u0086\u009F", " "},
      {"a raw C1 byte is invalid",
       "a\x9B"
       "b",
       "a\uFFFDb"},
      {"invalid and cut sequences show", "\xC3(\xE2\x82", "\uFFFD(\uFFFD\uFFFD"},
      {"line and paragraph separators become spaces", "a\u2028b\u2029c", "a b c"},
      {"bidirectional overrides and marks are dropped", "\u202Eabc\u202C\u2066d\u2069\u200E\u200F\u061C",
       "abcd"},
      {"right-to-left letters stay", "שלום سلام", "שלום سلام"},
      {"joiners stay", "👩‍👧 می\u200Cخواهم", "👩‍👧 می\u200Cخواهم"},
  };
  for (const SafeCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(safe_for_terminal(c.text), c.safe);
    EXPECT_EQ(safe_for_terminal(c.safe), c.safe);
  }
}

TEST(SafeJson, WritesAsEscapesWhatMustNotReachATerminal) {
  const SafeCase cases[] = {
      {"letters of any script stay", R"({"a":"Zürich, 東京 😀 שלום"})", R"({"a":"Zürich, 東京 😀 שלום"})"},
      {"what is escaped already stays", R"("\u001b[31m\n\\")", R"("\u001b[31m\n\\")"},
      {"delete and C1", "\"a\x7F\u009B31m\"", R"("a\u007f\u009b31m")"},
      {"what some readers end a line at", "\"\u0085\u2028\u2029\"", R"("\u0085\u2028\u2029")"},
      {"bidirectional overrides", "\"\u202Eabc\u2069\"", R"("\u202eabc\u2069")"},
      {"behind a backslash of the text", "\"\\\\\u0085\"", R"("\\\u0085")"},
      {"line feeds between values stay", "{\n}\n", "{\n}\n"},
  };
  for (const SafeCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(safe_json(c.text), c.safe);
    EXPECT_EQ(safe_json(c.safe), c.safe);
  }
}

TEST(SafeForTerminal, AnyBytesBecomeValidTextWithoutControls) {
  std::mt19937 random(11);
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes;
    for (int n = 0; n < 60; ++n)
      bytes.push_back(static_cast<char>(random() % 4 == 0 ? random() % 32 : random() % 256));
    const std::string safe = safe_for_terminal(bytes);
    ASSERT_TRUE(is_valid(safe));
    for (std::size_t at = 0; at < safe.size();) {
      const Decoded c = decode(safe, at);
      ASSERT_FALSE(c.code < 0x20 || (c.code >= 0x7F && c.code < 0xA0));
      at += c.size;
    }
  }
}

struct WidthCase {
  const char* name;
  std::string text;
  std::size_t width;
};

TEST(DisplayWidth, CountsColumns) {
  const WidthCase cases[] = {
      {"nothing", "", 0},
      {"ASCII", "deal", 4},
      {"accented letters, composed and not", "ée\u0301", 2},
      {"Chinese and Japanese", "中国カ", 6},
      {"half-width katakana and full-width letters", "ｶＡ", 3},
      {"Hangul, composed and not", "한\u1112\u1161\u11AB", 4},
      {"emoji", "😀", 2},
      {"a flag of two letters", "🇫🇷", 2},
      {"format characters", "a\u200B\u00AD\u200Db", 2},
      {"Hebrew points", "שָׁ", 1},
      {"typographic punctuation", "“–…”", 4},
  };
  for (const WidthCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(display_width(c.text), c.width);
  }
}

struct WrapCase {
  const char* name;
  std::string text;
  std::size_t columns;
  std::vector<std::string> lines;
};

std::vector<std::string> wrapped(const std::string& text, std::size_t columns) {
  const std::vector<std::size_t> starts = wrap_points(text, columns);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    lines.push_back(text.substr(starts[i], end - starts[i]));
  }
  return lines;
}

TEST(WrapPoints, BreaksWhereLinesMayBreak) {
  const WrapCase cases[] = {
      {"an empty text is one line", "", 10, {""}},
      {"what fits is one line", "the deal", 8, {"the deal"}},
      {"between words", "the deal is done", 8, {"the deal ", "is done"}},
      {"a space at the end of a line needs no column", "the deal is", 8, {"the deal ", "is"}},
      {"after a hyphen", "co-operation", 9, {"co-", "operation"}},
      {"not before punctuation", "a deal, done", 6, {"a ", "deal, ", "done"}},
      {"not at a no-break space", "5 Mio.\u00A0Euro", 9, {"5 ", "Mio.\u00A0Euro"}},
      {"inside a word only where it is wider than a line", "abcdefgh ij", 3, {"abc", "def", "gh ", "ij"}},
      {"a long word starts on a line of its own", "a bcdefg", 4, {"a ", "bcde", "fg"}},
      {"between ideographs, two columns each", "中国政府", 5, {"中国", "政府"}},
      {"not between a letter and its marks", "e\u0301e\u0301e\u0301", 2, {"e\u0301e\u0301", "e\u0301"}},
      {"not within an emoji that is joined of several",
       "👩‍👧👩‍👧",
       4,
       {"👩‍👧", "👩‍👧"}},
      {"a line feed breaks", "a\nb", 10, {"a\n", "b"}},
      {"a character wider than the line has one of its own", "中国", 1, {"中", "国"}},
  };
  for (const WrapCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(wrapped(c.text, c.columns), c.lines);
  }
}

TEST(WrapPoints, NoLineIsWiderThanAsked) {
  const std::vector<std::string> pieces = {"the ", "cooperation ", "S-400", ", ",     "中国",
                                           "é",    "e\u0301",      "😀 ",    "\u00A0", "  "};
  std::mt19937 random(3);
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (int n = 0; n < 40; ++n) text += pieces[random() % pieces.size()];
    const std::size_t columns = 2 + random() % 30;
    std::string together;
    for (const std::string& line : wrapped(text, columns)) {
      const std::size_t ink = line.find_last_not_of(' ') + 1;
      EXPECT_LE(display_width(line.substr(0, ink)), columns) << line;
      EXPECT_TRUE(is_valid(line));
      together += line;
    }
    ASSERT_EQ(together, text);
  }
}

struct EllipsizeCase {
  const char* name;
  std::string text;
  std::size_t columns;
  std::string cut;
};

TEST(Ellipsize, CutsToColumns) {
  const EllipsizeCase cases[] = {
      {"what fits stays", "deal", 4, "deal"},
      {"one too many", "deals", 4, "dea…"},
      {"a space before the cut goes", "a deal", 3, "a…"},
      {"wide characters are not halved", "中国政府", 4, "中…"},
      {"marks stay with their letter", "e\u0301e\u0301e\u0301", 2, "e\u0301…"},
      {"one column is an ellipsis", "deal", 1, "…"},
      {"no column is nothing", "deal", 0, ""},
      {"nothing fits in no column", "", 0, ""},
      {"marks at the end need no column", "ae\u0301", 2, "ae\u0301"},
  };
  for (const EllipsizeCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(ellipsize(c.text, c.columns), c.cut);
    EXPECT_LE(display_width(c.cut), c.columns);
  }
}

}  // namespace
}  // namespace morgue::text
