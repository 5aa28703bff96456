// Kills, power cuts and full disks at chosen operations of every command that writes; slow/ visits all of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/safety/sweeps.h"

namespace morgue {
namespace {

// Primes, so that the operations differ from test to test.
TEST(InterruptedRuns, AKillLosesAndDoublesNothing) {
  for (const Scenario& scenario : scenarios()) interrupt(scenario, {"kill", 13, 5, expect_killed}, 2);
}

TEST(InterruptedRuns, APowerCutLosesAndDoublesNothing) {
  for (const Scenario& scenario : scenarios()) interrupt(scenario, {"power", 17, 7, expect_killed}, 2);
}

TEST(InterruptedRuns, AFullDiskLeavesTheIndexAsItWasAndIsNamed) {
  for (const Scenario& scenario : scenarios()) interrupt(scenario, {"full", 13, 3, expect_full_disk}, 2);
}

TEST(InterruptedRuns, ADiskThatIsFullForAMomentLeavesTheIndexWhole) {
  for (const Scenario& scenario : scenarios()) interrupt(scenario, {"short", 17, 4, expect_full_disk}, 2);
}

TEST(InterruptedRuns, ATermSignalPublishesWhatWasDoneOrNothing) {
  for (const Scenario& scenario : scenarios()) interrupt(scenario, {"term", 19, 6, expect_terminated}, 2);
}

}  // namespace
}  // namespace morgue
