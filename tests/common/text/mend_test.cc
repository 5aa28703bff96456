#include "common/text/mend.h"

#include <gtest/gtest.h>

#include "common/text/charset.h"

namespace morgue::text {
namespace {

TEST(Mend, WhatWasEncodedTwiceIsMendedAndNothingElse) {
  struct Case {
    const char* name;
    const char* text;
    const char* mended;
  };
  constexpr Case cases[] = {
      {"a letter of Latin-1", "cafÃ©", "café"},
      {"quotation marks", "â€œSoupâ€\u009D, he said", "“Soup”, he said"},
      {"an apostrophe", "itâ€™s", "it’s"},
      {"two letters in a row", "GrÃ¼ÃŸe", "Grüße"},
      {"Cyrillic", "ÐœÐ¾Ñ\u0081ÐºÐ²Ð°", "Москва"},
      {"a pound sign beside a certain run", "cafÃ© for Â£5", "café for £5"},
      {"capitals where the text shows that it was encoded twice", "Ã‰tÃ©", "Été"},
      {"plain text", "cafe", "cafe"},
      {"proper text", "Café “Zürich”, 5 £ – très cher…", "Café “Zürich”, 5 £ – très cher…"},
      {"a capital before a quotation mark", "“IRMÃ”", "“IRMÃ”"},
      {"an ellipsis behind a capital", "CAFÉ…", "CAFÉ…"},
      {"bytes that are no UTF-8", "Ãœber Ã", "Ãœber Ã"},
      {"Chinese", "西南部水库", "西南部水库"},
      {"nothing", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(mend(c.text), c.mended);
  }
}

TEST(Mend, UndoesASecondEncodingOfAnyText) {
  for (const std::string text :
       {"Norway’s “empty” reservoirs", "Æther über façade", "Привет, мир", "日本語の新聞"}) {
    // The bytes taken for Windows-1252, as a page that declares it wrongly would have them.
    const std::string twice = to_utf8("\xC3\xA9 " + text, "windows-1252").text;
    if (twice.find("Ã©") == std::string::npos) continue;  // recognised as UTF-8 all the same
    EXPECT_EQ(mend(twice), "é " + text);
  }
}

TEST(Mend, MendingTwiceChangesNothingMore) {
  for (const char* const text : {"cafÃ©", "itâ€™s", "Café Zürich", "ÐœÐ¾Ñ\u0081ÐºÐ²Ð°"}) {
    const std::string once = mend(text);
    EXPECT_EQ(mend(once), once);
  }
}

}  // namespace
}  // namespace morgue::text
