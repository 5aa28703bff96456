// Text for a terminal: safe, measured and wrapped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace morgue::text {

// C0 and C1 controls (ESC, CSI, BEL ...), bidirectional overrides and invalid bytes never reach a terminal:
// line feed, tab and other controls become a space, the rest is dropped or shown as U+FFFD.
std::string safe_for_terminal(std::string_view text);

// JSON text in which \uXXXX stands for what safe_for_terminal does not let through: the same values, for a terminal and
// for readers that end lines at U+0085 or U+2028.
std::string safe_json(std::string_view json);

// Columns that `text` (already safe) takes: 0 for combining marks, 2 for East Asian wide characters.
std::size_t display_width(std::string_view text);

// Where lines break so that none is wider than `columns`, as byte offsets of line starts (the first is 0).
// Breaks where UAX #14 allows, inside a word only where the word alone is wider than a line.
std::vector<std::size_t> wrap_points(std::string_view text, std::size_t columns);

// Cut to `columns`, with an ellipsis where something was cut.
std::string ellipsize(std::string_view text, std::size_t columns);

}  // namespace morgue::text
