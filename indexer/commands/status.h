// indexer status: what an index holds.
#pragma once

#include "common/cli/options.h"

namespace morgue {

const CommandSpec& status_command();

// Returns the exit code; throws Error where there is no index or it is damaged.
int run_status(const ParsedOptions& options);

}  // namespace morgue
