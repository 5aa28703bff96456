#include "common/cli/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>

#include "common/cli/option_table.h"
#include "common/error.h"

namespace morgue {

namespace {

namespace po = boost::program_options;

[[noreturn]] void refuse(const CommandSpec& command, const std::string& sentence) {
  throw Error(sentence, fmt::format("'{} --help' lists the options", command_name(command)));
}

// Edits (insert, delete, replace, swap neighbours) that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

// The long name that a mistyped one is near to; a beginning counts as near, since abbreviations are not
// guessed.
std::string_view nearest_option(const std::vector<OptionSpec>& options, std::string_view typed) {
  std::string_view nearest;
  std::size_t least = std::max<std::size_t>(1, typed.size() / 3) + 1;
  for (const OptionSpec& option : options) {
    const bool begun = typed.size() >= 2 && option.name.starts_with(typed);
    const std::size_t distance = begun ? 1 : edit_distance(typed, option.name);
    if (distance < least) {
      least = distance;
      nearest = option.name;
    }
  }
  return typed.size() < 2 ? std::string_view() : nearest;
}

[[noreturn]] void refuse_unknown(const CommandSpec& command, std::string_view token) {
  token = token.substr(0, token.find('='));
  const std::string_view typed = token.substr(std::min(token.find_first_not_of('-'), token.size()));
  const std::string_view nearest = nearest_option(all_options(command), typed);
  refuse(command, nearest.empty() ? fmt::format("unknown option '{}'", token)
                                  : fmt::format("unknown option '{}' (did you mean --{}?)", token, nearest));
}

const OptionSpec* find_option(const std::vector<OptionSpec>& options, std::string_view token) {
  const auto found = std::find_if(options.begin(), options.end(), [&](const OptionSpec& option) {
    const bool is_short = token.size() == 2 && token[0] == '-' && token[1] == option.short_name;
    return is_short || token == option.name || token == fmt::format("--{}", option.name);
  });
  return found == options.end() ? nullptr : &*found;
}

bool looks_like_option(const std::vector<OptionSpec>& options, std::string_view token) {
  if (token == "--") return true;
  return token.starts_with('-') && find_option(options, token.substr(0, token.find('='))) != nullptr;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The value that `rest` is where it was written without a space: "-n5", "-n=5", "-fjson".
bool is_attached_value(const OptionSpec& option, std::string_view rest) {
  if (rest.starts_with('=')) rest.remove_prefix(1);
  if (option.kind == ValueKind::number) return is_number(rest);
  const std::vector<std::string_view> choices = choices_of(option);
  return std::find(choices.begin(), choices.end(), rest) != choices.end();
}

// How the options would be written that a word of one dash looks like; empty where it looks like none.
std::string lookalike(const std::vector<OptionSpec>& options, std::string_view word) {
  const std::string_view letters = word.substr(1);
  std::string switches;
  for (const OptionSpec& option : options) {
    if (letters.substr(0, letters.find('=')) == option.name) return fmt::format("--{}", letters);
    const bool begins = option.short_name != 0 && letters.starts_with(option.short_name);
    if (begins && is_attached_value(option, letters.substr(1))) {
      return fmt::format("-{} {}", letters[0], letters.substr(letters[1] == '=' ? 2 : 1));
    }
  }
  for (const char letter : letters) {
    const bool is_switch = std::any_of(options.begin(), options.end(), [&](const OptionSpec& option) {
      return option.short_name == letter && option.kind == ValueKind::none;
    });
    if (!is_switch) return {};
    switches += fmt::format("{}-{}", switches.empty() ? "" : " ", letter);
  }
  return switches;
}

std::vector<std::string> lookalike_notes(const std::vector<OptionSpec>& options,
                                         std::span<const std::string> words) {
  std::vector<std::string> notes;
  for (const std::string& word : words) {
    if (word.size() < 2 || word[0] != '-') continue;
    const std::string meant = lookalike(options, word);
    if (meant.empty()) continue;
    notes.push_back(
        fmt::format("'{}' is taken as a word to leave out; the option is written {}", word, meant));
  }
  return notes;
}

[[noreturn]] void refuse_without_value(const CommandSpec& command, const OptionSpec& option) {
  refuse(command, fmt::format("--{} wants a value ({})", option.name, option.value));
}

[[noreturn]] void refuse_syntax(const CommandSpec& command, const po::invalid_command_line_syntax& failure) {
  const std::vector<OptionSpec> options = all_options(command);
  std::string token = failure.get_option_name();
  if (token.empty()) token = failure.tokens();
  token = token.substr(0, token.find('='));
  const OptionSpec* option = find_option(options, token);
  if (option == nullptr) refuse_unknown(command, token);
  if (option->kind == ValueKind::none) refuse(command, fmt::format("--{} takes no value", option->name));
  refuse_without_value(command, *option);
}

po::options_description describe(const std::vector<OptionSpec>& options) {
  po::options_description description;
  for (const OptionSpec& option : options) {
    std::string names(option.name);
    if (option.short_name != 0) names += fmt::format(",{}", option.short_name);
    if (option.kind == ValueKind::none) {
      description.add_options()(names.c_str(), "");
    } else {
      description.add_options()(names.c_str(), po::value<std::string>(), "");
    }
  }
  return description;
}

po::parsed_options split(const CommandSpec& command, const std::vector<OptionSpec>& options,
                         const std::vector<std::string>& arguments) {
  namespace style = po::command_line_style;
  constexpr int styles = style::allow_long | style::long_allow_adjacent | style::long_allow_next |
                         style::allow_short | style::allow_dash_for_short | style::short_allow_adjacent |
                         style::short_allow_next | style::allow_sticky;
  const po::options_description description = describe(options);
  po::command_line_parser parser(arguments);
  parser.options(description).style(styles).allow_unregistered();
  parser.extra_style_parser([&](std::vector<std::string>& rest) {
    std::vector<po::option> words;
    const std::string& word = rest.front();
    if (word.starts_with("--=")) refuse_unknown(command, word);
    const bool dashed = word.size() > 1 && word[0] == '-' && word[1] != '-';
    if (command.words_with_dashes && dashed && find_option(options, word) == nullptr) {
      po::option positional;
      positional.value = {word};
      positional.original_tokens = {word};
      words.push_back(std::move(positional));
      rest.erase(rest.begin());
    }
    return words;
  });
  try {
    return parser.run();
  } catch (const po::invalid_command_line_syntax& failure) {
    refuse_syntax(command, failure);
  } catch (const po::error& failure) {
    refuse(command, failure.what());
  }
}

std::optional<std::uint64_t> to_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

void check_value(const CommandSpec& command, const OptionSpec& option, const std::string& value) {
  if (value.empty()) refuse_without_value(command, option);
  if (option.kind == ValueKind::number && !to_number(value)) {
    refuse(command, fmt::format("--{} wants a number, not '{}'", option.name, value));
  }
  if (option.kind == ValueKind::choice) {
    const std::vector<std::string_view> choices = choices_of(option);
    if (std::find(choices.begin(), choices.end(), value) == choices.end()) {
      refuse(command, fmt::format("--{}: '{}' is none of {}", option.name, value, fmt::join(choices, ", ")));
    }
  }
}

}  // namespace

bool ParsedOptions::has(std::string_view name) const {
  return values_.contains(name);
}

std::optional<std::string> ParsedOptions::get(std::string_view name) const {
  const std::vector<std::string>& values = all(name);
  if (values.empty()) return std::nullopt;
  return values.back();
}

std::string ParsedOptions::get_or(std::string_view name, std::string_view otherwise) const {
  return get(name).value_or(std::string(otherwise));
}

const std::vector<std::string>& ParsedOptions::all(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto found = values_.find(name);
  return found == values_.end() ? none : found->second;
}

std::optional<std::uint64_t> ParsedOptions::number(std::string_view name) const {
  const std::optional<std::string> value = get(name);
  return value ? to_number(*value) : std::nullopt;
}

std::uint64_t ParsedOptions::number_or(std::string_view name, std::uint64_t otherwise) const {
  return number(name).value_or(otherwise);
}

ParsedOptions parse_options(const CommandSpec& command, const std::vector<std::string>& arguments) {
  const std::vector<OptionSpec> options = all_options(command);
  const po::parsed_options found = split(command, options, arguments);
  ParsedOptions parsed;
  for (const po::option& option : found.options) {
    if (option.unregistered) refuse_unknown(command, option.original_tokens.front());
    if (option.string_key.empty()) {
      parsed.positional_.insert(parsed.positional_.end(), option.value.begin(), option.value.end());
      continue;
    }
    const OptionSpec* spec = find_option(options, option.string_key);
    std::vector<std::string>& values = parsed.values_[std::string(spec->name)];
    if (spec->kind == ValueKind::none) continue;
    // Boost takes the next word whatever it is; one that is an option shows that the value was forgotten.
    // What does look like one is given as --name=VALUE.
    if (option.original_tokens.size() > 1 && looks_like_option(options, option.original_tokens[1])) {
      refuse_without_value(command, *spec);
    }
    for (const std::string& value : option.value) {
      check_value(command, *spec, value);
      values.push_back(value);
    }
  }
  if (command.positional.empty() && !parsed.positional_.empty()) {
    refuse(command, fmt::format("unexpected argument '{}'", parsed.positional_.front()));
  }
  // Behind two dashes, which are never a value, all is meant as it is.
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  const auto behind = static_cast<std::size_t>(std::max<std::ptrdiff_t>(arguments.end() - dashes - 1, 0));
  const std::span<const std::string> words(parsed.positional_);
  parsed.notes_ = lookalike_notes(options, words.first(words.size() - behind));
  return parsed;
}

}  // namespace morgue
