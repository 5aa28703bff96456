#include "common/analyzer/prefix_words.h"

#include <gtest/gtest.h>

namespace morgue {
namespace {

struct PrefixCase {
  std::string_view word;
  std::string_view prefix;
};

TEST(PrefixSize, FindsWhereAHyphenCouldStand) {
  const PrefixCase cases[] = {
      {"cooperation", "co"},       {"cofounder", "co"},
      {"coauthor", "co"},          {"reelection", "re"},
      {"preempt", "pre"},          {"pretrial", "pre"},
      {"nonproliferation", "non"}, {"antisemitism", "anti"},
      {"cyberattack", "cyber"},    {"counterterrorism", "counter"},
      {"multinational", "multi"},  {"postwar", "post"},
      {"midterm", "mid"},          {"underreported", "under"},
      {"proactive", "pro"},
  };
  for (const PrefixCase& c : cases) {
    SCOPED_TRACE(std::string(c.word));
    EXPECT_EQ(prefix_size(c.word), c.prefix.size());
  }
}

TEST(PrefixSize, LeavesWordsThatBeginSoByChance) {
  for (const std::string_view word :
       {"council", "country", "report", "reach", "president", "present", "program", "subject", "export", "co",
        "coop", "non", "mid", "anti", "antis", "", "deal"}) {
    SCOPED_TRACE(std::string(word));
    EXPECT_EQ(prefix_size(word), 0U);
  }
}

}  // namespace
}  // namespace morgue
