#include "indexer/clean/chrome_lines.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

PageLine line_of(const char* text) {
  return read_lines(text).front();
}

TEST(ChromeLines, AreToldByThemselves) {
  for (const char* const line :
       {"14:56 GMT +3", "Auf Facebook teilen Auf Twitter teilen", "Share Tweet Email", "ADVERTISEMENT",
        "Get short URL", "Scroll to Top", "×", "127.185", "© Photo : Ministry of Ports",
        "Photo: A reservoir in Setesdal", "Also Read: Stronger ties promised", "VEA TAMBIÉN: Otro artículo",
        "Follow Trend on Google News.", "Never miss the latest news by signing up to our newsletter today!",
        "• twitter", "Sign up", "Your email address will not be published.",
        "© 2022 Northern Wire. All rights reserved"}) {
    EXPECT_NE(chrome_reason(line_of(line)), "") << line;
  }
}

TEST(ChromeLines, SentencesAndHeadingsAreNot) {
  for (const char* const line :
       {"The ministry said it would share the data with its neighbours.",
        "Man of the match: the boy on the rail.", "Line-ups", "He posted the photo on Facebook.",
        "Attendance: 11,204", "Who will pay for the dams?", "“I gave it a minute,” said the referee.",
        "Printing presses stood still.", "Cookies are baked at noon.", "西南部水库水位降至二十年最低"}) {
    EXPECT_EQ(chrome_reason(line_of(line)), "") << line;
  }
}

TEST(ChromeLines, SectionsHaveNames) {
  for (const char* const line : {"Military & Intelligence", "POLITIK", "Sport", "World"})
    EXPECT_TRUE(names_section(line_of(line))) << line;
  for (const char* const line :
       {"Reservoirs test the patience of all", "Island Radio News", "Maria Keller", "World peace is near."})
    EXPECT_FALSE(names_section(line_of(line))) << line;
}

}  // namespace
}  // namespace morgue
