#include "common/cli/completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/cli/option_table.h"
#include "common/error.h"
#include "common/schema.h"

namespace morgue {

namespace {

constexpr std::string_view help_help = "Print help.";
constexpr std::string_view version_help = "Print the version.";

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(what)) {
      out += by;
      at += what.size();
    } else {
      out += text[at++];
    }
  }
  return out;
}

// In single quotes of bash and zsh.
std::string quoted(std::string_view text) {
  return fmt::format("'{}'", replaced(text, "'", "'\\''"));
}

// In single quotes of fish, where a backslash escapes.
std::string fish_quoted(std::string_view text) {
  return fmt::format("'{}'", replaced(replaced(text, "\\", "\\\\"), "'", "\\'"));
}

// The words that an option's value is chosen from, parted by spaces; empty where it is free.
std::string choices(const OptionSpec& option) {
  std::string fields = fmt::format("{}", fmt::join(choices_of(option), " "));
  if (option.kind == ValueKind::field) {
    for (const Field& field : schema) {
      if (field.facet) fields += fmt::format("{}{}", fields.empty() ? "" : " ", field.name);
    }
  }
  return fields;
}

enum class Positional { none, file, directory };

Positional positional_kind(const CommandSpec& command) {
  if (command.positional.find("PATH") != std::string_view::npos) return Positional::file;
  if (command.positional.find("FILE") != std::string_view::npos) return Positional::file;
  if (command.positional.find("DIR") != std::string_view::npos) return Positional::directory;
  return Positional::none;
}

bool has_commands(std::span<const CommandSpec> commands) {
  return std::any_of(commands.begin(), commands.end(),
                     [](const CommandSpec& each) { return !each.name.empty(); });
}

// The commands by name, parted by spaces.
std::string command_names(std::span<const CommandSpec> commands) {
  std::string names;
  for (const CommandSpec& command : commands) {
    if (!command.name.empty()) names += fmt::format("{}{}", names.empty() ? "" : " ", command.name);
  }
  return names;
}

// Whether the program does something without a command, too: then a command is one as the first word alone.
bool has_default(std::span<const CommandSpec> commands) {
  return std::any_of(commands.begin(), commands.end(),
                     [](const CommandSpec& each) { return each.name.empty(); });
}

// ---- bash

std::string bash_reply(const OptionSpec& option) {
  switch (option.kind) {
    case ValueKind::file:
      return "_morgue_files -f";
    case ValueKind::directory:
      return "_morgue_files -d";
    default:
      return fmt::format("_morgue_words {}", quoted(choices(option)));
  }
}

// `first_words` are offered in the place of the first word.
std::string bash_command(const CommandSpec& command, const std::string& first_words) {
  std::string out;
  std::string words = "--help --version";
  out += "            case $prev in\n";
  for (const OptionSpec& option : command.options) {
    words += fmt::format(" --{}", option.name);
    if (option.kind == ValueKind::none) continue;
    const std::string also = option.short_name == 0 ? "" : fmt::format("|-{}", option.short_name);
    out += fmt::format("                --{}{}) {}; return ;;\n", option.name, also, bash_reply(option));
  }
  out += "            esac\n";
  out += fmt::format("            if [[ $cur == -* ]]; then _morgue_words {}\n", quoted(words));
  if (!first_words.empty()) {
    out +=
        fmt::format("            elif (( COMP_CWORD == 1 )); then _morgue_words {}\n", quoted(first_words));
  }
  switch (positional_kind(command)) {
    case Positional::file:
      out += "            else _morgue_files -f\n";
      break;
    case Positional::directory:
      out += "            else _morgue_files -d\n";
      break;
    case Positional::none:
      break;
  }
  return out + "            fi ;;\n";
}

