// Bylines to names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace morgue {

// The names in bylines as they are written: "By Maria Keller, Energy Correspondent, and Jón Arnason" gives
// two. What only says that somebody wrote ("Staff", "Admin") is left out; agencies stay. Each once, in order.
std::vector<std::string> split_authors(const std::vector<std::string>& bylines);

// Whether `text` is nothing but one or more names of people, each of two words or more.
bool are_names(std::string_view text);

}  // namespace morgue
