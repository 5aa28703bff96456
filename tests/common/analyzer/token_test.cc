#include "common/analyzer/token.h"

#include <gtest/gtest.h>

#include <string>

#include "common/hash.h"

namespace morgue {
namespace {

struct NameCase {
  const char* name;
  std::string prefix;
  TermKind kind;
  std::string term;
  std::string expected;
};

TEST(TermName, ShowsFieldAndKind) {
  const NameCase cases[] = {
      {"a word of the body is itself", "", TermKind::word, "defence", "defence"},
      {"a folded word has a tilde", "", TermKind::folded, "cafe", "~cafe"},
      {"an acronym has a caret after its field", "S", TermKind::acronym, "us", "S^us"},
      {"a compound has a hyphen", "S", TermKind::compound, "at&t", "S-at&t"},
      {"an amount has a dollar", "", TermKind::amount, "usd5", "$usd5"},
      {"a stem has Z before the field", "S", TermKind::stem, "en:defens", "ZSen:defens"},
      {"a stem of the body has Z alone", "", TermKind::stem, "en:defens", "Zen:defens"},
  };
  for (const NameCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(term_name(c.prefix, c.kind, c.term), c.expected);
  }
}

TEST(TermName, OverLongTermsAreHashedNeverCut) {
  const std::string fits(245, 'a');
  const std::string too_long(246, 'a');
  EXPECT_EQ(term_name("", TermKind::word, fits), fits);
  EXPECT_EQ(term_name("", TermKind::word, too_long), std::string("#").append(hex64(hash64(too_long))));
  EXPECT_EQ(term_name("S", TermKind::word, fits), std::string("S#").append(hex64(hash64(fits))));
  EXPECT_EQ(term_name("S", TermKind::acronym, fits), std::string("S^#").append(hex64(hash64(fits))));
  EXPECT_EQ(term_name("S", TermKind::stem, "en:" + fits),
            std::string("ZS#").append(hex64(hash64("en:" + fits))));
  EXPECT_NE(term_name("", TermKind::word, too_long + "b"), term_name("", TermKind::word, too_long + "c"));
}

TEST(TermName, AZeroByteCountsTwice) {
  std::string term(244, 'a');
  term[7] = '\0';
  EXPECT_EQ(term_name("", TermKind::word, term), term);
  EXPECT_NE(term_name("S", TermKind::word, term), "S" + term);
}

TEST(TermName, WritingReplacesWhatWasThere) {
  std::string out = "before";
  write_term_name(out, "S", TermKind::word, "deal");
  EXPECT_EQ(out, "Sdeal");
}

TEST(IndexedPositions, SpanningTokensStandAtBothEnds) {
  const Token word{.begin = 0,
                   .end = 1,
                   .position = 7,
                   .span = 1,
                   .kind = TermKind::word,
                   .term_begin = 0,
                   .term_size = 1};
  Token compound = word;
  compound.span = 3;
  EXPECT_EQ(indexed_positions(word).first, 7U);
  EXPECT_EQ(indexed_positions(word).last, 7U);
  EXPECT_EQ(indexed_positions(compound).first, 7U);
  EXPECT_EQ(indexed_positions(compound).last, 9U);
}

TEST(TokenList, ClearsBothItsParts) {
  TokenList list;
  list.arena = "deal";
  list.tokens.push_back({.begin = 0,
                         .end = 4,
                         .position = 0,
                         .span = 1,
                         .kind = TermKind::word,
                         .term_begin = 0,
                         .term_size = 4});
  EXPECT_EQ(list.term(list.tokens[0]), "deal");
  list.clear();
  EXPECT_TRUE(list.arena.empty());
  EXPECT_TRUE(list.tokens.empty());
}

}  // namespace
}  // namespace morgue
