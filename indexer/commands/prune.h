// indexer prune: takes articles out whose files are gone.
#pragma once

#include "common/cli/options.h"

namespace morgue {

const CommandSpec& prune_command();

// Returns the exit code; throws Error where it refuses or the run failed.
int run_prune(const ParsedOptions& options);

}  // namespace morgue
