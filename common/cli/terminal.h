// What the terminal at the other end can do.
#pragma once

#include <cstddef>
#include <string_view>

namespace morgue {

enum class Stream : int { out = 1, error = 2 };

bool is_terminal(Stream stream);

// Columns of the terminal; COLUMNS where it is set to a number; 80 where it is no terminal.
std::size_t terminal_columns(Stream stream);

// Lines of the terminal; LINES where it is set to a number; 24 where it is no terminal.
std::size_t terminal_rows(Stream stream);

// TERM is "dumb": it shows text and knows nothing else.
bool is_dumb_terminal();

// `choice` is auto, always or never. auto: the stream is a terminal, NO_COLOR is unset or empty, TERM is not dumb.
bool wants_color(std::string_view choice, Stream stream);

}  // namespace morgue
