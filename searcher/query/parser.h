// Any bytes to a Query. Grammar: morgue-query(7).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "searcher/query/query.h"

namespace morgue {

struct ParseOptions {
  bool any = false;     // words that stand side by side: any of them instead of all
  bool strict = false;  // what is malformed is an error instead of plain words
  CivilDay today;       // what relative dates count from
};

// Lenient: never throws; what does not fit the grammar is read as plain words, and `notes` (if given) gets a sentence
// for each such place. Strict: throws Error quoting the place, with a caret line under it, and a hint.
// Groups deeper than 64 are malformed. The result is normalised: single-child groups are their child, groups of
// one kind within another are flattened, a field before parentheses is carried to each clause within.
Query parse_query(std::string_view typed, const ParseOptions& options,
                  std::vector<std::string>* notes = nullptr);

}  // namespace morgue
