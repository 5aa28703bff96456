#include "searcher/render/pen.h"

#include <gtest/gtest.h>

#include <sstream>

namespace morgue {
namespace {

TEST(MarkSafe, MovesTheSpansWithTheText) {
  struct Case {
    const char* name;
    std::string text;
    std::vector<Span> spans;
    MarkedText expected;
  };
  const Case cases[] = {
      {"plain text stays", "a deal made", {{2, 6}}, {"a deal made", {{2, 6}}}},
      {"no spans", "a deal", {}, {"a deal", {}}},
      {"line feeds become one space", "the\n\ndeal", {{5, 9}}, {"the deal", {{4, 8}}}},
      {"a line feed within a span", "joint\nstatement", {{0, 15}}, {"joint statement", {{0, 15}}}},
      {"leading space goes", "  deal", {{2, 6}}, {"deal", {{0, 4}}}},
      {"several spans", "é é é", {{0, 2}, {6, 8}}, {"é é é", {{0, 2}, {6, 8}}}},
      {"spans that touch", "abcd", {{0, 2}, {2, 4}}, {"abcd", {{0, 2}, {2, 4}}}},
      {"a span beyond the end is cut", "deal", {{2, 99}}, {"deal", {{2, 4}}}},
      {"a span wholly beyond the end goes", "deal", {{50, 99}}, {"deal", {}}},
      {"spans that overlap are parted", "abcdef", {{0, 4}, {2, 6}}, {"abcdef", {{0, 4}, {4, 6}}}},
      {"nothing", "", {}, {"", {}}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const MarkedText marked = mark_safe(each.text, each.spans);
    EXPECT_EQ(marked.text, each.expected.text);
    EXPECT_EQ(marked.spans, each.expected.spans);
  }
}

TEST(MarkSafe, KeepsControlsOffTheTerminalAndTheHighlightInPlace) {
  const std::string text =
      "red \x1b[31m al\x07"
      "ert \xc2\x9b"
      "5m and \xff deal";
  const std::size_t deal = text.find("deal");
  const MarkedText marked = mark_safe(text, {{deal, deal + 4}});
  for (const char c : marked.text) EXPECT_FALSE(c == '\x1b' || c == '\x07') << marked.text;
  EXPECT_EQ(marked.text.find("\xc2\x9b"), std::string::npos);
  ASSERT_EQ(marked.spans.size(), 1U);
  EXPECT_EQ(marked.text.substr(marked.spans[0].begin, marked.spans[0].end - marked.spans[0].begin), "deal");
}

TEST(LinkTarget, IsTheAddressOrTheFileAndAlwaysPrintableAscii) {
  struct Case {
    const char* name;
    std::string url;
    std::string path;
    std::string expected;
  };
  const Case cases[] = {
      {"an address of the web", "https://x.example/a?b=c&d#e", "/tmp/a.txt", "https://x.example/a?b=c&d#e"},
      {"no address: the file", "", "/news/a b.txt", "file:///news/a%20b.txt"},
      {"another scheme: the file", "javascript:alert(1)", "/news/a.txt", "file:///news/a.txt"},
      {"a path with dots", "", "/news/../old/./a.txt", "file:///old/a.txt"},
      {"standard input has no file", "", "-", ""},
      {"neither", "", "", ""},
      {"an address that would end the sequence", "https://x.example/\x1b\\\x07", "",
       "https://x.example/%1B%5C%07"},
      {"letters beyond ASCII", "https://x.example/é", "", "https://x.example/%C3%A9"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(link_target(each.url, each.path), each.expected);
  }
  EXPECT_TRUE(link_target("", "a.txt").starts_with("file:///")) << "a relative path is made absolute";
}

std::string wrapped(const MarkedText& content, const Pen::Layout& layout, bool color, bool links = false) {
  std::ostringstream out;
  Pen(out, color, links).write_wrapped(content, layout);
  return out.str();
}

TEST(Pen, WrapsWithLeadAndIndent) {
  const MarkedText content{"one two three four five six seven", {}};
  EXPECT_EQ(wrapped(content, {"  1  ", 5, 25, Tone::bold, ""}, false),
            "  1  one two three four\n     five six seven\n");
}

TEST(Pen, WithoutColourLeavesNoMarks) {
  EXPECT_EQ(wrapped({"a deal made", {{2, 6}}}, {"", 0, 80, Tone::bold, "https://x.example"}, false),
            "a deal made\n");
}

TEST(Pen, PaintsHighlightsWithinTheToneAndClosesEachLine) {
  EXPECT_EQ(wrapped({"a deal made", {{2, 6}}}, {"", 0, 80, Tone::plain, ""}, true),
            "a \033[1;31mdeal\033[0m made\n");
  EXPECT_EQ(wrapped({"a deal", {{2, 6}}}, {"", 0, 80, Tone::bold, ""}, true),
            "\033[1ma \033[0m\033[1;31mdeal\033[0m\n");
  EXPECT_EQ(wrapped({"dim line", {}}, {"", 0, 80, Tone::dim, ""}, true), "\033[2mdim line\033[0m\n");
}

TEST(Pen, AHighlightThatWrapsIsOpenedAgainOnTheNextLine) {
  EXPECT_EQ(wrapped({"the joint statement of", {{4, 19}}}, {"", 0, 20, Tone::plain, ""}, true),
            "the \033[1;31mjoint statement\033[0m\nof\n");
  EXPECT_EQ(wrapped({"they read a joint statement", {{12, 27}}}, {"", 0, 20, Tone::plain, ""}, true),
            "they read a \033[1;31mjoint\033[0m\n\033[1;31mstatement\033[0m\n");
}

TEST(Pen, LinksEachLineByItself) {
  EXPECT_EQ(wrapped({"title", {}}, {"", 0, 80, Tone::plain, "https://x.example"}, false, true),
            "\033]8;;https://x.example\033\\title\033]8;;\033\\\n");
  EXPECT_EQ(wrapped({"title", {}}, {"", 0, 80, Tone::plain, ""}, false, true), "title\n");
}

}  // namespace
}  // namespace morgue
