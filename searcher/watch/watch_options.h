// The command line of 'searcher watch' as a checked plain struct. Nothing outside is touched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/cli/options.h"

namespace morgue {

struct WatchOptions {
  bool help = false;
  bool version = false;
  std::vector<std::string> indexes;
  std::string query_file;  // "-" is stdin
  std::string state_file;  // empty: nothing is remembered
  std::string since;       // a beginning of `ingested` keys ("20261120"); empty: from the state
  bool dry_run = false;
  bool any = false;
  bool strict = false;
  std::string format = "text";
  std::string to;
  std::string color = "auto";
  std::string hyperlink = "auto";
};

// Whether the arguments of 'searcher' call for a watch: "watch" comes first, and an option follows that only a watch has,
// or --help. Otherwise it is a word to search for.
bool is_watch(const std::vector<std::string>& arguments);

// The option table, for parsing, --help and completions.
const CommandSpec& watch_command();

// `arguments` are those after "watch"; `index_variable` is what MORGUE_INDEX holds. Throws Error that names the option.
WatchOptions read_watch_options(const std::vector<std::string>& arguments, std::string_view index_variable);

}  // namespace morgue
