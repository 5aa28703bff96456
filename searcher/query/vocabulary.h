// Words of the index that fit a pattern or a stem, by bounded walks over Xapian's term list, and words that one may
// have meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/analyzer/analyzer.h"

namespace morgue {

struct VocabularyTerm {
  std::string name;  // without field prefix, with its mark ("defence", "~cafe", "^nato")
  Xapian::doccount frequency = 0;
};

struct PatternExpansion {
  std::vector<VocabularyTerm> terms;
  bool cut = false;      // more fitted than are given
  bool stopped = false;  // the walk ended at its time limit: words further on were not looked at
};

// Whether `word` fits a pattern of '*' (any run) and '?' (one character).
bool fits_pattern(std::string_view word, std::string_view pattern);

// The terms under `prefix` that fit `pattern` (casefolded, diacritics as typed), the most frequent ones where there are
// more than `most`. A pattern that begins with a wildcard walks the whole vocabulary, up to a time limit.
PatternExpansion expand_pattern(const Xapian::Database& database, std::string_view prefix,
                                const std::string& pattern, std::size_t most);

// The indexed words under `prefix` whose stem is that of `word` in `language`: what a word stands for where
// positions matter, stems having none.
std::vector<std::string> words_of_stem(const Xapian::Database& database, Analyzer& analyzer,
                                       std::string_view prefix, std::string_view word,
                                       const std::string& language, std::size_t most);

// The word of the did-you-mean dictionaries nearest to `word` (one or two letters changed, dropped, added or swapped),
// the most frequent of those; empty where there is none or `word` holds a digit. Remote shards show no dictionary.
std::string nearest_word(const Xapian::Database& database, const std::string& word);

// The same from the vocabulary itself, by a walk up to a time limit: for indexes with remote shards.
std::string nearest_word_by_walk(const Xapian::Database& database, const std::string& word);

}  // namespace morgue
