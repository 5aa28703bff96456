#include "common/analyzer/stem_exceptions.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <string>

namespace morgue {
namespace {

TEST(OwnStem, IsSharedByAFamily) {
  EXPECT_EQ(own_stem("organizations"), "organization");
  EXPECT_EQ(own_stem("organization"), "organization");
  EXPECT_EQ(own_stem("organized"), "organize");
  EXPECT_EQ(own_stem("emergencies"), "emergency");
  EXPECT_EQ(own_stem("cooperative"), "cooperate");
}

TEST(OwnStem, IsEmptyWherePorterDecides) {
  for (const char* word :
       {"", "organ", "organs", "intern", "author", "elections", "Organization", "organisation"}) {
    SCOPED_TRACE(word);
    EXPECT_EQ(own_stem(word), "");
  }
}

// A stem of its own that Porter2 gave to others as well would bring together what the table keeps apart.
// Where Porter2 leaves it alone, it could have come from anywhere.
TEST(OwnStem, IsNoStemOfPorters) {
  const Xapian::Stem porter("en");
  for (const char* word :
       {"organizations", "organized",    "organisms",   "international", "internal",    "universities",
        "universal",     "emergencies",  "pasted",      "evenings",      "authorities", "authorized",
        "importance",    "severely",     "customs",     "customers",     "engineering", "personally",
        "rational",      "publications", "publicity",   "objectives",    "positively",  "liberals",
        "conserved",     "executed",     "informal",    "generations",   "politely",    "willing",
        "candidates",    "securities",   "united",      "unite",         "majorities",  "minorities",
        "businesses",    "changes",      "ranges",      "harris",        "maine",       "july",
        "conversations", "recessions",   "productions", "productivity",  "heroines",    "ironic",
        "cooperation"}) {
    SCOPED_TRACE(word);
    const std::string own(own_stem(word));
    ASSERT_FALSE(own.empty());
    EXPECT_NE(porter(own), own);
  }
}

}  // namespace
}  // namespace morgue
