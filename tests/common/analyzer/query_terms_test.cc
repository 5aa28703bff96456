#include <gtest/gtest.h>

#include <algorithm>
#include <map>
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

// ---- What the lattice holds.

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

// ---- Whether a query meets a text, as an index with positions would find it.

class Index {
 public:
  Index(std::string_view text, std::string_view language) {
    Analyzer analyzer;
    TokenList list;
    analyzer.analyze(text, language, 0, list);
    for (const Token& token : list.tokens) {
      std::set<std::uint32_t>& at = positions_[term_name("", token.kind, list.term(token))];
      if (token.kind == TermKind::stem) continue;
      const IndexedPositions indexed = indexed_positions(token);
      at.insert({indexed.first, indexed.last});
    }
  }

  bool meets(const TermLattice& lattice) const {
    const auto paths = lattice.paths(100);
    return std::any_of(paths.begin(), paths.end(), [&](const auto& path) {
      if (path.size() == 1) return holds_any(lattice.edges[path[0]]);
      const std::set<std::uint32_t> starts = positions_of(lattice.edges[path[0]]);
      return std::any_of(starts.begin(), starts.end(), [&](std::uint32_t start) {
        for (std::uint32_t i = 1; i < path.size(); ++i) {
          if (positions_of(lattice.edges[path[i]]).count(start + i) == 0) return false;
        }
        return true;
      });
    });
  }

 private:
  bool holds_any(const TermEdge& edge) const {
    return std::any_of(edge.forms.begin(), edge.forms.end(), [&](const TermForm& form) {
      return positions_.count(term_name("", form.kind, form.term)) != 0;
    });
  }

  std::set<std::uint32_t> positions_of(const TermEdge& edge) const {
    std::set<std::uint32_t> all;
    for (const TermForm& form : edge.forms) {
      const auto found = positions_.find(term_name("", form.kind, form.term));
      if (found != positions_.end()) all.insert(found->second.begin(), found->second.end());
    }
    return all;
  }

  std::map<std::string, std::set<std::uint32_t>> positions_;
};

struct MeetingCase {
  const char* name;
  QueryForm form;
  std::vector<std::string_view> queries;
  std::vector<std::string_view> texts;
  std::string_view language = "en";
};

void expect_meeting(const MeetingCase& c, bool expected) {
  SCOPED_TRACE(c.name);
  Analyzer analyzer;
  for (const std::string_view text : c.texts) {
    const Index index(text, c.language);
    for (const std::string_view query : c.queries) {
      const TermLattice lattice = analyzer.query_terms(query, c.form, {std::string(c.language)});
      EXPECT_EQ(index.meets(lattice), expected) << "'" << query << "' in '" << text << "'";
    }
  }
}

