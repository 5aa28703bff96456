// What the lattice of a query holds.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "tests/common/analyzer/notation.h"

namespace morgue {
namespace {

using testing::describe;
using Languages = std::vector<std::string>;

struct FormCase {
  const char* name;
  std::string_view chunk;
  QueryForm form;
  Languages languages;
  std::string_view expected;
};

TEST(QueryTerms, HoldsEachForm) {
  const FormCase cases[] = {
      {"a word and what may stand for it", "deal", QueryForm::word, {}, "0-1{deal ?~deal ?^deal ?-deal}"},
      {"long words are no acronyms",
       "statement",
       QueryForm::word,
       {},
       "0-1{statement ?~statement ?-statement}"},
      {"stems come last",
       "deals",
       QueryForm::word,
       {"en"},
       "0-1{deals ?~deals ?^deals ?-deals *Zen:deal *deal *~deal}"},
      {"a word that is its own stem",
       "deal",
       QueryForm::word,
       {"en"},
       "0-1{deal ?~deal ?^deal ?-deal *Zen:deal}"},
      {"a stem that is no word's own stem",
       "several",
       QueryForm::word,
       {"en"},
       "0-1{several ?~several ?^several ?-several *Zen:several}"},
      {"each language once, those without a stemmer not at all",
       "votes",
       QueryForm::word,
       {"en", "el", "en", "de"},
       "0-1{votes ?~votes ?^votes ?-votes *Zen:vote *vote *~vote *Zde:vot *vot *~vot}"},
      {"phrases have no stems", "deals", QueryForm::phrase, {"en"}, "0-1{deals ?~deals ?^deals ?-deals}"},
      {"both spellings",
       "defences",
       QueryForm::phrase,
       {},
       "0-1{defences ?~defences ?^defences ?-defences ?defenses ?-defenses}"},
      {"an accent may be missing", "café", QueryForm::phrase, {}, "0-1{café ?cafe ?~cafe ?^cafe ?-cafe}"},
      {"capitals ask for the acronym first", "US", QueryForm::word, {}, "0-1{^us ?us ?~us ?-us}"},
      {"initials as well", "U.S.", QueryForm::word, {}, "0-1{^us ?us ?~us ?-us}"},
      {"small letters for the word first", "us", QueryForm::word, {}, "0-1{us ?~us ?^us ?-us}"},
      {"capitals are not shouting", "NATO SUMMIT", QueryForm::exact, {}, "0-1{^nato} 1-2{^summit}"},
      {"a plural acronym", "MPs", QueryForm::word, {}, "0-1{mps ?~mps ?^mp ?^mps ?-mps}"},
      {"a possessive is dropped", "India’s", QueryForm::exact, {}, "0-1{india}"},
      {"a number is itself", "1,250,000", QueryForm::word, {"en"}, "0-1{1250000}"},
      {"a name with a sign is itself", "C++", QueryForm::word, {"en"}, "0-1{c++}"},
      {"a solid designation", "S400", QueryForm::word, {"en"}, "0-1{s400 ?-s400}"},
      {"its plural", "F16s", QueryForm::word, {}, "0-1{f16s ?-f16s ?f16 ?-f16}"},
      {"a designation in any writing, never its parts", "S-400", QueryForm::word, {"en"}, "0-2{-s400 ?s400}"},
      {"with a space", "S 400", QueryForm::word, {}, "0-2{-s400 ?s400}"},
      {"in small letters", "s-400", QueryForm::word, {}, "0-2{-s400 ?s400}"},
      {"a word and a number keep their parts",
       "covid-19",
       QueryForm::word,
       {},
       "0-2{-covid19 ?covid19} 0-1{covid ?~covid ?^covid ?-covid} 1-2{19}"},
      {"in a phrase the parts stay",
       "S-400 missile",
       QueryForm::phrase,
       {},
       "0-2{-s400 ?s400} 0-1{s ?~s} 1-2{400} 2-3{missile ?~missile ?^missile ?-missile}"},
      {"a hyphenated word, its solid form and its parts",
       "co-operation",
       QueryForm::word,
       {"en"},
       "0-2{-cooperation ?cooperation ?~cooperation *Zen:cooperate *cooperate *~cooperate} 0-1{co ?~co ?^co "
       "?-co} "
       "1-2{operation ?~operation ?-operation}"},
      {"inside a phrase a solid word may be written in two",
       "military cooperation council",
       QueryForm::phrase,
       {},
       "0-1{military ?~military ?^military ?-military} 1-3{cooperation ?~cooperation ?-cooperation} 1-2{?co} "
       "2-3{?operation} 3-4{council ?~council ?^council ?-council}"},
      {"at its ends the compound is met itself",
       "military cooperation",
       QueryForm::phrase,
       {},
       "0-1{military ?~military ?^military ?-military} 1-2{cooperation ?~cooperation ?-cooperation}"},
      {"a solid designation inside a phrase",
       "the S400 missile",
       QueryForm::phrase,
       {},
       "0-1{the ?~the ?^the ?-the} 1-3{s400 ?-s400} 1-2{?s} 2-3{?400} 3-4{missile ?~missile ?^missile "
       "?-missile}"},
      {"an ampersand", "AT&T", QueryForm::word, {"en"}, "0-2{-at&t}"},
      {"an amount", "$5 billion", QueryForm::word, {"en"}, "0-2{$usd5000000000}"},
      {"an amount of one word", "$5bn", QueryForm::word, {"en"}, "0-1{$usd5000000000}"},
      {"an amount at the end of a phrase",
       "a $5 billion",
       QueryForm::phrase,
       {},
       "0-1{a ?~a} 1-3{$usd5000000000}"},
      {"an amount within a phrase has its words too",
       "a $5 billion deal",
       QueryForm::phrase,
       {},
       "0-1{a ?~a} 1-3{$usd5000000000} 1-2{5} 2-3{billion ?~billion ?^billion ?-billion} 3-4{deal ?~deal "
       "?^deal "
       "?-deal}"},
      {"O'Brien", "O’Brien", QueryForm::phrase, {}, "0-1{o'brien ?~o'brien ?-obrien ?obrien}"},
      {"a contraction has no solid form", "don’t", QueryForm::phrase, {}, "0-1{don't ?~don't}"},
      {"Chinese characters follow each other",
       "中国人民",
       QueryForm::phrase,
       {},
       "0-1{中 ?~中} 1-2{国 ?~国} 2-3{人 ?~人} 3-4{民 ?~民}"},
      {"a Chinese word is its characters, or a word of the dictionary",
       "中国",
       QueryForm::word,
       {},
       "0-2{-中国} 0-1{中 ?~中} 1-2{国 ?~国}"},
      {"several words have no stems",
       "state-of-the-art",
       QueryForm::exact,
       {"en"},
       "0-1{state} 1-2{of} 2-3{the} 3-4{art}"},
      {"exact: the acronym alone", "US", QueryForm::exact, {}, "0-1{^us}"},
      {"exact: the word alone", "us", QueryForm::exact, {}, "0-1{us}"},
      {"exact: one capital is a word", "X", QueryForm::exact, {}, "0-1{x}"},
      {"exact: one spelling", "Defence", QueryForm::exact, {"en"}, "0-1{defence}"},
      {"exact: the accent as typed", "café", QueryForm::exact, {}, "0-1{café}"},
      {"exact: no accent as typed", "cafe", QueryForm::exact, {}, "0-1{cafe}"},
      {"exact: with its hyphen", "co-operation", QueryForm::exact, {"en"}, "0-2{-cooperation}"},
      {"exact: a designation with its hyphen", "S-400", QueryForm::exact, {}, "0-2{-s400}"},
      {"exact: a designation without", "S400", QueryForm::exact, {}, "0-1{s400}"},
      {"exact: an amount", "$5 billion", QueryForm::exact, {}, "0-2{$usd5000000000}"},
      {"exact: inside a phrase the parts stand for a compound",
       "the co-operation council",
       QueryForm::exact,
       {},
       "0-1{the} 1-2{co} 2-3{operation} 3-4{council}"},
      {"nothing", "", QueryForm::word, {"en"}, ""},
      {"nothing but signs", "—$—", QueryForm::word, {"en"}, ""},
  };
  Analyzer analyzer;
  for (const FormCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(describe(analyzer.query_terms(c.chunk, c.form, c.languages)), c.expected);
  }
}

TEST(QueryTerms, EdgesKnowTheirBytes) {
  Analyzer analyzer;
  const TermLattice lattice = analyzer.query_terms("“café” US$5bn", QueryForm::phrase, {});
  ASSERT_EQ(lattice.nodes, 4U);
  ASSERT_EQ(lattice.edges.size(), 2U);
  EXPECT_EQ(lattice.edges[0].begin, 3U);
  EXPECT_EQ(lattice.edges[0].end, 8U);
  EXPECT_EQ(lattice.edges[1].begin, 12U);
  EXPECT_EQ(lattice.edges[1].end, 18U);
}

TEST(QueryTerms, ABlankLineInAQueryIsAnySpace) {
  Analyzer analyzer;
  EXPECT_EQ(describe(analyzer.query_terms("joint\n\nstatement", QueryForm::exact, {})),
            "0-1{joint} 1-2{statement}");
}

TEST(QueryTerms, LawsOfTheLattice) {
  const std::string_view chunks[] = {
      "S-400",
      "a $5 billion deal of US$5bn co-operation, example.com",
      "AT&T AT&T",
      "a-b.c_d&e-f",
      "the S400 cooperation U.S.-led F-16s 1,2,3 MPs O'Brien café défense organise",
      "日本の首相は東京で",
      "-",
      "state-of-the-art"};
  Analyzer analyzer;
  for (const std::string_view chunk : chunks) {
    for (const QueryForm form : {QueryForm::word, QueryForm::phrase, QueryForm::exact}) {
      SCOPED_TRACE(std::string(chunk));
      const TermLattice lattice = analyzer.query_terms(chunk, form, {"en", "fr"});
      EXPECT_EQ(lattice.empty(), lattice.paths(1).empty());
      for (std::size_t i = 0; i < lattice.edges.size(); ++i) {
        const TermEdge& edge = lattice.edges[i];
        EXPECT_LT(edge.from, edge.to);
        EXPECT_LT(edge.to, lattice.nodes);
        EXPECT_LT(edge.begin, edge.end);
        EXPECT_LE(edge.end, chunk.size());
        ASSERT_FALSE(edge.forms.empty());
        if (i > 0) {
          const TermEdge& before = lattice.edges[i - 1];
          EXPECT_TRUE(before.from < edge.from || (before.from == edge.from && before.to > edge.to));
        }
        std::set<std::pair<TermKind, std::string>> seen;
        TermForm::Closeness closeness = TermForm::Closeness::exact;
        for (const TermForm& term : edge.forms) {
          EXPECT_TRUE(seen.emplace(term.kind, term.term).second) << term.term;
          EXPECT_GE(term.closeness, closeness);
          closeness = term.closeness;
          const bool whole = edge.to - edge.from == lattice.nodes - 1;
          EXPECT_TRUE(whole || term.kind != TermKind::stem) << term.term;
        }
      }
    }
  }
}

}  // namespace
}  // namespace morgue
