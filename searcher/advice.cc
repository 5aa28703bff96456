#include "searcher/advice.h"

#include <fmt/format.h>

namespace morgue {

std::vector<std::string> advice_for_nothing(const Results& results) {
  std::vector<std::string> lines = {"nothing found"};
  if (results.suggestion) lines.push_back(fmt::format("did you mean: {}", *results.suggestion));
  std::size_t leaves = 0;
  std::size_t without_hits = 0;
  const std::vector<ClauseExplanation>& clauses = results.explanation;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const bool is_leaf = i + 1 == clauses.size() || clauses[i + 1].depth <= clauses[i].depth;
    if (!is_leaf) continue;
    ++leaves;
    if (clauses[i].hits > 0) continue;
    ++without_hits;
    lines.push_back(fmt::format("no article has: {}", clauses[i].clause));
  }
  if (leaves > 1 && without_hits == 0) {
    lines.push_back(
        "each part of the query is found, but not all in one article; --any asks for any of the words");
  }
  return lines;
}

}  // namespace morgue
