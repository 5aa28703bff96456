#include "common/date_tokens.h"

#include <gtest/gtest.h>

#include <string>

namespace morgue {
namespace {

// "n2019 w(November)": kinds, numbers by their value, words and signs by their text; "_" before what follows a space.
std::string described(std::string_view text) {
  std::string all;
  for (const DateToken& token : date_tokens(text)) {
    if (!all.empty()) all += ' ';
    if (token.after_space) all += '_';
    switch (token.kind) {
      case DateToken::Kind::number:
        all += "n" + std::to_string(token.value);
        break;
      case DateToken::Kind::word:
        all += "w(" + std::string(token.text) + ")";
        break;
      case DateToken::Kind::sign:
        all += std::string(token.text);
        break;
    }
    EXPECT_EQ(text.substr(token.begin, token.text.size()), token.text);
  }
  return all;
}

TEST(DateTokens, AreNumbersWordsAndSigns) {
  struct Case {
    const char* name;
    const char* text;
    const char* tokens;
  };
  constexpr Case cases[] = {
      {"nothing", "", ""},
      {"spaces alone", " \t\u00A0", ""},
      {"a written date", "7 November 2019", "_n7 _w(November) _n2019"},
      {"signs are one character", "07.11.2019", "_n7 . n11 . n2019"},
      {"a unit is a sign", "2019年11月7日", "_n2019 年 n11 月 n7 日"},
      {"digits of another script", "१९ जनवरी २०२२", "_n19 _w(जनवरी) _n2022"},
      {"letters and digits part", "2nd", "_n2 w(nd)"},
      {"a number too long for a year has no value", "20191107", "_n-1"},
      {"an hour that ran into the year", "3 de mayo de 202221:25",
       "_n3 _w(de) _w(mayo) _w(de) _n2022 n21 : n25"},
      {"a day that ran into the year", "May 202323 December", "_w(May) _n2023 n23 _w(December)"},
  };
  for (const Case& each : cases) EXPECT_EQ(described(each.text), each.tokens) << each.name;
}

TEST(DateTokens, OfALongLineAreTheFirst) {
  std::string line;
  for (int i = 0; i < 5000; ++i) line += "1.";
  EXPECT_EQ(date_tokens(line).size(), 400U);
}

}  // namespace
}  // namespace morgue
