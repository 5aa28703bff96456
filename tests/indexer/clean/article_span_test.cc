#include "indexer/clean/article_span.h"

#include <gtest/gtest.h>

#include <string>

namespace morgue {
namespace {

const std::string first =
    "Water levels in the reservoirs of the south-west stood at 47.3 per cent of capacity last week, the "
    "lowest for the "
    "season in twenty years. The minister told parliament that producers must refill their dams.";
const std::string second =
    "Neighbours who buy the power that the dams make in winter have asked for a meeting before the autumn. "
    "The minister "
    "said that water levels would decide, and that the reservoirs came first.";

struct Found {
  std::string title;
  std::string begin;
  std::string last;
};

Found find(const std::string& page) {
  const auto lines = read_lines(page);
  const ArticleSpan span = find_article(lines, score_lines(lines), [](std::size_t) { return true; });
  std::size_t last = span.end;
  while (last > span.begin && lines[last - 1].text.empty()) --last;
  return {span.title ? lines[*span.title].text : "", lines.empty() ? "" : lines[span.begin].text,
          last > span.begin ? lines[last - 1].text : ""};
}

std::string menu(int items) {
  std::string lines;
  for (int i = 0; i < items; ++i) lines += "Item " + std::to_string(i) + "\n";
  return lines;
}

TEST(ArticleSpan, IsFoundBetweenMenus) {
  const Found found = find(menu(30) + "Reservoirs test the patience of neighbours\nBy Maria Keller\n" +
                           first + "\n" + second + "\nRelated news\n" + menu(30));
  EXPECT_EQ(found.title, "Reservoirs test the patience of neighbours");
  EXPECT_EQ(found.last, second);
}

TEST(ArticleSpan, AHeadingWithinTheTextIsNotTheHeadline) {
  const Found found = find("Reservoirs test the patience of neighbours\n\n" + first +
                           "\n\nWhat the minister said\n\n" + second + "\n\n" + second);
  EXPECT_EQ(found.title, "Reservoirs test the patience of neighbours");
}

TEST(ArticleSpan, TheStepsToThePageAreNotTheHeadline) {
  const Found found = find(
      "Home > Energy > Reservoirs test the patience of neighbours\nReservoirs test the patience of "
      "neighbours\n9 August 2022\n" +
      first + "\n" + second);
  EXPECT_EQ(found.title, "Reservoirs test the patience of neighbours");
}

TEST(ArticleSpan, GoesOnBehindABoxWhereTheTextIsAboutTheSame) {
  const std::string third =
      "Reservoirs of the south-west, the minister told parliament, must refill before the season ends: the "
      "producers of "
      "the lowest dams stood at twenty per cent of their capacity, and water levels change from week to "
      "week.";
  const std::string other =
      "Violin makers in Cremona are at odds over a varnish that one of them sold to tourists as an old "
      "recipe. A judge "
      "will taste it on Monday, and experts from four countries have booked their seats.";
  const std::string page =
      "Reservoirs test the patience of neighbours\n" + first + "\nMore from Energy\n" + menu(40);
  EXPECT_EQ(find(page + third + "\n" + menu(40)).last, third);
  EXPECT_EQ(find(page + other + "\n" + menu(40)).last, first);
}

TEST(ArticleSpan, APageWithoutTextIsTakenAsAWhole) {
  const Found found = find("Roses are red\nViolets are blue\nReservoirs are empty\nAnd so are you");
  EXPECT_EQ(found.begin, "Roses are red");
  EXPECT_EQ(found.last, "And so are you");
}

TEST(ArticleSpan, NothingIsNothing) {
  const ArticleSpan span = find_article({}, {}, [](std::size_t) { return true; });
  EXPECT_FALSE(span.title.has_value());
  EXPECT_EQ(span.begin, 0U);
  EXPECT_EQ(span.end, 0U);
}

}  // namespace
}  // namespace morgue
