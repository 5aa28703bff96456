// Standing queries: 'searcher watch' from its arguments to its exit code.
#pragma once

#include <string>
#include <vector>

namespace morgue {

// `arguments` are those after "watch". Returns ExitCode::ok where there is news, ExitCode::nothing_found where there is
// none. The state moves forward after everything was written to stdout; whatever fails before leaves it as it was, so
// that the next watch tells the same again. Throws Error for what stops the run.
int run_watch(const std::vector<std::string>& arguments);

}  // namespace morgue
