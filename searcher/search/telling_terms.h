// What an article is about, in the words that tell it from others: frequent in it, rare in the index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "common/article.h"

namespace morgue {

// A word in all its forms, a name, an acronym, a designation.
struct TellingTerm {
  std::string shown;               // as the article writes it first
  std::vector<std::string> names;  // of the index, without field prefix; any of them is it; sorted, not empty
  double presence = 0;             // how much of the article it is, below 1
  double rarity = 0;               // its inverse document frequency, above 0
  std::uint64_t articles = 0;      // that have it

  double weight() const { return presence * rarity; }
};

// What the index knows of its terms.
struct TermStatistics {
  std::uint64_t articles = 0;  // in the article's language, as far as languages are known
  std::uint64_t own = 0;       // the article itself and its copies, as many as are in the index
  std::function<std::uint64_t(const std::string& name)> articles_with;
};

// The parameters, and the run that chose them: docs/decisions/0016-related-articles.md.
namespace telling {
inline constexpr std::size_t most_terms = 30;
inline constexpr double title_occurrences = 3;  // what a word of the headline counts in the text
inline constexpr double half_presence = 6;      // occurrences that are half of what any number of them says
inline constexpr double most_common = 0.25;     // share of articles above which a word tells nothing ...
inline constexpr double most_common_of_few = 0.5;
inline constexpr std::uint64_t few_articles = 20;  // ... or of as few as these
}  // namespace telling

// The heaviest first. Left out: what no other article but copies has, what is common, stop words, numbers and amounts, short words
// other than acronyms, addresses, the names of the article's own source and authors.
std::vector<TellingTerm> telling_terms(const Article& article, Analyzer& analyzer,
                                       const TermStatistics& statistics);

}  // namespace morgue
