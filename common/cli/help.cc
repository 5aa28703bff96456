#include <fmt/format.h>

#include <algorithm>

#include "common/cli/option_table.h"
#include "common/cli/options.h"
#include "common/text/display.h"

namespace morgue {

namespace {

// Every line of `text` wrapped by itself; what a line is indented by, its continuations are too. Where it has a second
// column, behind two spaces or more, that is what they stand under.
std::string wrapped(std::string_view text, std::size_t columns) {
  std::string out;
  for (const std::string_view line : split_at(text, '\n')) {
    constexpr std::size_t narrowest = 20;
    std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t column = line.find_first_not_of(' ', line.find("  ", indent));
    if (column != std::string_view::npos && column + narrowest <= columns) indent = column;
    const std::string_view words = line.substr(indent);
    const std::size_t width = std::max(columns - std::min(columns, indent), narrowest);
    const std::vector<std::size_t> starts = text::wrap_points(words, width);
    if (words.empty()) out += '\n';
    for (std::size_t i = 0; i < starts.size() && !words.empty(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : words.size();
      std::string_view piece = words.substr(starts[i], end - starts[i]);
      while (piece.ends_with(' ')) piece.remove_suffix(1);
      out += i == 0 ? std::string(line.substr(0, indent)) : std::string(indent, ' ');
      out += fmt::format("{}\n", piece);
    }
  }
  return out;
}

std::string left_column(const OptionSpec& option) {
  std::string left = option.short_name != 0 ? fmt::format("  -{}, ", option.short_name) : "      ";
  left += fmt::format("--{}", option.name);
  if (option.kind != ValueKind::none) left += fmt::format(" {}", option.value);
  return left;
}

std::string option_lines(const std::vector<OptionSpec>& options, std::size_t columns) {
  constexpr std::size_t gap = 2;
  const std::size_t widest_allowed = std::max<std::size_t>(columns * 2 / 5, 16);
  std::size_t widest = 0;
  for (const OptionSpec& option : options) {
    const std::size_t width = text::display_width(left_column(option));
    if (width <= widest_allowed) widest = std::max(widest, width);
  }
  std::string out;
  for (const OptionSpec& option : options) {
    const std::string left = left_column(option);
    const std::size_t width = text::display_width(left);
    // Continuation lines of the help stand under its first one: they share its indent.
    std::string help = option.repeatable ? fmt::format("{} May be given several times.", option.help)
                                         : std::string(option.help);
    std::string right = wrapped(std::string(widest + gap, ' ') + help, columns);
    if (width > widest) {
      out += left + '\n' + right;
    } else {
      out += left + right.substr(width);
    }
  }
  return out;
}

}  // namespace

std::string help_text(const CommandSpec& command, std::size_t columns) {
  std::string usage = fmt::format("Usage: {} [options]", command_name(command));
  if (!command.positional.empty()) usage += fmt::format(" {}", command.positional);
  std::string out = usage + "\n\n" + wrapped(command.summary, columns) + "\nOptions:\n" +
                    option_lines(all_options(command), columns);
  if (!command.notes.empty()) out += '\n' + wrapped(command.notes, columns);
  return out;
}

}  // namespace morgue
