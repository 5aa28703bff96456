// From an article to the search for its relatives: what shares its telling terms and is no copy of it.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "common/article.h"
#include "searcher/query/built_query.h"
#include "searcher/search/results.h"
#include "searcher/search/telling_terms.h"

namespace morgue {

// What an article must score to be related, of the 1 that one would score which were all about the same telling terms.
// The list ends where relatedness does (docs/decisions/0016-related-articles.md).
inline constexpr double least_related = 0.08;

struct RelatedQuery {
  BuiltQuery built;  // scores from 0 to about 1; no notes but where nothing can be asked
  std::vector<TellingTerm> terms;
};

// `article` need not be in the index; then its id is empty. Where its language is unknown too, it is taken for that of
// the articles nearest to it. The stemmers' `languages` are those of the index.
RelatedQuery related_query(Article article, const Xapian::Database& database, Analyzer& analyzer,
                           const StemLanguages& languages);

// Its terms as a query that a person may change and ask by hand.
Query readable_query(const std::vector<TellingTerm>& terms);

// `related` within what `filter` meets; marks show both. What `filter` says nothing in is no filter.
BuiltQuery within(BuiltQuery related, BuiltQuery filter);

// A line for each term with its share of all weight, below one for all of them; `hits` are their matches.
std::vector<ClauseExplanation> explain_terms(const RelatedQuery& related, std::uint64_t hits);

}  // namespace morgue
