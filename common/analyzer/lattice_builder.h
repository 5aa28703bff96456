// From the pieces of a query to all the ways an article may write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "common/analyzer/dissector.h"
#include "common/analyzer/stemmer_set.h"

namespace morgue {

// `pieces` and `amounts` are what a Dissector made of `text` as a query; compounds are appended to `arena`.
TermLattice build_lattice(std::string_view text, const std::vector<Piece>& pieces,
                          const std::vector<AmountSpan>& amounts, std::string& arena, QueryForm form,
                          const std::vector<std::string>& languages, StemmerSet& stemmers);

}  // namespace morgue
