// A pager for what is longer than the screen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace morgue {

// The command of MORGUE_PAGER, else of PAGER, else "less". Empty where the variable that counts is blank or "cat": then
// nothing is paged.
std::string pager_command();

// `choice` is auto, always or never. Whether standard output goes through a pager where it is long enough (always: however
// short): it is a terminal that can do more than a dumb one, and there is a command.
bool wants_pager(std::string_view choice);

// Lines of a terminal of so many columns that `output` takes: long lines go on in the next, escape sequences take no room.
std::size_t screen_lines(std::string_view output, std::size_t columns);

// Writes `output` to standard output: through the pager where `always` is set or the terminal has too few lines for it,
// otherwise straight. Returns when the reader has left the pager; that they left early is no error. A command that
// cannot be run is told on stderr, by the shell, and the output is written straight.
void write_paged(const std::string& output, bool always);

}  // namespace morgue
