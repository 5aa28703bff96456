#include "indexer/commands/check.h"

#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "common/error.h"
#include "common/text/display.h"
#include "indexer/commands/index_option.h"
#include "indexer/write/index_check.h"
#include "indexer/write/index_repair.h"
#include "indexer/write/report.h"

namespace morgue {

namespace {

using nlohmann::ordered_json;

constexpr OptionSpec options_of_check[] = {
    index_option,
    lock_timeout_option,
    {"repair", 0, ValueKind::none, "", false, "Also do the repairs that lose nothing."},
    {"json", 0, ValueKind::none, "", false, "One JSON object instead of text."},
};

constexpr std::string_view notes =
    "Reads the whole index: the list, every table and article of each segment, and the ledger. Each finding "
    "says what, where and how to mend it. Remote segments are named, not checked.\n"
    "--repair lists the segments that are there where the list is lost, removes leftovers and the older "
    "versions of doubled articles, settles the families of copies, takes segments that are missing off the "
    "list, and begins a damaged ledger anew. Where articles were lost, the ledger forgets the files, so that "
    "the next 'indexer add' of the sources reads them again; articles removed by id come back with them.\n"
    "Exit codes: 0 sound, or mended; 1 something is wrong; 2 it could not be checked; 75 another indexer is "
    "at "
    "work on the index.";

std::string to_json(const CheckResult& result) {
  ordered_json findings = ordered_json::array();
  for (const Finding& finding : result.findings) {
    findings.push_back({{"kind", to_string(finding.kind)},
                        {"place", finding.place},
                        {"what", finding.what},
                        {"repair", finding.repair},
                        {"repaired", finding.repaired}});
  }
  const ordered_json object = {
      {"sound", result.is_sound()},      {"findings", std::move(findings)}, {"notes", result.notes},
      {"segments", result.sound.size()}, {"articles", result.articles},
  };
  return text::safe_json(object.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

void print(const CheckResult& result) {
  const auto line = [](const std::string& text) { std::cout << text::safe_for_terminal(text) << '\n'; };
  for (const Finding& finding : result.findings) {
    const std::string end = finding.repaired ? "repaired" : fmt::format("to mend it: {}", finding.repair);
    line(fmt::format("{}: {}; {}", finding.place, finding.what, end));
  }
  for (const std::string& note : result.notes) line(fmt::format("note: {}", note));
  line(fmt::format("{}: {} article{} in {} sound segment{}",
                   result.is_sound() ? "sound" : "something is wrong", with_thousands(result.articles),
                   result.articles == 1 ? "" : "s", result.sound.size(),
                   result.sound.size() == 1 ? "" : "s"));
}

}  // namespace

const CommandSpec& check_command() {
  static constexpr CommandSpec command{
      "indexer",        "check", "",   "Finds what is wrong with an index and says how to mend it.",
      options_of_check, notes,   false};
  return command;
}

int run_check(const ParsedOptions& options) {
  const IndexDirectory directory(index_path(options));
  // Taking the lock makes a file: not in a directory that is no index.
  if (directory.exists() || directory.segments().empty()) directory.lines();
  const IndexLock lock(directory, lock_timeout(options));
  CheckResult result = check_index(directory);
  if (options.has("repair")) repair_index(directory, result);
  if (options.has("json")) {
    std::cout << to_json(result) << '\n';
  } else {
    print(result);
  }
  return result.is_sound() ? ExitCode::ok : ExitCode::partial;
}

}  // namespace morgue
