#include "indexer/clean/repeated_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/clean/plain_text_cleaner.h"

namespace morgue {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string headed = "Gazette of the Valley";
const std::string invitation = "Walk with us through the valley on the first Sunday of each month.";

// Three paragraphs that no other number has.
std::string paragraphs(int number) {
  const std::string n = std::to_string(number);
  std::string text;
  for (const char* const what : {"bridge", "school", "harbour"}) {
    text += "The " + std::string(what) + " of parish " + n +
            " was closed for repairs after the gale, and the council of the parish will meet to speak of the "
            "cost. "
            "Engineers found " +
            n + " cracks.\n\n";
  }
  return text;
}

LineCensus::File article(int number, const std::string& body = {}) {
  const std::string n = std::to_string(number);
  return {"/gazette/" + n + ".txt", headed + "\nGale closes the bridge of parish " + n + "\n\n" +
                                        (body.empty() ? paragraphs(number) : body) +
                                        "Letters to all of us\n" + invitation};
}

std::vector<LineCensus::File> articles(int count) {
  std::vector<LineCensus::File> files;
  for (int i = 1; i <= count; ++i) files.push_back(article(i));
  return files;
}

std::uint32_t count_of(const LineCensus& census, std::string_view line) {
  const auto lines = census.repeated();
  return articles_with(&lines, line);
}

TEST(LineCensus, ALineOfFiveArticlesRepeatsAndOneOfFourDoesNot) {
  LineCensus four;
  four.add(articles(4));
  EXPECT_EQ(count_of(four, headed), 0U);
  LineCensus five;
  five.add(articles(5));
  EXPECT_EQ(count_of(five, headed), 5U);
  EXPECT_EQ(count_of(five, "  " + headed + " \r"), 5U) << "the space around it is not the line's";
  EXPECT_EQ(count_of(five, "Gale closes the bridge of parish 3"), 0U);
  EXPECT_EQ(articles_with(nullptr, headed), 0U);
}

TEST(LineCensus, CopiesOfOneStoryCountOnce) {
  std::vector<LineCensus::File> files;
  for (int i = 1; i <= 12; ++i) files.push_back(article(i, paragraphs(7)));
  LineCensus copies;
  copies.add(files);
  EXPECT_EQ(count_of(copies, headed), 0U);

  // Each outlet has put a paragraph of its own on top.
  for (std::size_t i = 0; i < files.size(); ++i) {
    files[i].page = std::string(250 + i, 'x') + "\n\n" + files[i].page;
  }
  LineCensus edited;
  edited.add(files);
  EXPECT_EQ(count_of(edited, headed), 0U);
}

TEST(LineCensus, AFileReadAgainCountsOnceThoughItsTextChanged) {
  LineCensus census;
  for (int i = 1; i <= 9; ++i) {
    LineCensus::File file = article(i);
    file.path = "/gazette/today.txt";
    census.add({file});
  }
  EXPECT_EQ(count_of(census, headed), 0U);
}

TEST(LineCensus, TheOrderOfFilesDoesNotMatter) {
  std::vector<LineCensus::File> files = articles(20);
  LineCensus forward;
  forward.add(files);
  std::ranges::reverse(files);
  LineCensus backward;
  backward.add(files);
  EXPECT_EQ(forward.repeated(), backward.repeated());
  EXPECT_EQ(forward.worth_keeping(), backward.worth_keeping());
  EXPECT_EQ(count_of(forward, headed), LineCensus::most);
}

TEST(LineCensus, WhatIsKeptOfANightGoesOnInTheNext) {
  LineCensus night;
  night.add({article(1), article(2), article(3)});
  LineCensus next;
  for (const auto& [line, seen] : night.worth_keeping()) next.restore(line, seen);
  next.add({article(4), article(5), article(3)});
  EXPECT_EQ(count_of(next, headed), 5U) << "the third was seen before";
}

TEST(LineCensus, RemembersABoundedNumberOfLines) {
  LineCensus census;
  for (int i = 0; i < 40; ++i) {
    LineCensus::File file = article(1, paragraphs(1));
    file.path += std::to_string(i);
    for (int line = 0; line < 1000; ++line) file.page += "\nLabel " + std::to_string(i * 1000 + line);
    census.add({file});
  }
  EXPECT_LE(census.worth_keeping().size(), 4096U);
  EXPECT_FALSE(line_key(std::string(300, 'x')).has_value()) << "paragraphs are not looked at";
  EXPECT_FALSE(line_key("  \t").has_value());
}

TEST(RepeatedLines, ASourceIsAFolderWithoutItsDatesOrAName) {
  struct Case {
    const char* path;
    const char* named;
    const char* source;
  };
  const Case cases[] = {
      {"wire/a.txt", "", "wire"},
      {"wire/2026/11/22/a.txt", "", "wire"},
      {"/news/wire/2026-11-22/a.txt", "", "/news/wire"},
      {"2026/a.txt", "", "."},
      {"/2026/a.txt", "", "/"},
      {"a.txt", "", "."},
      {"wire/a.txt", "Northern Wire", "=Northern Wire"},
      {"wire/v2/a.txt", "", "wire/v2"},
  };
  for (const Case& c : cases) EXPECT_EQ(RepeatedLines::source_of(c.path, c.named), c.source) << c.path;
}

TEST(RepeatedLines, AreKnownForTheirSourceAlone) {
  LineCensus census;
  census.add(articles(6));
  RepeatedLines lines("");
  EXPECT_EQ(lines.of("gazette/1.txt"), nullptr);
  lines.put("gazette", census);
  EXPECT_EQ(articles_with(lines.of("gazette/2026/9.txt"), headed), 6U);
  EXPECT_EQ(lines.of("courier/9.txt"), nullptr);
}

// "Cracks in the wall" stands in the text of five articles of one source; so does a sentence.
TEST(RepeatedLines, LabelsAreDroppedAndSentencesWithinTheTextAreNot) {
  const std::string label = "Cracks in the wall";
  const std::string sentence =
      "The council has asked the county for money to repair what the gale has broken.";
  std::vector<LineCensus::File> files;
  for (int i = 1; i <= 6; ++i) {
    const std::string n = std::to_string(i);
    files.push_back(article(i, paragraphs(i) + label + "\n\n" + sentence + "\n\n" + paragraphs(i + 100)));
  }
  LineCensus census;
  census.add(files);
  const auto lines = census.repeated();
  const PageReading alone = read_page(files[0].page);
  const PageReading reading = read_page(files[0].page, &lines);
  EXPECT_THAT(alone.text, HasSubstr(label));
  EXPECT_THAT(reading.text, Not(HasSubstr(label)));
  EXPECT_THAT(reading.text, Not(HasSubstr(headed)));
  EXPECT_THAT(reading.text, HasSubstr(sentence));
  EXPECT_THAT(reading.text, HasSubstr("The bridge of parish 1 was"));
  EXPECT_EQ(reading.title, alone.title);
  const auto found = std::ranges::find(reading.fates, label, &LineFate::line);
  ASSERT_NE(found, reading.fates.end());
  EXPECT_EQ(found->reason, "repeats in 6 files of this source");
}

}  // namespace
}  // namespace morgue
