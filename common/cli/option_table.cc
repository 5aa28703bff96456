#include "common/cli/option_table.h"

#include <fmt/format.h>

#include <iterator>

namespace morgue {

namespace {

constexpr OptionSpec common_options[] = {
    {"help", 'h', ValueKind::none, "", false, "Print this help."},
    {"version", 0, ValueKind::none, "", false, "Print the version."},
};

}  // namespace

std::vector<OptionSpec> all_options(const CommandSpec& command) {
  std::vector<OptionSpec> options(command.options.begin(), command.options.end());
  options.insert(options.end(), std::begin(common_options), std::end(common_options));
  return options;
}

std::string command_name(const CommandSpec& command) {
  return command.name.empty() ? std::string(command.program)
                              : fmt::format("{} {}", command.program, command.name);
}

std::vector<std::string_view> choices_of(const OptionSpec& option) {
  if (option.kind != ValueKind::choice && option.kind != ValueKind::open_choice) return {};
  std::vector<std::string_view> choices = split_at(option.value, '|');
  if (option.kind == ValueKind::open_choice) choices.pop_back();
  return choices;
}

std::vector<std::string_view> split_at(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace morgue
