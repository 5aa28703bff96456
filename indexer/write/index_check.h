// What is wrong with an index, found without changing it.
#pragma once

#include "common/index_directory.h"
#include "indexer/write/findings.h"

namespace morgue {

// Reads everything, in memory that grows with the articles that have copies alone. Only under the lock. Throws Error where
// there is no index.
CheckResult check_index(const IndexDirectory& directory);

}  // namespace morgue
