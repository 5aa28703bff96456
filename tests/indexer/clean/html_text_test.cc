#include "indexer/clean/html_text.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <vector>

#include "common/text/utf8.h"
#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using test::repeat;

TEST(HtmlText, FragmentsBecomeParagraphs) {
  struct Case {
    const char* name;
    std::string html;
    std::string text;
  };
  const std::vector<Case> cases{
      {"nothing", "", ""},
      {"plain text", "plain", "plain"},
      {"paragraphs", "<p>One.</p><p>Two.</p>", "One.\n\nTwo."},
      {"paragraphs that are not closed", "<p>One.<p>Two.", "One.\n\nTwo."},
      {"white space between and within", "<p>\n  One\n  more.\n</p>\n\n<p>Two.</p>", "One more.\n\nTwo."},
      {"line breaks", "<p>One<br>two<br/>three</p>", "One\ntwo\nthree"},
      {"two line breaks part paragraphs", "One<br><br>two", "One\n\ntwo"},
      {"inline elements leave words whole", "<p>de<b>fen</b>ce, <i>new</i> <a href='x'>links</a></p>",
       "defence, new links"},
      {"lists", "<p>Two:</p><ul><li>one</li><li>two</li></ul>", "Two:\n\none\n\ntwo"},
      {"tables", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"},
      {"headings", "<h2>Head</h2>Text", "Head\n\nText"},
      {"scripts, styles, templates and controls",
       "<p>a</p><script>if (a<b) "
       "x='<p>';</script><style>p{}</style><template><p>t</p></template><button>Share</button>b",
       "a\n\nb"},
      {"comments", "<p>a<!-- <p>b</p> --></p>", "a"},
      {"preformatted lines", "<pre>a\n b</pre>", "a\nb"},
      {"named and numbered references", "<p>R&amp;D &copy; caf&eacute; &#8217;&#x1F600;&nbsp;x</p>",
       "R&D © café ’😀\u00A0x"},
      {"a reference nobody knows", "<p>a &bogus; b</p>", "a &bogus; b"},
      {"only references: line breaks stay", "R&amp;D\n\n2 &lt; 3", "R&D\n\n2 < 3"},
      {"only inline elements: line breaks stay", "One <b>two</b>\nthree\n\nfour", "One two\nthree\n\nfour"},
      {"text that only resembles a tag", "<p>a < b, x<y and <joy> <3</p>", "a < b, x<y and <joy> <3"},
      {"an address in brackets", "<p>see <https://example.org/a></p>", "see <https://example.org/a>"},
      {"elements nobody knows", "<p>a<my-ad>b</my-ad></p>", "ab"},
      {"escaped twice", "&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;p&gt;Three&lt;/p&gt;", "One & two\n\nThree"},
      {"a declared encoding is not believed", "<meta charset='iso-8859-1'><p>café</p>", "café"},
      {"a whole page", "<!DOCTYPE html><html><head><title>T</title></head><body><p>a</p></body></html>", "a"},
      {"NUL does not end the text", std::string("<p>a\0b</p>", 10), "a b"},
      {"closing tags without opening ones", "</div></p>a</span>", "a"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(html_to_text(c.html), c.text);
  }
}

TEST(HtmlText, DepthAndSizeDoNoHarm) {
  struct Case {
    const char* name;
    std::string html;
  };
  const std::vector<Case> cases{
      {"100,000 blocks within each other", repeat("<div>", 100'000) + "text"},
      {"100,000 inline elements", repeat("<b>", 100'000) + "text" + repeat("</b>", 100'000)},
      {"end tags that search 100,000 open elements",
       repeat("<div>", 100'000) + repeat("</span>", 100'000) + "text"},
      {"100,000 paragraphs that are not closed", repeat("<b><p>", 100'000) + "text"},
      {"a million brackets", repeat("<", 1'000'000) + "<p>text"},
      {"100,000 lists within each other", repeat("<ul><li>", 100'000) + "text"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(html_to_text(c.html).ends_with("text"));
    // Quadratic work takes a minute.
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  }
}

TEST(HtmlText, TheTextOfDeepElementsIsKept) {
  EXPECT_EQ(html_to_text(repeat("<div><p>a</p>", 2000)), repeat("a\n\n", 1999) + "a");
}

TEST(HtmlText, ATextOfMoreThanTenMegabytesIsKeptWhole) {
  const std::string words = repeat("word ", 3'000'000);
  EXPECT_EQ(html_to_text("<p>" + words + "end</p>"), words + "end");
}

TEST(HtmlText, AnyBytesGiveValidUtf8) {
  std::mt19937 random(29);
  constexpr std::string_view alphabet = "<>/&;!-p b=\"'#x1\n\xC3\xA9\xFF";
  for (int round = 0; round < 2000; ++round) {
    std::string html = round % 2 == 0 ? "" : "<div><p>a &amp; b</p><script>x</script><!-- c --><br></div>";
    for (int i = 0; i < 30; ++i) {
      html.insert(html.begin() + static_cast<std::ptrdiff_t>(random() % (html.size() + 1)),
                  alphabet[random() % alphabet.size()]);
    }
    EXPECT_TRUE(text::is_valid(html_to_text(html))) << html;
  }
}

}  // namespace
}  // namespace morgue
