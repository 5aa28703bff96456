#include "searcher/watch/watch_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"

namespace morgue {
namespace {

using testing::ElementsAre;

const IndexPart near{"/srv/news.idx", local_segments};
const IndexPart far{"/srv/news.idx", "remote host:7000"};

TEST(WatchState, ComesBackAsItWasWritten) {
  WatchState state;
  state.acknowledged = "2026-11-22T06:20:51Z";
  state.marks = {
      {near, "20261122T021500"}, {far, ""}, {{"/srv/other.idx", local_segments}, "20261121T021500"}};
  state.reported = {{"grève", {"a", "b"}}, {"none", {}}};
  EXPECT_EQ(decode_watch_state(encode(state), "s"), state);
  EXPECT_EQ(decode_watch_state(encode(WatchState{}), "s"), WatchState{});
}

TEST(WatchState, MarksNeverGoBack) {
  WatchState state;
  EXPECT_EQ(state.mark_of(near), nullptr);
  state.move_mark(near, "20261122T021500");
  state.move_mark(near, "20261121T021500");
  state.move_mark(far, "20261120T021500");
  ASSERT_NE(state.mark_of(near), nullptr);
  EXPECT_EQ(*state.mark_of(near), "20261122T021500");
  EXPECT_EQ(*state.mark_of(far), "20261120T021500");
  state.move_mark(near, "20261123T021500");
  EXPECT_EQ(*state.mark_of(near), "20261123T021500");
}

TEST(WatchState, ForgetsTheOldestReportsFirst) {
  WatchState state;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < WatchState::most_reported; ++i) ids.push_back(std::to_string(i));
  state.add_reported("a", ids);
  EXPECT_EQ(state.reported["a"].size(), WatchState::most_reported);
  state.add_reported("a", {"x", "y"});
  EXPECT_EQ(state.reported["a"].size(), WatchState::most_reported);
  EXPECT_EQ(state.reported["a"].front(), "2");
  EXPECT_EQ(state.reported["a"].back(), "y");
}

TEST(WatchState, WhatIsNoStateIsRefusedWithItsPlace) {
  const char* const bad[] = {
      "",
      "{",
      "null",
      "{}",
      "[]",
      R"({"schema":1})",
      R"({"schema":"morgue.watch-state/1"})",
      R"({"schema":"morgue.watch-state/1","acknowledged":"","indexes":3,"reported":{}})",
      R"({"schema":"morgue.watch-state/9","acknowledged":"","indexes":[],"reported":{}})"};
  for (const char* bytes : bad) {
    try {
      decode_watch_state(bytes, "the-state");
      ADD_FAILURE() << "read as a state: " << bytes;
    } catch (const Error& failure) {
      EXPECT_THAT(failure.what(), testing::StartsWith("the-state: ")) << bytes;
      EXPECT_NE(failure.hint(), "");
    }
  }
}

}  // namespace
}  // namespace morgue
