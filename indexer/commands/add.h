// indexer add: reads files into an index.
#pragma once

#include "common/cli/options.h"

namespace morgue {

const CommandSpec& add_command();

// Returns the exit code; throws Error where the run failed.
int run_add(const ParsedOptions& options);

}  // namespace morgue
