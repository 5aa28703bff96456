// The clauses of a query that ask for words: words, phrases, patterns, and what stands near what.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "searcher/query/built_query.h"
#include "searcher/query/near_operands.h"
#include "searcher/query/query.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/query/vocabulary.h"

namespace morgue {

// A query while it is built.
struct Building {
  BuiltQuery built;
  int excluding = 0;  // how many must_not clauses enclose the one at hand: it neither scores nor marks
};

// What clauses ask of Xapian; nullopt for one that says nothing (no letter or digit in it). What they add to scores, what
// they mark and what was cut of them goes to the Building.
class WordClauses {
 public:
  // `shouting`: capitals say nothing. The database, the analyzer and the building must outlive this.
  WordClauses(const Xapian::Database& database, Analyzer& analyzer, StemLanguages languages, Reach reach,
              bool shouting, Building& building);

  // A word or phrase in each scope: any of the ways it may be written.
  std::optional<Xapian::Query> words(const Query& query);

  // Words, phrases and groups of them within a distance.
  std::optional<Xapian::Query> near(const Query& query);

  std::optional<Xapian::Query> pattern(const Query& query);

  // The term of a word that has no other reading; nullopt for any other.
  std::optional<std::string> only_term(const Query& word);

  // The words of both, one behind the other.
  Xapian::Query next_to_each_other(const Query& first, const Query& second, const Scope& scope);

 private:
  Xapian::Query lattice_query(const Query& query, const TermLattice& lattice,
                              const std::vector<Scope>& scopes);
  TermLattice terms_of(const Query& leaf, QueryForm form, const std::vector<std::string>& languages);
  std::vector<Reading> readings_in_index(const TermLattice& lattice) const;
  Matcher::Operand operand_of_lattice(const TermLattice& lattice) const;
  Matcher::Operand operand_of_readings(const std::vector<Reading>& readings) const;
  Xapian::Query near(const Query& query, const std::vector<Alternatives>& typed);
  std::vector<Alternatives> loosened_all(const Query& query, std::vector<Alternatives> operands);
  void collect_alternatives(const Query& query, Alternatives& alternatives);
  void add_words_of_stem(const Query& word, const TermLattice& lattice, Matcher::Slot& slot);
  std::vector<PatternExpansion> expansions(const Query& pattern);
  void add_part(const Query& query, const Scope& scope, const Xapian::Query& asked);
  void keep(const Query& query, std::vector<Matcher::Operand> operands, Proximity proximity);

  const Xapian::Database& database_;
  Analyzer& analyzer_;
  StemLanguages languages_;
  Reach reach_;
  ScopedTerms terms_;
  bool shouting_;
  Building& building_;
};

// A part of a group adds nothing where the group as a whole is not met; of `parts` those from `first` on.
void count_only_within(const Xapian::Query& group, std::vector<ScorePart>& parts, std::size_t first);

}  // namespace morgue
