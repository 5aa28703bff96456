// Words that news writes with and without a hyphen: "cooperation" as "co-operation", "cyberattack" as
// "cyber-attack".
#pragma once

#include <cstddef>
#include <string_view>

namespace morgue {

// Where a hyphen could stand after a joining prefix, in bytes; 0 where the word has none.
std::size_t prefix_size(std::string_view word);

}  // namespace morgue
