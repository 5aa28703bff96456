#include "searcher/date_bounds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "searcher/query/parser.h"

namespace morgue {
namespace {

using testing::HasSubstr;

constexpr CivilDay today = CivilDay{std::chrono::year(2020) / 2 / 10};

Query parsed(const std::string& typed) {
  return parse_query(typed, {false, true, today});
}

struct Bounds {
  std::string before = {};
  std::string after = {};
  bool past = false;
};

Query bounded(const std::string& typed, const Bounds& bounds, const std::string& published = "") {
  SearcherOptions options;
  options.like = "a1";
  options.before = bounds.before;
  options.after = bounds.after;
  options.past = bounds.past;
  return within_bounds(typed.empty() ? Query{} : parsed(typed), options, parse_date(published), today);
}

TEST(DateBounds, MeanWhatTheClausesOfAQueryMean) {
  struct Case {
    const char* name;
    std::string typed;
    Bounds bounds;
    std::string published;
    std::string same;
  };
  const Case cases[] = {
      {"no bound", "ferry OR port", {}, "2019-11-07", "ferry OR port"},
      {"before a day", "ferry", {"2019-11-07"}, "", "ferry before:2019-11-07"},
      {"after a year", "ferry", {"", "2019"}, "", "ferry after:2019"},
      {"both", "ferry", {"2019-11", "2018"}, "", "ferry before:2019-11 after:2018"},
      {"a relative day", "ferry", {"yesterday"}, "", "ferry before:yesterday"},
      {"alternatives stay together", "ferry OR port", {"2019"}, "", "(ferry OR port) before:2019"},
      {"an exclusion", "-ferry", {"2019"}, "", "-ferry before:2019"},
      {"without a query", "", {"2019"}, "", "before:2019"},
      {"the past of a day", "", {"", "", true}, "2019-11-07", "before:2019-11-07"},
      {"the past of a moment is that of its day",
       "",
       {"", "", true},
       "2019-11-07T07:16:00+04:00",
       "before:2019-11-07"},
      {"the past of a month", "", {"", "", true}, "2019-11", "before:2019-11"},
      {"the past within bounds",
       "ferry",
       {"2018", "2015", true},
       "2019",
       "ferry before:2018 after:2015 before:2019"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(to_string(bounded(each.typed, each.bounds, each.published)), to_string(parsed(each.same)));
  }
}

std::string refusal(const Bounds& bounds, const std::string& published = "") {
  try {
    bounded("ferry", bounds, published);
  } catch (const Error& failure) {
    EXPECT_FALSE(failure.hint().empty());
    return std::string(failure.what()) + " / " + failure.hint();
  }
  return "no error";
}

TEST(DateBounds, OfWhatIsNoDayNameTheOption) {
  EXPECT_THAT(refusal({"soon"}), HasSubstr("--before: 'soon' is no day, month or year"));
  EXPECT_THAT(refusal({"", "2019-13"}), HasSubstr("--after: '2019-13'"));
  EXPECT_THAT(refusal({"2018..2019"}), HasSubstr("--before: '2018..2019'"));
  EXPECT_THAT(refusal({"", "7d"}), HasSubstr("--after: '7d'"));
  EXPECT_THAT(refusal({"\") OR ferry (\""}), HasSubstr("--before: "));
}

TEST(DateBounds, ThePastOfAnUndatedArticleNamesTheOptionThatServes) {
  EXPECT_THAT(refusal({"", "", true}),
              testing::AllOf(HasSubstr("'a1' has no date"), HasSubstr("--before DATE")));
}

}  // namespace
}  // namespace morgue
