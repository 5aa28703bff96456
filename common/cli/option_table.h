// What parsing and help both need of an option table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/cli/options.h"

namespace morgue {

// The command's options and those that every command has.
std::vector<OptionSpec> all_options(const CommandSpec& command);

// "indexer add"; "searcher" for a program without commands.
std::string command_name(const CommandSpec& command);

// The words that an option's value is chosen from; none where it is free.
std::vector<std::string_view> choices_of(const OptionSpec& option);

// At least one part; none is dropped for being empty.
std::vector<std::string_view> split_at(std::string_view text, char separator);

}  // namespace morgue
