#include "indexer/commands/remove.h"

#include <fmt/format.h>

#include <iostream>
#include <utility>

#include "common/cli/program.h"
#include "common/error.h"
#include "indexer/commands/index_option.h"
#include "indexer/write/maintenance.h"
#include "indexer/write/removal.h"
#include "indexer/write/report.h"

namespace morgue {

namespace {

constexpr OptionSpec options_of_remove[] = {
    index_option,
    lock_timeout_option,
    {"quiet", 'q', ValueKind::none, "", false,
     "Do not say how many were removed; unknown ids are still told."},
};

constexpr std::string_view notes =
    "ID is what searches show as id; '-' reads ids from standard input, one a line.\n"
    "A removed article does not come back while the files that hold it stay as they are. When such a file "
    "changes, it is read again, and the article with it: take it out of the file too. Articles of remote "
    "segments are not reached.\n"
    "Exit codes: 0 all were removed; 1 some ids are those of no article, each was told, the others were "
    "removed; 2 failed; 75 another indexer is at work on the index.";

void read_ids(std::istream& in, std::vector<std::string>& ids) {
  std::string line;
  while (std::getline(in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) ids.push_back(std::exchange(line, {}));
  }
}

std::vector<std::string> ids_given(const ParsedOptions& options) {
  std::vector<std::string> ids;
  bool from_input = false;
  for (const std::string& word : options.positional()) {
    if (word != "-") {
      ids.push_back(word);
    } else if (!std::exchange(from_input, true)) {
      read_ids(std::cin, ids);
      check_standard_input();
    }
  }
  if (ids.empty() && !from_input) {
    throw Error("nothing to remove: no id is given", "name ids, or '-' to read them from standard input");
  }
  return ids;
}

}  // namespace

const CommandSpec& remove_command() {
  static constexpr CommandSpec command{
      "indexer", "remove", "ID...", "Takes articles out of an index by id.", options_of_remove, notes, false};
  return command;
}

int run_remove(const ParsedOptions& options) {
  const std::filesystem::path path = index_path(options);
  const std::chrono::milliseconds timeout = lock_timeout(options);
  const std::vector<std::string> ids = ids_given(options);
  const auto tell = [](const std::string& message) { print_message("indexer", message); };
  LockedIndex index(path, timeout, tell);
  const FoundArticles found = find_by_id(index.directory(), index.entries(), ids);
  for (const std::string& id : found.unknown) tell(fmt::format("no article has the id '{}'", id));
  std::uint64_t removed = 0;
  if (!found.places.empty()) {
    // The ledger first: an article that is noted and still there is nothing that anybody misses.
    index.ledger().note_removed(found.by_origin);
    removed = index.remove(found.places);
  }
  if (!options.has("quiet")) {
    const std::uint64_t left = index.article_count();
    tell(fmt::format("removed {} article{}; the index holds {}", with_thousands(removed),
                     removed == 1 ? "" : "s", with_thousands(left)));
  }
  return found.unknown.empty() ? ExitCode::ok : ExitCode::partial;
}

}  // namespace morgue
