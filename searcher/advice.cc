#include "searcher/advice.h"

#include <fmt/format.h>

#include "searcher/render/charts.h"

namespace morgue {

namespace {

constexpr std::size_t most_named = 3;

using Clauses = std::vector<ClauseExplanation>;

// The first clause behind `at` that is none of its own.
std::size_t behind(const Clauses& clauses, std::size_t at) {
  std::size_t next = at + 1;
  while (next < clauses.size() && clauses[next].depth > clauses[at].depth) ++next;
  return next;
}

// Names what keeps the clause, which meets nothing, from meeting anything: parts of it where they meet nothing, else
// the clause itself.
void name_missing(const Clauses& clauses, std::size_t at, std::vector<std::string>& missing) {
  const std::size_t before = missing.size();
  const std::size_t end = behind(clauses, at);
  for (std::size_t part = at + 1; part < end; part = behind(clauses, part)) {
    if (clauses[part].hits == 0 && !clauses[part].excluded) name_missing(clauses, part, missing);
  }
  if (missing.size() == before) missing.push_back(clauses[at].clause);
}

std::string without_it(const ClauseExplanation& clause) {
  return fmt::format("without '{}': {}", clause.clause, counted(*clause.without, "article"));
}

}  // namespace

std::vector<std::string> advice_for_nothing(const Results& results) {
  std::vector<std::string> lines = {"nothing found"};
  if (results.suggestion) lines.push_back(fmt::format("did you mean: {}", *results.suggestion));
  const Clauses& clauses = results.explanation;
  if (clauses.empty()) return lines;
  std::vector<std::string> missing;
  name_missing(clauses, 0, missing);
  const bool whole = missing.size() == 1 && missing.front() == clauses.front().clause && clauses.size() > 1;
  if (!whole) {
    for (const std::string& clause : missing) lines.push_back(fmt::format("no article has: {}", clause));
  }
  std::size_t named = 0;
  for (const ClauseExplanation& clause : clauses) {
    if (clause.without.value_or(0) == 0 || named == most_named) continue;
    lines.push_back(without_it(clause));
    ++named;
  }
  if (whole && named == 0) {
    lines.push_back(
        "each part of the query is found, but not all in one article; --any asks for any of the words");
  }
  return lines;
}

}  // namespace morgue
