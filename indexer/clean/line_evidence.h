// What speaks for and against each line of a flattened page being the article's: its own looks, its place, and
// what stands around it, weighed by a table that was learned.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/clean/page_draft.h"

namespace morgue {

struct Weight {
  std::string_view name;
  float value;
};

// What is known of a line, in the order of `line_weights`.
inline constexpr std::size_t evidence_size = 58;
using LineEvidence = std::array<float, evidence_size>;

extern const std::array<Weight, evidence_size> line_weights;

// One for each line of the page; all zero for blank lines. `page` knows its scores and its span.
std::vector<LineEvidence> line_evidence(const PageDraft& page);

// The logarithm of the odds that the line is the article's, by itself.
double weigh(const LineEvidence& evidence);

// The same with the neighbours heard, for the lines of [begin, end) that are not blank; of all others it is minus
// infinity.
std::vector<double> article_odds(const PageDraft& page, std::size_t begin, std::size_t end);

}  // namespace morgue
