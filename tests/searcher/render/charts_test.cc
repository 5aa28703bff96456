#include "searcher/render/charts.h"

#include <gtest/gtest.h>

#include <sstream>

#include "common/text/display.h"

namespace morgue {
namespace {

TEST(Grouped, PartsThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(17206), "17,206");
  EXPECT_EQ(grouped(123456789), "123,456,789");
  EXPECT_EQ(grouped(18446744073709551615ULL), "18,446,744,073,709,551,615");
}

TEST(Counted, AgreesInNumber) {
  EXPECT_EQ(counted(0, "article"), "0 articles");
  EXPECT_EQ(counted(1, "article"), "1 article");
  EXPECT_EQ(counted(1200, "article"), "1,200 articles");
}

TEST(Bar, IsInProportionToAnEighthOfAColumn) {
  struct Case {
    const char* name;
    std::uint64_t count;
    std::uint64_t most;
    std::size_t columns;
    std::string expected;
  };
  const Case cases[] = {
      {"the most fills it", 12, 12, 4, "████"},
      {"half", 6, 12, 4, "██"},
      {"an eighth of a column", 1, 32, 4, "▏"},
      {"columns and eighths", 5, 8, 2, "█▎"},
      {"never nothing for something", 1, 1'000'000, 10, "▏"},
      {"nothing for nothing", 0, 12, 4, ""},
      {"nothing at all", 0, 0, 4, ""},
      {"no room", 3, 4, 0, ""},
      {"numbers beyond 32 bits", 1ULL << 60, 1ULL << 61, 2, "█"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(bar(each.count, each.most, each.columns), each.expected);
  }
}

std::string facet(const FacetResult& result, std::size_t columns = 60) {
  std::ostringstream out;
  Pen pen(out, false, false);
  write_facet(pen, result, columns);
  return out.str();
}

std::string timeline(const Timeline& result, std::size_t columns = 60) {
  std::ostringstream out;
  Pen pen(out, false, false);
  write_timeline(pen, result, columns);
  return out.str();
}

TEST(Facet, IsAnAlignedTableWithBarsAndTheRest) {
  EXPECT_EQ(facet({FieldId::source, {{"Northern Wire", 1200}, {"東京新聞", 600}, {"Delta", 3}}, 4, 9, 2}, 46),
            "source\n"
            "  Northern Wire  1,200  ██████████████████████\n"
            "  東京新聞         600  ███████████\n"
            "  Delta              3  ▏\n"
            "  4 more values: 9\n"
            "  without a value: 2\n");
}

TEST(Facet, TellsFamiliesWhereTheyAreFewerThanArticles) {
  EXPECT_EQ(facet({FieldId::source, {{"Wire", 8, 2}, {"Post", 4, 4}, {"Radio", 2, 1}}, 0, 0, 0}, 40),
            "source\n"
            "  Wire   8  ████████████████  2 families\n"
            "  Post   4  ████████\n"
            "  Radio  2  ████  1 family\n");
}

TEST(Facet, WithoutRestHasNoRemarks) {
  EXPECT_EQ(facet({FieldId::language, {{"en", 1}}, 0, 0, 0}, 20), "language\n  en  1  ███████████\n");
  EXPECT_EQ(facet({FieldId::tag, {}, 0, 0, 12}), "tag\n  without a value: 12\n");
  EXPECT_EQ(facet({FieldId::tag, {{"a", 2}}, 1, 1, 0}, 20), "tag\n  a  2  ████████████\n  1 more value: 1\n");
}

TEST(Facet, StaysWithinTheWidthAndFreeOfControls) {
  const FacetResult result{FieldId::tag, {{std::string(200, 'x'), 5}, {"\x1b[31mred\x1b[0m", 2}}, 0, 0, 0};
  for (const std::size_t columns : {30U, 60U, 100U}) {
    std::istringstream lines(facet(result, columns));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(text::display_width(line), columns) << line;
      EXPECT_EQ(line.find('\x1b'), std::string::npos);
    }
  }
}

TEST(TimelineChart, DrawsEachUnitAndSaysWhatIsUndated) {
  EXPECT_EQ(timeline({TimeUnit::month, {{"2019-10", 4}, {"2019-11", 0}, {"2019-12", 2}}, 3}, 24),
            "by month\n"
            "  2019-10  4  ██████████\n"
            "  2019-11  0\n"
            "  2019-12  2  █████\n"
            "  undated: 3\n");
}

TEST(TimelineChart, TakesTheWholeWidthThatItIsGiven) {
  for (const std::size_t columns : {30U, 80U, 200U}) {
    std::istringstream lines(timeline({TimeUnit::year, {{"2018", 7}, {"2019", 3}}, 0}, columns));
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);) widest = std::max(widest, text::display_width(line));
    EXPECT_EQ(widest, columns);
  }
}

TEST(TimelineChart, DrawsSharesWhereItIsNormalised) {
  // Fewer articles in the second year, but half of all.
  const Timeline result{TimeUnit::year, {{"2018", 20, 1000}, {"2019", 0, 5}, {"2020", 5, 10}}, 0, true};
  EXPECT_EQ(timeline(result, 44),
            "by year, as a share of all articles\n"
            "  2018  20 of 1,000    2.00 %  ▌\n"
            "  2019       0 of 5    0.00 %\n"
            "  2020      5 of 10   50.00 %  █████████████\n");
}

TEST(TimelineChart, DrawsALongEmptyStretchAsOneLine) {
  Timeline result{TimeUnit::year, {{"1990", 1}}, 0};
  for (int year = 1991; year < 2000; ++year) result.buckets.push_back({std::to_string(year), 0});
  result.buckets.push_back({"2000", 2});
  EXPECT_EQ(timeline(result, 20),
            "by year\n"
            "  1990  1  ████▌\n"
            "  ⋮  nothing for 9 years\n"
            "  2000  2  █████████\n");
}

}  // namespace
}  // namespace morgue
