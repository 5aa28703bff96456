// The normal form of boolean groups: what means the same by its shape alone is the same tree.
#pragma once

#include <vector>

#include "searcher/query/query.h"

namespace morgue {

// One query of `children`, each with its occur: those that ask for nothing dropped, groups of one kind within
// another flattened, a double NOT resolved, a group of one child that child (a single must_not stays a
// group).
Query make_group(std::vector<Query> children);

bool is_conjunction(const Query& query);  // of must and must_not alone
bool is_disjunction(const Query& query);  // of should alone

}  // namespace morgue