TEST(QueryTerms, AllWritingsMeet) {
  const MeetingCase cases[] = {
      {"a designation in any writing",
       QueryForm::word,
       {"S-400", "S400", "S 400", "s-400", "s400", "S‑400"},
       {"the S-400 system", "the S400 system", "the S 400 system", "S-400s", "S400s.", "two S–400s"}},
      {"a plural designation",
       QueryForm::word,
       {"F-16s", "F16s", "F-16", "F16"},
       {"F-16", "F16", "F-16s", "F16s", "F-16's"}},
      {"a designation in a phrase",
       QueryForm::phrase,
       {"the S-400 missile", "the S400 missile", "the S 400 missile", "S-400 missile", "the S400"},
       {"the S-400 missile", "the S400 missile", "the S 400 missile"}},
      {"co-operation and cooperation",
       QueryForm::word,
       {"co-operation", "cooperation", "co‑operation", "Cooperation"},
       {"co-operation", "cooperation", "Co-operation", "cooperation’s", "co–operation"}},
      {"by stem as well",
       QueryForm::word,
       {"co-operate", "cooperate"},
       {"co-operation", "cooperation", "co-operating"}},
      {"in the middle of a phrase",
       QueryForm::phrase,
       {"military co-operation council", "military cooperation council"},
       {"the military co-operation council", "the military cooperation council"}},
      {"at the ends of a phrase",
       QueryForm::phrase,
       {"military co-operation", "military cooperation"},
       {"military co-operation council", "military cooperation council"}},
      {"at the start of a phrase",
       QueryForm::phrase,
       {"co-operation council", "cooperation council"},
       {"military co-operation council", "military cooperation council"}},
      {"both spellings in a phrase",
       QueryForm::phrase,
       {"defence ministry", "defense ministry"},
       {"the defence ministry", "the defense ministry", "the Defence Ministry’s"}},
      {"both spellings as words",
       QueryForm::word,
       {"organise", "organize", "organising"},
       {"organised", "organizes"}},
      {"a sum in any writing",
       QueryForm::word,
       {"$5 billion", "US$5bn", "5 billion dollars", "USD 5 billion", "$5b"},
       {"a $5 billion deal", "worth US$5bn.", "5 billion dollars", "5 billion US dollars", "$5,000 million",
        "$5-billion"}},
      {"a sum at the end of a phrase",
       QueryForm::phrase,
       {"worth $5 billion", "worth US$5bn", "worth 5 billion dollars"},
       {"worth $5 billion", "worth US$5bn", "worth 5 billion dollars"}},
      {"a sum at the start of a phrase",
       QueryForm::phrase,
       {"$5 billion deal", "US$5bn deal"},
       {"a $5 billion deal", "a US$5bn deal"}},
      {"a sum within a phrase",
       QueryForm::phrase,
       {"a $5 billion deal"},
       {"a $5 billion deal", "a $5bn deal"}},
      {"a number with and without separators",
       QueryForm::word,
       {"1,250,000", "1250000", "1'250'000"},
       {"1,250,000", "1250000", "1\u00A0250\u00A0000", "1.250.000"}},
      {"initials", QueryForm::word, {"U.S.", "US", "U.S"}, {"the U.S. said", "the US said", "U.S.-led"}},
      {"initials exactly", QueryForm::exact, {"U.S.", "US"}, {"the U.S. said", "the US said"}},
      {"an acronym in a line that shouts",
       QueryForm::word,
       {"NATO", "nato"},
       {"NATO SUMMIT OPENS TODAY", "NATO", "N.A.T.O."}},
      {"a plural acronym", QueryForm::word, {"NGO", "NGOs"}, {"NGOs", "an NGO"}},
      {"a possessive",
       QueryForm::word,
       {"India", "India's", "India’s"},
       {"India", "India’s economy", "India's"}},
      {"accents, in either form or missing",
       QueryForm::word,
       {"café", "cafe\u0301", "cafe", "Café"},
       {"a café", "a cafe\u0301", "a cafe"}},
      {"accents in a phrase",
       QueryForm::phrase,
       {"café owner", "cafe owner"},
       {"the café owner", "the cafe owner"}},
      {"Erdoğan", QueryForm::word, {"Erdoğan", "Erdogan"}, {"Erdoğan", "Erdogan", "Erdoğan’s"}},
      {"an ampersand", QueryForm::word, {"AT&T", "at&t"}, {"AT&T Inc.", "with AT&T."}},
      {"an ampersand in a phrase", QueryForm::phrase, {"AT&T deal", "the AT&T deal"}, {"the AT&T deal"}},
      {"C++", QueryForm::word, {"C++", "c++"}, {"in C++", "C++, C#"}},
      {"O'Brien", QueryForm::word, {"O'Brien", "O’Brien", "OBrien"}, {"O'Brien", "O’Brien", "OBrien"}},
      {"a domain", QueryForm::word, {"example.com"}, {"at example.com.", "example.com's", "www.example.com"}},
      {"a long chain", QueryForm::word, {"state-of-the-art"}, {"a state-of-the-art lab", "state of the art"}},
      {"Covid", QueryForm::word, {"Covid-19", "covid-19"}, {"Covid-19", "COVID-19", "Covid 19", "Covid19"}},
      {"the EU of 27", QueryForm::word, {"EU-27"}, {"EU-27", "EU 27", "EU27"}},
      {"a plural stem", QueryForm::word, {"election", "elections"}, {"election", "elections"}},
      {"a stem that is a word", QueryForm::word, {"evening", "evenings"}, {"evening", "evenings"}},
      {"French",
       QueryForm::word,
       {"élections", "elections", "élection", "Élections"},
       {"les élections", "une élection"},
       "fr"},
      {"French elisions",
       QueryForm::word,
       {"l'armée", "armée", "armee", "d’armées"},
       {"l’armée", "d'armée", "armées"},
       "fr"},
      {"French without its accent", QueryForm::word, {"étés", "été", "ete"}, {"été", "étés"}, "fr"},
      {"Russian", QueryForm::word, {"выборы", "выборов"}, {"на выборах", "Выборы"}, "ru"},
      {"Russian yo", QueryForm::word, {"полёт", "полет"}, {"полёты", "полеты", "ПОЛЁТ"}, "ru"},
      {"German", QueryForm::word, {"Wahl", "Wahlen"}, {"die Wahlen", "Wahl"}, "de"},
      {"German umlauts", QueryForm::word, {"Österreich", "Osterreich"}, {"in Österreich"}, "de"},
      {"Arabic", QueryForm::word, {"محكمة", "المحكمة"}, {"المحكمة الدولية"}, "ar"},
      {"Hindi", QueryForm::word, {"चुनाव"}, {"चुनाव आयोग"}, "hi"},
      {"Chinese", QueryForm::word, {"中国", "中国人民"}, {"中国人民"}, "zh"},
      {"Chinese parted otherwise in its sentence",
       QueryForm::word,
       {"海水淡化"},
       {"用潮汐能的海水淡化厂周二"},
       "zh"},
      {"Japanese", QueryForm::word, {"首相"}, {"日本の首相は東京で"}, "ja"},
      {"Thai", QueryForm::word, {"ภาษาไทย", "ไทย"}, {"ภาษาไทย"}, "th"},
  };
  for (const MeetingCase& c : cases) expect_meeting(c, true);
}

