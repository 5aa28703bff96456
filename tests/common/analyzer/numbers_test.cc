#include "common/analyzer/numbers.h"

#include <gtest/gtest.h>

#include <string>

namespace morgue {
namespace {

// The number that the first word of `text` starts, as "plain|suffix|text".
std::string number_in(std::string_view text, ThousandsSpace space) {
  text::WordBreaker breaker;
  std::vector<text::Word> words;
  breaker.break_words(text, words);
  const std::optional<Number> number = number_at(text, words, 0, words[0].begin, space);
  if (!number) return "none";
  std::string out = number->plain;
  out.append("|").append(number->suffix).append("|");
  out.append(text.substr(number->begin, number->end - number->begin));
  if (number->ambiguous != 0) out.append("|").append(1, number->ambiguous);
  return out;
}

struct NumberCase {
  const char* name;
  std::string_view text;
  std::string_view expected;
};

TEST(NumberAt, Reads) {
  const NumberCase cases[] = {
      {"digits", "42 men", "42||42"},
      {"leading zeros stay", "007", "007||007"},
      {"commas", "1,250,000", "1250000||1,250,000"},
      {"one comma before three digits could be a decimal", "1,250", "1250||1,250|,"},
      {"one full stop before three digits could part thousands", "1.250", "1.250||1.250|."},
      {"a decimal", "3.14159", "3.14159||3.14159"},
      {"a decimal comma", "3,5", "3.5||3,5"},
      {"both, English", "1,250,000.5", "1250000.5||1,250,000.5"},
      {"both, German", "1.250.000,5", "1250000.5||1.250.000,5"},
      {"both, Swiss", "1'250.50", "1250.50||1'250.50"},
      {"both, French", "1\u00A0250,5", "1250.5||1\u00A0250,5"},
      {"a suffix", "5bn", "5|bn|5bn"},
      {"a Russian suffix", "5млн", "5|млн|5млн"},
      {"a plain space ends it", "12 500", "12||12"},
      {"a group of two digits ends it", "12\u00A050", "12||12"},
      {"a full stop at the end of a sentence", "42.", "42||42"},
      {"no digit", "deal", "none"},
      {"four groups of address", "192.168.1.1", "none"},
      {"a list", "1,2,3", "none"},
      {"separators of two kinds", "1,250'000", "none"},
      {"groups without end", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1", "none"},
      {"a suffix that goes on", "5x7", "none"},
  };
  for (const NumberCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(number_in(c.text, ThousandsSpace::tight), c.expected);
  }
}

TEST(NumberAt, PlainSpacesWhereAsked) {
  EXPECT_EQ(number_in("12 500 euros", ThousandsSpace::any), "12500||12 500");
  EXPECT_EQ(number_in("1 250 000,50 €", ThousandsSpace::any), "1250000.50||1 250 000,50");
  EXPECT_EQ(number_in("2019 500 euros", ThousandsSpace::any), "2019||2019");
  EXPECT_EQ(number_in("12 5000 euros", ThousandsSpace::any), "12||12");
}

}  // namespace
}  // namespace morgue
