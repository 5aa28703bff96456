// The repairs of an index that lose nothing.
#pragma once

#include "common/index_directory.h"
#include "indexer/write/findings.h"

namespace morgue {

// Does the repairs that lose nothing and marks their findings:
//   a lost list is written anew with the segments that are there;
//   leftovers and older versions of doubled articles are deleted;
//   a segment stays once in the list;
//   a missing segment leaves the list, and the ledger forgets all files, so that the next `add` reads them again;
//   families are settled anew, where every segment is sound;
//   a damaged or missing ledger is begun anew; files that lost articles are forgotten by it.
// A line that is not understood stops all but the last. Only under the lock. Throws Error.
void repair_index(const IndexDirectory& directory, CheckResult& result);

}  // namespace morgue
