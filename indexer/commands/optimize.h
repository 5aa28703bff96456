// indexer optimize: merges all segments into one.
#pragma once

#include "common/cli/options.h"

namespace morgue {

const CommandSpec& optimize_command();

// Returns the exit code; throws Error where the run failed, the index being as it was.
int run_optimize(const ParsedOptions& options);

}  // namespace morgue
