// What must hold after each kind of interruption.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "tests/safety/archive_night.h"

namespace morgue {

using Answers = std::vector<std::string>;

inline void expect_killed(const RunResult& run, const Answers&, const Answers&, const Answers&) {
  EXPECT_EQ(run.exit_code, 128 + SIGKILL) << run.error;
}

// 2: the index is as it was. 1: the articles are published, the rest is left to the next run. 0: what failed was not
// needed. Whoever fails names the disk and the path.
inline void expect_full_disk(const RunResult& run, const Answers& found, const Answers& before,
                             const Answers& after) {
  if (run.exit_code == 0) {
    EXPECT_EQ(found, after);
    return;
  }
  EXPECT_THAT(run.exit_code, ::testing::AnyOf(1, 2)) << run.error;
  if (run.exit_code == 2) {
    EXPECT_EQ(found, before) << run.error;
  }
  EXPECT_THAT(
      run.error,
      ::testing::AllOf(::testing::HasSubstr("news.idx"), ::testing::HasSubstr("the disk mounted at /"),

                       ::testing::AnyOf(::testing::HasSubstr("is full"), ::testing::HasSubstr("has space"))));
}

inline void expect_terminated(const RunResult& run, const Answers&, const Answers&, const Answers&) {
  EXPECT_EQ(run.exit_code, 128 + SIGTERM) << run.error;
}

}  // namespace morgue
