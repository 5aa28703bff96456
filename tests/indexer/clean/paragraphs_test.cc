#include "indexer/clean/paragraphs.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

using Texts = std::vector<std::string>;

Texts paragraphs(const std::string& text) {
  return to_paragraphs(split_lines(text));
}

// Greedily, as an editor does.
std::string wrap(const std::string& text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (column > 0 && column + 1 + word.size() > width) {
      out += '\n';
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    at = end + 1;
  }
  return out;
}

const std::string first =
    "The cables that link the two countries were laid on the understanding that wind would flow one way and "
    "water the "
    "other, an engineer of the grid operator said on Tuesday, and a dry summer has upset the bargain that "
    "both sides "
    "had come to rely on for the better part of thirty years.";
const std::string second =
    "Rain is forecast for the weekend, but it would have to fall for six weeks, the water directorate said "
    "in its "
    "weekly report, to make up for what the reservoirs in the south of the country have lost since the snow "
    "melted.";

TEST(Paragraphs, BlankLinesPartThem) {
  EXPECT_EQ(paragraphs("One.\n\n\n \nTwo.\n"), (Texts{"One.", "Two."}));
  EXPECT_EQ(paragraphs("\n\n"), Texts{});
  EXPECT_EQ(paragraphs(""), Texts{});
}

TEST(Paragraphs, LinesThatWereNotWrappedStayApart) {
  struct Case {
    const char* name;
    std::string text;
    std::size_t paragraphs;
  };
  const std::vector<Case> cases{
      {"whole paragraphs, a line each", first + '\n' + second, 2},
      {"short lines", "Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you", 4},
      {"a list", "- one\n- two\n- three\n- four", 4},
      {"headlines below each other",
       "India Plans to Increase Crude Oil Imports After Attack on Refinery\nRussia to Supply Second Steam "
       "Generator for "
       "Nuclear Plant\nShould India Seek Help to Develop Hypersonic Missile\nMissile Delivery Schedule to Be "
       "Moved "
       "Forward",
       4},
      {"two lines are no evidence", wrap(first, 150), 2},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(paragraphs(c.text).size(), c.paragraphs);
  }
}

TEST(Paragraphs, LinesWrappedAtAWidthAreJoined) {
  for (const std::size_t width : {64U, 72U, 78U, 100U}) {
    SCOPED_TRACE(width);
    EXPECT_EQ(paragraphs(wrap(first, width) + "\n\n" + wrap(second, width)), (Texts{first, second}));
  }
}

TEST(Paragraphs, AnIndentedLineBeginsAParagraphAmongWrappedOnes) {
  EXPECT_EQ(paragraphs("    " + wrap(first, 72) + "\n    " + wrap(second, 72)), (Texts{first, second}));
}

TEST(Paragraphs, AListAmongWrappedLinesStaysAList) {
  EXPECT_EQ(paragraphs(wrap(first, 72) + "\n- one\n- two\n\n" + wrap(second, 72)),
            (Texts{first, "- one", "- two", second}));
}

TEST(Paragraphs, NoWordIsEverLost) {
  const std::string text = wrap(first, 72) + "\n" + wrap(second, 40) + "\n\n  * x\n" + first;
  const auto words = [](std::string s) {
    std::erase_if(s, [](char c) { return c == '\n' || c == ' '; });
    return s;
  };
  EXPECT_EQ(words(join_paragraphs(paragraphs(text))), words(text));
}

TEST(Paragraphs, AreJoinedByOneBlankLine) {
  EXPECT_EQ(join_paragraphs({"a", "b"}), "a\n\nb");
  EXPECT_EQ(join_paragraphs({}), "");
}

TEST(Paragraphs, CharactersAreCountedNotBytes) {
  EXPECT_EQ(character_count("Årsmøte"), 7U);
  EXPECT_EQ(character_count(""), 0U);
}

}  // namespace
}  // namespace morgue
