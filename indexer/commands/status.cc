#include "indexer/commands/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "common/error.h"
#include "common/text/display.h"
#include "indexer/commands/index_option.h"
#include "indexer/write/index_summary.h"
#include "indexer/write/ledger.h"

namespace morgue {

namespace {

using nlohmann::ordered_json;

constexpr OptionSpec options_of_status[] = {
    index_option,
    {"json", 0, ValueKind::none, "", false, "One JSON object instead of text."},
};

constexpr std::string_view notes =
    "Only the index's own segments are counted, not remote ones that XAPIANDB names.";

constexpr std::size_t sources_shown = 10;
constexpr std::size_t runs_shown = 5;
constexpr std::size_t runs_in_json = 20;

ordered_json counted(const std::vector<ValueCount>& values) {
  ordered_json list = ordered_json::array();
  for (const ValueCount& value : values) list.push_back({{"value", value.value}, {"count", value.count}});
  return list;
}

ordered_json or_null(const std::string& value) {
  return value.empty() ? ordered_json(nullptr) : ordered_json(value);
}

std::string to_json(const IndexSummary& summary, const std::vector<LedgerRun>& runs) {
  ordered_json segments = ordered_json::array();
  for (const SegmentSummary& segment : summary.segments) {
    segments.push_back({{"name", segment.name}, {"articles", segment.articles}, {"bytes", segment.bytes}});
  }
  ordered_json last = ordered_json::array();
  for (const LedgerRun& run : runs) {
    const IndexingReport& report = run.report;
    last.push_back({{"id", run.id},
                    {"started", run.started},
                    {"finished", or_null(run.finished)},
                    {"outcome", run.outcome.empty() ? "interrupted" : run.outcome},
                    {"added", report.added},
                    {"updated", report.updated},
                    {"unchanged", report.unchanged},
                    {"duplicates", report.duplicates},
                    {"skipped", report.skipped},
                    {"removed", report.removed},
                    {"seconds", report.seconds},
                    {"bytes_read", report.bytes_read}});
  }
  const ordered_json object = {
      {"articles", summary.articles},
      {"segments", summary.segments.size()},
      {"bytes", summary.bytes},
      {"segment_list", std::move(segments)},
      {"remote", summary.remote},
      {"sources", counted(summary.sources)},
      {"languages", counted(summary.languages)},
      {"dates",
       {{"first", or_null(summary.first_day)},
        {"last", or_null(summary.last_day)},
        {"undated", summary.undated}}},
      {"runs", std::move(last)},
      {"families", summary.families},
      {"copies", summary.copies},
  };
  return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string joined(const std::vector<ValueCount>& values, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < std::min(values.size(), most); ++i) {
    list += fmt::format("{}{} ({})", i == 0 ? "" : ", ", values[i].value, with_thousands(values[i].count));
  }
  return list.empty() ? "none stated" : list;
}

std::string to_text(const std::string& index, const IndexSummary& summary,
                    const std::vector<LedgerRun>& runs) {
  std::string text = fmt::format("{}\n", index);
  const auto line = [&](std::string_view name, const std::string& value) {
    text += fmt::format("  {:<11}{}\n", name, value);
  };
  line("articles", with_thousands(summary.articles));
  line("size", human_bytes(summary.bytes));
  line("segments", std::to_string(summary.segments.size()));
  for (const SegmentSummary& segment : summary.segments) {
    text += fmt::format("    {:<24}{:>12} articles{:>12}\n", segment.name, with_thousands(segment.articles),
                        human_bytes(segment.bytes));
  }
  for (const std::string& remote : summary.remote)
    text += fmt::format("    remote {} (not counted)\n", remote);
  line("dates",
       summary.first_day.empty() ? "none" : fmt::format("{} to {}", summary.first_day, summary.last_day));
  line("undated", with_thousands(summary.undated));
  line("families", summary.families == 0 ? "none"
                                         : fmt::format("{} of {} copies", with_thousands(summary.families),
                                                       with_thousands(summary.copies)));
  line("languages", joined(summary.languages, summary.languages.size()));
  line("sources", with_thousands(summary.sources.size()));
  for (std::size_t i = 0; i < std::min(summary.sources.size(), sources_shown); ++i) {
    text +=
        fmt::format("    {:>12}  {}\n", with_thousands(summary.sources[i].count), summary.sources[i].value);
  }
  if (summary.sources.size() > sources_shown) {
    text += fmt::format("    ... and {} more\n", with_thousands(summary.sources.size() - sources_shown));
  }
  line("last runs", runs.empty() ? "none known" : "");
  for (const LedgerRun& run : runs) {
    text += fmt::format("    {}  {:<12}{} added, {} updated, {} unchanged, {} duplicates, {} skipped\n",
                        run.started, run.outcome.empty() ? "interrupted" : run.outcome,
                        with_thousands(run.report.added), with_thousands(run.report.updated),
                        with_thousands(run.report.unchanged), with_thousands(run.report.duplicates),
                        with_thousands(run.report.skipped));
  }
  return text;
}

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
  const IndexSummary summary = summarise(directory);
  const bool json = options.has("json");
  std::vector<LedgerRun> runs;
  if (const std::optional<Ledger> ledger = Ledger::open_to_read(directory.ledger_path())) {
    runs = ledger->last_runs(json ? runs_in_json : runs_shown);
  }
  if (json) {
    std::cout << to_json(summary, runs) << '\n';
  } else {
    print_safely(to_text(directory.root().string(), summary, runs));
  }
  return ExitCode::ok;
}

}  // namespace morgue
