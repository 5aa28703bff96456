// indexer remove: takes articles out by id.
#pragma once

#include "common/cli/options.h"

namespace morgue {

const CommandSpec& remove_command();

// Returns the exit code; throws Error where the run failed.
int run_remove(const ParsedOptions& options);

}  // namespace morgue
