// How a program runs: one catch, one place that prints messages and decides the exit code.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/journal.h"

namespace morgue {

// Calls `body` with the arguments after the program's name and returns its exit code; one of 128 and a signal's number
// ends the process by that signal instead, so that shells and service managers see what stopped it. An Error becomes "NAME: sentence"
// and "NAME: hint" on stderr and its own exit code; any other std::exception ExitCode::failure. What was written to
// stdout is flushed, and a failure to write it (a full disk) is an error too.
int run_program(std::string_view name, int argc, char** argv,
                const std::function<int(const std::vector<std::string>&)>& body);

// Throws Error where std::cin could not be read to its end: to the stream a failure looks like the end.
void check_standard_input();

// "NAME: text" on stderr, one line for each line of `text`, made safe for a terminal. Systemd's journal is told the
// priority of each line.
void print_message(std::string_view program, std::string_view text,
                   Priority priority = Priority::information);

}  // namespace morgue
