// The indexer's command line: picks the command and runs it.
#pragma once

#include <string>
#include <vector>

namespace morgue {

// `arguments` are those after the program's name. Returns the exit code; throws Error.
int run_indexer(const std::vector<std::string>& arguments);

}  // namespace morgue
