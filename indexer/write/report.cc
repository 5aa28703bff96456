#include "indexer/write/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "common/error.h"
#include "common/text/display.h"

namespace morgue {

namespace {

constexpr std::size_t most_reasons_shown = 5;
constexpr std::size_t most_reasons_counted = 100;

std::vector<std::pair<std::string, std::uint64_t>> by_frequency(
    const std::map<std::string, std::uint64_t>& reasons) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(reasons.begin(), reasons.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

std::string rate(double amount, double seconds) {
  return with_thousands(static_cast<std::uint64_t>(seconds > 0 ? amount / seconds : amount));
}

std::string articles_and_segments(const IndexingReport& report) {
  return fmt::format("{} article{} in {} segment{}", with_thousands(report.articles),
                     report.articles == 1 ? "" : "s", report.segments, report.segments == 1 ? "" : "s");
}

}  // namespace

int IndexingReport::exit_code() const {
  if (stopped_by != 0) return ExitCode::stopped_by_signal + stopped_by;
  return skipped == 0 && complete ? ExitCode::ok : ExitCode::partial;
}

void add_problem(IndexingReport& report, const BadRecord& problem) {
  ++report.skipped;
  // The kind of reason stands before a colon, what is the record's own after it.
  std::string kind = problem.reason.substr(0, problem.reason.find(": "));
  const bool room = report.set_aside.size() < most_reasons_counted || report.set_aside.contains(kind);
  ++report.set_aside[room ? std::move(kind) : "other reasons"];
  if (report.problems.size() < most_problems_kept) report.problems.push_back(problem);
}

std::string to_string(const BadRecord& problem) {
  if (problem.record == 0) return fmt::format("{}: {}", problem.path, problem.reason);
  return fmt::format("{}:{}: {}", problem.path, problem.record, problem.reason);
}

std::string with_thousands(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string human_bytes(std::uint64_t bytes) {
  static constexpr std::array units{"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  if (bytes < 1000) return fmt::format("{} B", bytes);
  auto amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (amount >= 999.95 && unit + 1 < units.size()) {
    amount /= 1000;
    ++unit;
  }
  return fmt::format("{:.1f} {}", amount, units[unit]);
}

std::string to_text(const IndexingReport& report) {
  std::string text;
  if (report.dry_run) text += "dry run: nothing was written; this would be done\n";
  text += fmt::format("{} article{} ({}) read in {:.1f} s: {} articles/s, {}/s\n",
                      with_thousands(report.articles_read), report.articles_read == 1 ? "" : "s",
                      human_bytes(report.bytes_read), report.seconds,
                      rate(static_cast<double>(report.articles_read), report.seconds),
                      human_bytes(static_cast<std::uint64_t>(static_cast<double>(report.bytes_read) /
                                                             std::max(report.seconds, 0.001))));
  const auto line = [&](std::string_view name, std::uint64_t number) {
    text += fmt::format("  {:<12}{:>12}\n", name, with_thousands(number));
  };
  line("added", report.added);
  line("updated", report.updated);
  line("unchanged", report.unchanged);
  line("duplicates", report.duplicates);
  line("skipped", report.skipped);
  line("removed", report.removed);
  if (report.files_unchanged != 0) {
    text += fmt::format("  {} of {} files had not changed and were not read\n",
                        with_thousands(report.files_unchanged), with_thousands(report.files));
  }
  if (report.files_other != 0) {
    text += fmt::format("  {} other files were passed over: notes, tables, images and the like\n",
                        with_thousands(report.files_other));
  }
  const auto reasons = by_frequency(report.set_aside);
  for (std::size_t i = 0; i < std::min(reasons.size(), most_reasons_shown); ++i) {
    text += fmt::format("  skipped {} because: {}\n", with_thousands(reasons[i].second), reasons[i].first);
  }
  if (reasons.size() > most_reasons_shown) {
    text += fmt::format("  ... and {} more reasons\n", reasons.size() - most_reasons_shown);
  }
  if (!report.complete) text += "the run is not complete: repeat it\n";
  text += fmt::format("the index holds {}\n", articles_and_segments(report));
  return text;
}

std::string to_line(const IndexingReport& report) {
  return fmt::format(
      "{}added {}, updated {}, unchanged {}, duplicates {}, skipped {}; {:.1f} s; the index holds {}{}",
      report.dry_run ? "dry run: " : "", with_thousands(report.added), with_thousands(report.updated),
      with_thousands(report.unchanged), with_thousands(report.duplicates), with_thousands(report.skipped),
      report.seconds, articles_and_segments(report), report.complete ? "" : "; not complete: repeat the run");
}

std::string to_json(const IndexingReport& report) {
  using nlohmann::ordered_json;
  ordered_json problems = ordered_json::array();
  for (const BadRecord& problem : report.problems) {
    problems.push_back({{"path", problem.path}, {"record", problem.record}, {"reason", problem.reason}});
  }
  const ordered_json object = {
      {"added", report.added},
      {"updated", report.updated},
      {"unchanged", report.unchanged},
      {"duplicates", report.duplicates},
      {"skipped", report.skipped},
      {"removed", report.removed},
      {"articles", report.articles},
      {"segments", report.segments},
      {"seconds", report.seconds},
      {"bytes_read", report.bytes_read},
      {"articles_read", report.articles_read},
      {"files", report.files},
      {"files_unchanged", report.files_unchanged},
      {"files_other", report.files_other},
      {"dry_run", report.dry_run},
      {"complete", report.complete},
      {"problems", std::move(problems)},
      {"set_aside", report.set_aside},
  };
  // A path is whatever bytes the file system holds; JSON is UTF-8.
  return text::safe_json(object.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

}  // namespace morgue
