#include "common/month_names.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

TEST(MonthNames, AreKnownInManyLanguagesInAnyCase) {
  struct Case {
    const char* word;
    int month;
  };
  constexpr Case cases[] = {
      {"January", 1},   {"Jänner", 1},     {"FÉVRIER", 2},   {"märz", 3},     {"марта", 3},   {"kwietnia", 4},
      {"mayo", 5},      {"Mai", 5},        {"kesäkuuta", 6}, {"července", 7}, {"Ağustos", 8}, {"Sept", 9},
      {"жовтня", 10},   {"листопада", 11}, {"dezember", 12}, {"ديسمبر", 12},  {"नवंबर", 11},   {"set", 9},
      {"listopad", 11}, {"", 0},           {"monday", 0},    {"marching", 0}, {"maybe", 0},   {"2019", 0},
  };
  for (const Case& c : cases) EXPECT_EQ(month_number(c.word), c.month) << c.word;
}

}  // namespace
}  // namespace morgue
