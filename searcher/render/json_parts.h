// The objects of JSON output; docs/output.md is the contract.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "searcher/search/results.h"

namespace morgue {

using json = nlohmann::ordered_json;  // fields are printed in the order of the contract

json hit_json(const Hit& hit);

// --show
json article_json(const Hit& hit);

// --members, whole and line by line
json members_json(const Members& members);
json member_json(const Hit& hit);

// --diff
json diff_json(const ArticleDiff& diff);

// --coverage, whole and line by line
json coverage_json(const Coverage& coverage);
json source_coverage_json(const SourceCoverage& covered);

}  // namespace morgue
