// As interrupted_runs_test.cc, at every single operation.
#include <gtest/gtest.h>

#include "tests/safety/sweeps.h"

namespace morgue {
namespace {

constexpr std::size_t least_operations = 20;

TEST(EveryOperation, AKillLosesAndDoublesNothing) {
  for (const Scenario& scenario : scenarios())
    interrupt(scenario, {"kill", 1, 1, expect_killed}, least_operations);
}

TEST(EveryOperation, APowerCutLosesAndDoublesNothing) {
  for (const Scenario& scenario : scenarios())
    interrupt(scenario, {"power", 1, 1, expect_killed}, least_operations);
}

TEST(EveryOperation, AFullDiskLeavesTheIndexAsItWasAndIsNamed) {
  for (const Scenario& scenario : scenarios())
    interrupt(scenario, {"full", 1, 1, expect_full_disk}, least_operations);
}

}  // namespace
}  // namespace morgue
