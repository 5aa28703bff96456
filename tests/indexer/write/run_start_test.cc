#include "indexer/write/run_start.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

TEST(RunStart, ComesAfterEveryRunThatWasPublished) {
  const Date now = *parse_date("2026-11-22T06:20:51Z");
  struct Case {
    const char* name;
    const char* latest;
    const char* expected;
  };
  const Case cases[] = {
      {"an index without articles", "", "20261122T062051"},
      {"an earlier run", "20261122T062050", "20261122T062051"},
      {"a run of the same second", "20261122T062051", "20261122T062052"},
      {"a clock that was put back", "20261122T072959", "20261122T073000"},
      {"the end of a day", "20261231T235959", "20270101T000000"},
      {"the end of a February", "20280228T235959", "20280229T000000"},
      {"a key that is no second", "20261123", "20261122T062051"},
      {"a key that is no day", "20261399T000000", "20261122T062051"},
      {"a key that is no number", "2026112xT000000", "20261122T062051"},
  };
  for (const Case& each : cases) EXPECT_EQ(sort_key(run_start(now, each.latest)), each.expected) << each.name;
}

}  // namespace
}  // namespace morgue
