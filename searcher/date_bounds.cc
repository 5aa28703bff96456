#include "searcher/date_bounds.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/error.h"
#include "searcher/query/group.h"
#include "searcher/query/parser.h"

namespace morgue {

namespace {

Query bound(std::string_view option, std::string_view field, const std::string& date, CivilDay today) {
  try {
    return parse_query(fmt::format("{}:\"{}\"", field, date), {false, true, today});
  } catch (const Error&) {
    throw Error(fmt::format("--{}: '{}' is no day, month or year", option, date),
                "write 2019, 2019-11, 2019-11-07, today or yesterday");
  }
}

// Of two articles of one day, nobody can tell which came first where one has no time.
std::string day_of(Date date) {
  date.precision = std::min(date.precision, DatePrecision::day);
  return to_iso(date);
}

}  // namespace

Query within_bounds(Query query, const SearcherOptions& options, const std::optional<Date>& published,
                    CivilDay today) {
  std::vector<Query> clauses;
  if (!options.before.empty()) clauses.push_back(bound("before", "before", options.before, today));
  if (!options.after.empty()) clauses.push_back(bound("after", "after", options.after, today));
  if (options.past) {
    if (!published) {
      throw Error(fmt::format("--past: '{}' has no date of publication", options.like),
                  "--before DATE says what is past");
    }
    clauses.push_back(bound("past", "before", day_of(*published), today));
  }
  if (clauses.empty()) return query;
  clauses.insert(clauses.begin(), std::move(query));
  return make_group(std::move(clauses));
}

}  // namespace morgue
