#include "indexer/clean/source_evidence.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

TEST(SourceEvidence, IsReadFromThePagesOwnWords) {
  struct Case {
    const char* line;
    const char* source;
  };
  constexpr Case cases[] = {
      {"Follow New Order. Strategy on Google News.", "New Order. Strategy"},
      {"Follow Trend on Telegram. Only most interesting news", "Trend"},
      {"Fishing Observer uses cookies. Accept | Manage", "Fishing Observer"},
      {"© 2022 Northern Wire. All rights reserved", "Northern Wire"},
      {"Copyright 1999-2024 The Gazette", "The Gazette"},
      {"Follow us on Twitter", ""},
      {"This site uses cookies.", ""},
      {"© Photo : Ministry of Ports", ""},
      {"They follow Trend on Telegram, it is said.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(source_of_page(read_lines(c.line)), c.source) << c.line;
}

TEST(SourceEvidence, IsReadFromWhatTheTextSaysOfItself) {
  EXPECT_EQ(source_in_text("The dam is full, Trend reports citing TASS."), "Trend");
  EXPECT_EQ(source_in_text("As reported by HarbourNews.com earlier this month, the port closed."),
            "HarbourNews.com");
  EXPECT_EQ(source_in_text("As reported by the police earlier, the port closed."), "");
  EXPECT_EQ(source_in_text("The agency reports citing nobody."), "");
  EXPECT_EQ(source_in_text(""), "");
}

}  // namespace
}  // namespace morgue
