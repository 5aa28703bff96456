#include "indexer/families/copy_groups.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

using Groups = std::vector<std::vector<std::uint64_t>>;

TEST(CopyGroups, JoinWhatIsConnectedByOthers) {
  CopyGroups groups;
  EXPECT_TRUE(groups.connected(5, 5));
  EXPECT_FALSE(groups.connected(5, 9));
  groups.join(5, 9);
  groups.join(2, 3);
  EXPECT_FALSE(groups.connected(5, 2));
  groups.join(9, 3);
  EXPECT_TRUE(groups.connected(5, 2));
  groups.join(7, 8);
  EXPECT_EQ(groups.groups(), (Groups{{2, 3, 5, 9}, {7, 8}}));
}

TEST(CopyGroups, AreTheSameInAnyOrderOfJoining) {
  CopyGroups up;
  CopyGroups down;
  for (std::uint64_t key = 0; key < 100; ++key) up.join(key, key + 1);
  for (std::uint64_t key = 100; key-- > 0;) down.join(key + 1, key);
  EXPECT_EQ(up.groups(), down.groups());
  EXPECT_EQ(up.groups().size(), 1U);
  EXPECT_TRUE(CopyGroups().groups().empty());
}

}  // namespace
}  // namespace morgue
