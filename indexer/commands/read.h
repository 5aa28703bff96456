// indexer read: reads and cleans, and shows what would be indexed.
#pragma once

#include <string>

#include "common/article.h"
#include "common/cli/options.h"

namespace morgue {

const CommandSpec& read_command();

// Returns the exit code; throws Error where nothing named can be read.
int run_read(const ParsedOptions& options);

// One line of JSON without a line feed: absent values are null or [].
std::string to_json_line(const Article& article);

}  // namespace morgue
