#include "indexer/commands/status.h"

#include <algorithm>
#include <iostream>

#include "common/date.h"
#include "common/error.h"
#include "common/text/display.h"
#include "indexer/commands/index_option.h"
#include "indexer/commands/status_page.h"

namespace morgue {

namespace {

constexpr OptionSpec options_of_status[] = {
    index_option,
    {"json", 0, ValueKind::none, "", false, "One JSON object instead of text."},
};

constexpr std::string_view notes =
    "A source is silent when it has had no article for more than three times its usual pause, counted from "
    "the "
    "archive's newest day; the usual pause is what nine in ten of its last 100 pauses between days with "
    "articles do "
    "not exceed.\n"
    "Only the index's own segments are counted, not remote ones that XAPIANDB names.";

constexpr std::size_t runs_shown = 7;
constexpr std::size_t runs_in_json = 20;

// Line by line, since a line feed is itself a control character.
void print_safely(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::cout << text::safe_for_terminal(text.substr(0, end)) << '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

const CommandSpec& status_command() {
  static constexpr CommandSpec command{
      "indexer",         "status", "",   "Shows what an index holds and its last runs.",
      options_of_status, notes,    false};
  return command;
}

int run_status(const ParsedOptions& options) {
  const IndexDirectory directory(index_path(options));
  const bool json = options.has("json");
  Status status;
  status.index = directory.root().string();
  status.summary = summarise(directory, std::chrono::sys_days(today_local()));
  if (const std::optional<Ledger> ledger = Ledger::open_to_read(directory.ledger_path())) {
    status.runs = ledger->last_runs(json ? runs_in_json : runs_shown);
    status.totals = ledger->totals();
  }
  if (json) {
    std::cout << status_json(status) << '\n';
  } else {
    print_safely(status_page(status));
  }
  return ExitCode::ok;
}

}  // namespace morgue