TEST(QueryTerms, WhatIsNotMeantDoesNotMeet) {
  const MeetingCase cases[] = {
      {"another designation",
       QueryForm::word,
       {"S-400", "S400", "S 400"},
       {"the S-300", "S300", "400 missiles of class S", "S-4000", "US 400"}},
      {"the word is not the acronym", QueryForm::exact, {"us"}, {"the US said", "the U.S. said"}},
      {"the acronym is not the word", QueryForm::exact, {"US"}, {"tell us more", "Tell Us"}},
      {"one spelling exactly", QueryForm::exact, {"Defence"}, {"the defense", "the defences", "defensive"}},
      {"an accent exactly", QueryForm::exact, {"café"}, {"a cafe"}},
      {"no accent exactly", QueryForm::exact, {"cafe"}, {"a café"}},
      {"a hyphen exactly", QueryForm::exact, {"co-operation"}, {"cooperation", "co operation"}},
      {"no hyphen exactly", QueryForm::exact, {"cooperation"}, {"co-operation"}},
      {"a designation's hyphen exactly", QueryForm::exact, {"S-400"}, {"the S400"}},
      {"a solid designation exactly", QueryForm::exact, {"S400"}, {"the S-400", "the S 400"}},
      {"another sum",
       QueryForm::word,
       {"$5 billion", "US$5bn"},
       {"€5 billion", "$5 million", "$50 billion", "A$5 billion", "5 billion people"}},
      {"another number", QueryForm::word, {"1,250,000"}, {"1,250", "250,000", "1,250,001"}},
      {"C++ is not C", QueryForm::word, {"C++"}, {"vitamin C", "C#", "A+"}},
      {"C is not C++", QueryForm::word, {"C"}, {"in C++"}},
      {"organization is not organ",
       QueryForm::word,
       {"organization", "organisations"},
       {"an organ", "organs", "organic food"}},
      {"organ is not organization", QueryForm::word, {"organ"}, {"an organization", "organised"}},
      {"international is not internal", QueryForm::word, {"international"}, {"internal", "interns"}},
      {"AT&T is not its letters", QueryForm::word, {"AT&T"}, {"at t", "AT T", "at a t"}},
      {"a phrase keeps its order", QueryForm::phrase, {"ministry defence"}, {"the defence ministry"}},
      {"a phrase is not stemmed", QueryForm::phrase, {"turkey deals"}, {"the Turkey deal"}},
      {"a phrase does not cross paragraphs", QueryForm::phrase, {"joint statement"}, {"joint\n\nstatement"}},
      {"the words of a phrase are adjacent",
       QueryForm::phrase,
       {"military co-operation council"},
       {"military co and operation council", "military cooperation and council"}},
      {"stems are of the language asked", QueryForm::word, {"Wahlen"}, {"die Wahl"}, "en"},
      {"a language without a stemmer", QueryForm::word, {"चुनावों"}, {"चुनाव"}, "hi"},
      {"a contraction is not a word", QueryForm::word, {"dont"}, {"don't"}},
      {"a year is no designation", QueryForm::word, {"GDP2019"}, {"GDP 2019"}},
  };
  for (const MeetingCase& c : cases) expect_meeting(c, false);
}

}  // namespace
}  // namespace morgue
