// The searcher's command line as a checked plain struct. Nothing outside is touched.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/options.h"
#include "searcher/search/results.h"

namespace morgue {

struct SearcherOptions {
  enum class Task : std::uint8_t { help, version, completion, search, batch, show, members, diff, coverage };
  enum class Answer : std::uint8_t { hits, count, nothing };  // what stdout gets: --count, --quiet

  Task task = Task::search;
  std::string completion_shell;
  std::vector<std::string> indexes;
  std::string query;       // the positional words, joined by a space
  std::string batch_file;  // "-" is stdin
  std::size_t jobs = 1;    // queries of a batch answered at a time
  std::string like;        // the id of an article, or a file; "-" is stdin; empty: not asked for
  bool past = false;       // of what is like it, only what came before it
  std::string before;      // dates as typed; empty: no bound
  std::string after;
  std::string article_id;  // of --show and --members, the first of --diff
  std::string other_id;    // the second of --diff
  bool any = false;
  bool strict = false;
  Answer answer = Answer::hits;
  std::string format = "text";
  bool null_records = false;
  std::string color = "auto";
  std::string hyperlink = "auto";
  std::string pager = "auto";
  std::vector<std::string> notes;  // what was read otherwise than perhaps meant, in sentences
  SearchRequest request;           // all but its query
};

// The indexes named by --index, or by `variable` where there is none: directories parted by ':'. Throws Error where
// neither names one.
std::vector<std::string> index_list(const ParsedOptions& parsed, std::string_view variable);

// The option table, for parsing, --help and completions.
const CommandSpec& searcher_command();

// `index_variable` is what MORGUE_INDEX holds: directories parted by ':', used where --index is not given.
// Throws Error that names the option and lists the choices.
SearcherOptions read_searcher_options(const std::vector<std::string>& arguments,
                                      std::string_view index_variable);

}  // namespace morgue