std::string bash_script(std::string_view program, std::span<const CommandSpec> commands) {
  const std::string names = command_names(commands);
  std::string cases;
  for (const CommandSpec& command : commands) {
    cases += fmt::format("        {})\n{}", quoted(command.name),
                         bash_command(command, command.name.empty() ? names : ""));
  }
  std::string find_command;
  if (has_commands(commands) && has_default(commands)) {
    find_command = fmt::format(
        "    if (( COMP_CWORD > 1 )); then\n"
        "        case ${{COMP_WORDS[1]}} in\n"
        "            {}) command=${{COMP_WORDS[1]}} ;;\n"
        "        esac\n"
        "    fi\n",
        replaced(names, " ", "|"));
  } else if (has_commands(commands)) {
    find_command = fmt::format(
        "    for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n"
        "        case $word in\n"
        "            {}) command=$word; break ;;\n"
        "        esac\n"
        "    done\n",
        replaced(names, " ", "|"));
    cases += fmt::format("        *) _morgue_words {} ;;\n", quoted(names + " --help --version"));
  }
  return fmt::format(
      R"(# bash completion of {0}
_morgue_words() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }}
_morgue_files() {{
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
}}
_{0}() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} command= word
    if [[ $cur == "=" ]]; then cur=; elif [[ $prev == "=" ]]; then prev=${{COMP_WORDS[COMP_CWORD-2]}}; fi
    COMPREPLY=()
{1}    case $command in
{2}    esac
}}
complete -F _{0} {0}
)",
      program, find_command, cases);
}

// ---- zsh

// Within a spec of _arguments, brackets and colons part its pieces.
std::string zsh_escaped(std::string_view text) {
  return replaced(replaced(replaced(text, "[", "\\["), "]", "\\]"), ":", "\\:");
}

std::string zsh_action(const OptionSpec& option) {
  switch (option.kind) {
    case ValueKind::file:
      return "_files";
    case ValueKind::directory:
      return "_files -/";
    default: {
      const std::string words = choices(option);
      return words.empty() ? " " : fmt::format("({})", words);
    }
  }
}

std::string zsh_option(const OptionSpec& option, std::string_view name_with_dashes, std::string_view joint) {
  std::string spec = fmt::format("{}{}[{}]", name_with_dashes, joint, zsh_escaped(option.help));
  if (option.kind != ValueKind::none) {
    const std::string shown = choices_of(option).empty() ? zsh_escaped(option.value) : "choice";
    spec += fmt::format(":{}:{}", shown, zsh_action(option));
  }
  return fmt::format(" \\\n      {}", quoted(option.repeatable ? "*" + spec : spec));
}

// `first_words` are offered in the place of the first word.
std::string zsh_arguments(const CommandSpec& command, const std::string& first_words = {}) {
  std::string out = "_arguments -S";
  for (const OptionSpec& option : command.options) {
    const bool takes_value = option.kind != ValueKind::none;
    out += zsh_option(option, fmt::format("--{}", option.name), takes_value ? "=" : "");
    if (option.short_name != 0)
      out += zsh_option(option, fmt::format("-{}", option.short_name), takes_value ? "+" : "");
  }
  out += fmt::format(" \\\n      '--help[{}]' '--version[{}]'", help_help, version_help);
  const std::string_view shown = command.positional;
  if (!first_words.empty()) out += fmt::format(" \\\n      '1:command:({})'", first_words);
  switch (positional_kind(command)) {
    case Positional::file:
      return out + fmt::format(" \\\n      {}", quoted(fmt::format("*:{}:_files", zsh_escaped(shown))));
    case Positional::directory:
      return out + fmt::format(" \\\n      {}", quoted(fmt::format("*:{}:_files -/", zsh_escaped(shown))));
    case Positional::none:
      return shown.empty()
                 ? out
                 // An action, though it offers nothing: to a message alone zsh gives precedence over an option's name.
                 : out + fmt::format(" \\\n      {}", quoted(fmt::format("*:{}:{{:}}", zsh_escaped(shown))));
  }
  return out;
}

