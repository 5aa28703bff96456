// A published list that was lost or emptied while its segments are there. What it does not name would pass for leftovers
// and be removed: a whole archive.
#pragma once

#include <filesystem>
#include <vector>

#include "common/index_directory.h"

namespace morgue {

class Ledger;

// Whether there are segments and no list, or a list without a local segment although the last run that came to its end
// left articles. `ledger` is null where there is none to ask.
bool is_list_lost(const IndexDirectory& directory, const Ledger* ledger);

// Throws Error where the list is lost.
void refuse_lost_list(const IndexDirectory& directory, const Ledger& ledger);

// Publishes all segments that are there: those that the list named, and perhaps some that were merged into others or
// never published, whose articles are then doubled or new.
void restore_list(const IndexDirectory& directory);

}  // namespace morgue
