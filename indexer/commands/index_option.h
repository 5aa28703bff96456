// --index and --lock-timeout, as all commands that work on an index take them.
#pragma once

#include <chrono>
#include <string>

#include "common/cli/options.h"

namespace morgue {

inline constexpr OptionSpec index_option{
    "index", 'i',   ValueKind::directory,
    "DIR",   false, "The index's directory; MORGUE_INDEX serves where it is not given."};

inline constexpr OptionSpec lock_timeout_option{
    "lock-timeout", 0,     ValueKind::number,
    "SECONDS",      false, "How long to wait for another indexer to finish (default: 0)."};

// --index, else MORGUE_INDEX. Throws Error where neither is given.
std::string index_path(const ParsedOptions& options);

// Throws Error where it is out of range.
std::chrono::milliseconds lock_timeout(const ParsedOptions& options);

// The number given, or `otherwise`. Throws Error where it is out of range.
std::uint64_t number_within(const ParsedOptions& options, std::string_view name, std::uint64_t otherwise,
                            std::uint64_t least, std::uint64_t most);

}  // namespace morgue
