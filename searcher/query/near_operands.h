// What the operands of a NEAR are met by, and what Xapian is asked for them.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "searcher/query/matcher.h"
#include "searcher/query/readings.h"
#include "searcher/query/scoped_terms.h"

namespace morgue {

// Of one operand: what each word, phrase or pattern in it is met by, any of which may stand near the others.
using Alternatives = std::vector<Matcher::Operand>;

// One sequence for each reading of the words. `language_of` says which language a form must be met in.
Matcher::Operand operand_of(const std::vector<Reading>& readings,
                            const std::function<std::string_view(const TermForm&)>& language_of);

// Each operand met by any of its alternatives.
std::vector<Matcher::Operand> any_alternative(const std::vector<Alternatives>& operands);

// Whether each reading is one word, as Xapian's own OP_NEAR and OP_PHRASE want it.
bool is_single(const Matcher::Operand& operand);

// Whether a word serves more than one operand: Xapian's OP_NEAR might count one occurrence for both.
bool share_words(const std::vector<Matcher::Operand>& operands);

// What Xapian's own operators can ask for of the readings of one word or phrase: those that are one word, where there
// are any, else each of the words by itself.
Matcher::Operand loosened(const Matcher::Operand& readings);

// Asks for words at positions one behind the other; of one word, for that.
Xapian::Query side_by_side(const std::vector<Xapian::Query>& slots);

// The operands, which are single, near one another by Xapian's own operators.
Xapian::Query near_by_xapian(const ScopedTerms& terms, const Scope& scope,
                             const std::vector<Matcher::Operand>& operands, Proximity proximity);

// The same for any operands: Xapian finds and scores the articles that have them all, and a NearSource tells which of
// those have them near one another.
Xapian::Query near_by_positions(const ScopedTerms& terms, const Scope& scope,
                                const std::vector<Matcher::Operand>& operands, Proximity proximity);

// Words of the longest reading.
int longest(const Matcher::Operand& operand);

// How many articles have the operand, at most: its rarest word decides.
double most_articles(const Xapian::Database& database, const Matcher::Operand& operand);

}  // namespace morgue
