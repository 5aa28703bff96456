#include "indexer/indexer.h"

#include <fmt/format.h>

#include <iostream>

#include "common/cli/completion.h"
#include "common/cli/options.h"
#include "common/cli/terminal.h"
#include "common/error.h"
#include "indexer/commands/add.h"
#include "indexer/commands/check.h"
#include "indexer/commands/optimize.h"
#include "indexer/commands/prune.h"
#include "indexer/commands/read.h"
#include "indexer/commands/remove.h"
#include "indexer/commands/status.h"

namespace morgue {

namespace {

struct Command {
  const CommandSpec& (*spec)();
  int (*run)(const ParsedOptions& options);
};

constexpr Command commands[] = {
    {add_command, run_add},     {read_command, run_read},         {status_command, run_status},
    {check_command, run_check}, {optimize_command, run_optimize}, {remove_command, run_remove},
    {prune_command, run_prune},
};

std::string overview() {
  std::string text =
      "usage: indexer COMMAND [options] [arguments]\n\n"
      "Turns article files into an index that 'searcher' answers from.\n\ncommands:\n";
  for (const Command& command : commands) {
    text += fmt::format("  {:<10}{}\n", command.spec().name, command.spec().summary);
  }
  text +=
      "\n  indexer COMMAND --help      what a command takes\n"
      "  indexer --version           the version\n"
      "  indexer --completion SHELL  a completion script for bash, zsh or fish\n";
  return text;
}

std::string names() {
  std::string list;
  for (const Command& command : commands) {
    if (!list.empty()) list += ", ";
    list += command.spec().name;
  }
  return list;
}

int print(std::string_view text) {
  std::cout << text;
  return ExitCode::ok;
}

int print_version() {
  return print("indexer (Morgue) " MORGUE_VERSION "\n");
}

int print_completion(const std::vector<std::string>& arguments) {
  std::string shell;
  if (arguments[0].size() > std::string_view("--completion").size()) {
    shell = arguments[0].substr(std::string_view("--completion=").size());
  } else if (arguments.size() > 1) {
    shell = arguments[1];
  }
  std::vector<CommandSpec> specs;
  for (const Command& command : commands) specs.push_back(command.spec());
  return print(completion_script(shell, "indexer", specs));
}

}  // namespace

int run_indexer(const std::vector<std::string>& arguments) {
  const std::string first = arguments.empty() ? std::string() : arguments.front();
  if (first.empty())
    throw Error("which command?", fmt::format("it is one of {}; 'indexer --help' says more", names()));
  if (first == "--help" || first == "-h" || first == "help") return print(overview());
  if (first == "--version") return print_version();
  if (first == "--completion" || first.starts_with("--completion=")) return print_completion(arguments);
  for (const Command& command : commands) {
    const CommandSpec& spec = command.spec();
    if (spec.name != first) continue;
    const ParsedOptions options = parse_options(spec, {arguments.begin() + 1, arguments.end()});
    if (options.has("help")) return print(help_text(spec, terminal_columns(Stream::out)));
    if (options.has("version")) return print_version();
    return command.run(options);
  }
  throw Error(fmt::format("no such command: '{}'", first), fmt::format("it is one of {}", names()));
}

}  // namespace morgue
