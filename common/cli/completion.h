// Shell completions, made from the option tables.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "common/cli/options.h"

namespace morgue {

// The completion script of `program` for "bash", "zsh" or "fish". Throws Error for another shell. What a
// program does without a command is an entry with an empty name.
std::string completion_script(std::string_view shell, std::string_view program,
                              std::span<const CommandSpec> commands);

}  // namespace morgue
