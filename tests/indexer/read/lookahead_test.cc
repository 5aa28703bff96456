#include "indexer/read/lookahead.h"

#include <gtest/gtest.h>

#include "indexer/read/byte_window.h"
#include "indexer/read/whole_file.h"
#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using test::PiecewiseSource;

TEST(Lookahead, WhatWasLookedAtIsStillRead) {
  for (const std::size_t piece : {1U, 3U, 100U}) {
    SCOPED_TRACE(piece);
    Lookahead source(std::make_unique<PiecewiseSource>("0123456789", piece));
    EXPECT_TRUE(source.peek(4).starts_with("0123"));
    EXPECT_EQ(test::drain(source), "0123456789");
  }
}

TEST(Lookahead, LooksNoFurtherThanTheEnd) {
  Lookahead source(std::make_unique<PiecewiseSource>("ab", 1));
  EXPECT_EQ(source.peek(100), "ab");
  EXPECT_EQ(source.read(), "ab");
  EXPECT_EQ(source.read(), "");
  EXPECT_EQ(source.read(), "");
}

TEST(Lookahead, DamageIsThrownWhereItStands) {
  Lookahead source(std::make_unique<PiecewiseSource>("ab", 1, "cut short"));
  EXPECT_EQ(source.peek(100), "ab");
  EXPECT_EQ(source.read(), "ab");
  EXPECT_THROW(source.read(), ReadError);
}

TEST(ByteWindow, SlidesOverTheBytes) {
  ByteWindow window(std::make_unique<PiecewiseSource>("0123456789", 2));
  EXPECT_EQ(window.view(), "");
  ASSERT_TRUE(window.grow());
  ASSERT_TRUE(window.grow());
  EXPECT_EQ(window.view(), "0123");
  window.consume(3);
  EXPECT_EQ(window.view(), "3");
  while (window.grow()) {
  }
  EXPECT_EQ(window.view(), "3456789");
}

TEST(ByteWindow, KeepsWhatStoodBeforeTheDamageAndRepeatsIt) {
  ByteWindow window(std::make_unique<PiecewiseSource>("ab", 1, "cut short"));
  ASSERT_TRUE(window.grow());
  ASSERT_TRUE(window.grow());
  EXPECT_THROW(window.grow(), ReadError);
  EXPECT_THROW(window.grow(), ReadError);
  EXPECT_EQ(window.view(), "ab");
}

TEST(WholeFile, IsReadUpToTheLimitAndNotBeyond) {
  PiecewiseSource fits("0123456789", 3);
  EXPECT_EQ(read_whole(fits, 10), "0123456789");
  PiecewiseSource too_large("0123456789", 3);
  EXPECT_THROW(read_whole(too_large, 9), ReadError);
}

}  // namespace
}  // namespace morgue
