// --index, as all commands that work on an index take it.
#pragma once

#include <string>

#include "common/cli/options.h"

namespace morgue {

inline constexpr OptionSpec index_option{
    "index", 'i',   ValueKind::directory,
    "DIR",   false, "The index's directory; MORGUE_INDEX serves where it is not given."};

// --index, else MORGUE_INDEX. Throws Error where neither is given.
std::string index_path(const ParsedOptions& options);

}  // namespace morgue
