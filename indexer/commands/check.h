// indexer check: finds what is wrong with an index and says how to mend it.
#pragma once

#include "common/cli/options.h"

namespace morgue {

const CommandSpec& check_command();

// Returns the exit code; throws Error where the index cannot be checked.
int run_check(const ParsedOptions& options);

}  // namespace morgue
