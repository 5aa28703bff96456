// Option tables: one table per command says what an option is; parsing (Boost.Program_options), --help and
// completions walk it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {

enum class ValueKind : std::uint8_t { none, text, number, choice, open_choice, file, directory, field };

struct OptionSpec {
  std::string_view name;  // long name without dashes
  char short_name;        // 0: none
  ValueKind kind;         // none: a switch
  // As shown: "N", "DIR"; for choice the words, parted by '|'; for open_choice the last of them stands for any other.
  std::string_view value;
  bool repeatable;
  std::string_view help;  // one sentence
};

struct CommandSpec {
  std::string_view program;     // "indexer"
  std::string_view name;        // "add"; empty for a program without commands
  std::string_view positional;  // "PATH..."; empty: none taken
  std::string_view summary;
  std::span<const OptionSpec> options;
  std::string_view notes;  // further paragraphs of --help; may be empty
  bool words_with_dashes;  // a word like "-source:tass" is no option but a positional (the query's exclusion)
};

// The options of one command line, checked against the table: words only, nothing outside is touched.
class ParsedOptions {
 public:
  bool has(std::string_view name) const;
  // The last value given; nullopt where there is none.
  std::optional<std::string> get(std::string_view name) const;
  std::string get_or(std::string_view name, std::string_view otherwise) const;
  const std::vector<std::string>& all(std::string_view name) const;
  std::optional<std::uint64_t> number(std::string_view name) const;
  std::uint64_t number_or(std::string_view name, std::uint64_t otherwise) const;
  const std::vector<std::string>& positional() const { return positional_; }
  // Sentences about words with a dash that were taken as they are, though they look like options.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  friend ParsedOptions parse_options(const CommandSpec&, const std::vector<std::string>&);
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> positional_;
  std::vector<std::string> notes_;
};

// Throws Error that names the option and lists the choices, or the nearest option to a mistyped one. After "--" all is
// positional. --help and --version are accepted by every command: has("help"), has("version").
ParsedOptions parse_options(const CommandSpec& command, const std::vector<std::string>& arguments);

// Usage, summary, options and notes, wrapped to `columns`.
std::string help_text(const CommandSpec& command, std::size_t columns);

}  // namespace morgue
