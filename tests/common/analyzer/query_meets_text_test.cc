// Whether a query meets a text, as an index with positions would find it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer/analyzer.h"

namespace morgue {
namespace {

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

TEST(QueryMeetsText, AllWritingsMeet) {
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

TEST(QueryMeetsText, WhatIsNotMeantDoesNotMeet) {
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