std::string zsh_script(std::string_view program, std::span<const CommandSpec> commands) {
  std::string body;
  if (has_default(commands)) {
    for (const CommandSpec& command : commands) {
      if (command.name.empty()) continue;
      body += fmt::format(
          "  if (( CURRENT > 2 )) && [[ $words[2] == {} ]]; then\n"
          "    shift words; (( CURRENT-- ))\n"
          "    {}\n    return\n  fi\n",
          command.name, zsh_arguments(command));
    }
    for (const CommandSpec& command : commands) {
      if (command.name.empty())
        body += fmt::format("  {}\n", zsh_arguments(command, command_names(commands)));
    }
  } else {
    std::string names;
    std::string cases;
    for (const CommandSpec& command : commands) {
      const std::string summary = replaced(zsh_escaped(command.summary), "\"", "\\\"");
      names += fmt::format("{}\\:\"{}\" ", command.name, summary);
      cases += fmt::format("    {})\n      {} ;;\n", command.name, zsh_arguments(command));
    }
    body = fmt::format(
        "  local state line\n"
        "  _arguments -C '--help[{}]' '--version[{}]' \\\n"
        "      {} '*::argument:->arguments' && return\n"
        "  case $line[1] in\n{}  esac\n",
        help_help, version_help, quoted(fmt::format("1:command:(({}))", names)), cases);
  }
  return fmt::format("#compdef {0}\n_{0}() {{\n{1}}}\n_{0} \"$@\"\n", program, body);
}

// ---- fish

// When what belongs to the command is offered.
std::string fish_condition(const CommandSpec& command, std::span<const CommandSpec> commands) {
  const std::string names = command.name.empty() ? command_names(commands) : std::string(command.name);
  if (names.empty()) return {};
  return fmt::format(" -n {}", fish_quoted(fmt::format("{}__fish_seen_subcommand_from {}",
                                                       command.name.empty() ? "not " : "", names)));
}

std::string fish_option(std::string_view program, const std::string& condition, const OptionSpec& option) {
  std::string line = fmt::format("complete -c {}{} -l {}", program, condition, option.name);
  if (option.short_name != 0) line += fmt::format(" -s {}", option.short_name);
  switch (option.kind) {
    case ValueKind::none:
      break;
    case ValueKind::file:
      line += " -r -F";
      break;
    case ValueKind::directory:
      line += " -x -a '(__fish_complete_directories)'";
      break;
    default: {
      const std::string words = choices(option);
      line += words.empty() ? " -x" : fmt::format(" -x -a {}", fish_quoted(words));
    }
  }
  return line + fmt::format(" -d {}\n", fish_quoted(option.help));
}

std::string fish_script(std::string_view program, std::span<const CommandSpec> commands) {
  std::string out = fmt::format("# fish completion of {0}\ncomplete -c {0} -f\n", program);
  for (const CommandSpec& command : commands) {
    const std::string condition = fish_condition(command, commands);
    if (!command.name.empty()) {
      out += fmt::format("complete -c {} -n '__fish_use_subcommand' -a {} -d {}\n", program, command.name,
                         fish_quoted(command.summary));
    }
    for (const OptionSpec& option : command.options) out += fish_option(program, condition, option);
    switch (positional_kind(command)) {
      case Positional::file:
        out += fmt::format("complete -c {}{} -F\n", program, condition);
        break;
      case Positional::directory:
        out += fmt::format("complete -c {}{} -a '(__fish_complete_directories)'\n", program, condition);
        break;
      case Positional::none:
        break;
    }
  }
  out += fmt::format("complete -c {} -l help -s h -d {}\n", program, fish_quoted(help_help));
  out += fmt::format("complete -c {} -l version -d {}\n", program, fish_quoted(version_help));
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell, std::string_view program,
                              std::span<const CommandSpec> commands) {
  if (shell == "bash") return bash_script(program, commands);
  if (shell == "zsh") return zsh_script(program, commands);
  if (shell == "fish") return fish_script(program, commands);
  throw Error(fmt::format("no completion for the shell '{}': there is one for bash, zsh and fish", shell));
}

}  // namespace morgue
