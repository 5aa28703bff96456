// The searcher from its arguments to its exit code.
#pragma once

#include <string>
#include <vector>

namespace morgue {

// Returns ExitCode::ok where something was found, ExitCode::nothing_found where not; throws Error for what
// stops the run. Under --batch a malformed query (--strict) is reported, the others are answered, and the
// code is ExitCode::failure.
int run_searcher(const std::vector<std::string>& arguments);

}  // namespace morgue
