#include "indexer/commands/status_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/date.h"
#include "indexer/write/report.h"

namespace morgue {

namespace {

constexpr std::size_t sources_shown = 10;
constexpr std::size_t years_shown = 20;
constexpr std::size_t silent_shown = 10;
constexpr std::size_t gaps_shown = 5;
constexpr std::size_t widest_bar = 40;

std::string plural(std::uint64_t number, std::string_view what) {
  return fmt::format("{} {}{}", with_thousands(number), what, number == 1 ? "" : "s");
}

class Page {
 public:
  explicit Page(const Status& status) : status_(status), summary_(status.summary) {}

  std::string write() {
    text_ = fmt::format("{}\n", status_.index);
    line("articles", with_thousands(summary_.articles));
    line("size", human_bytes(summary_.bytes));
    segments();
    dates();
    faults();
    line("languages", joined(summary_.languages));
    sources();
    silent();
    gaps();
    files();
    runs();
    return std::move(text_);
  }

 private:
  void line(std::string_view name, std::string_view value) {
    text_ += fmt::format("  {:<12}{}\n", name, value);
  }
  void item(const std::string& value) { text_ += fmt::format("    {}\n", value); }
  void more(std::size_t all, std::size_t shown) {
    if (all > shown) item(fmt::format("... and {} more", with_thousands(all - shown)));
  }

  void segments() {
    line("segments", std::to_string(summary_.segments.size()));
    for (const SegmentSummary& segment : summary_.segments) {
      item(fmt::format("{:<24}{:>12} articles{:>12}", segment.name, with_thousands(segment.articles),
                       human_bytes(segment.bytes)));
    }
    for (const std::string& remote : summary_.remote) item(fmt::format("remote {} (not counted)", remote));
  }

  void dates() {
    if (summary_.first_day.empty()) {
      line("dates", "none");
      return;
    }
    line("dates", fmt::format("{} to {}", summary_.first_day, summary_.last_day));
    if (summary_.rhythm.silent_days) {
      item(fmt::format("nothing in the last {}; usually no more than {} pass without an article",
                       plural(days(summary_.rhythm.silent_days), "day"), days(summary_.rhythm.usual_pause)));
    }
    std::uint64_t most = 0;
    for (const auto& [year, articles] : summary_.years) most = std::max(most, articles);
    const int last = summary_.years.rbegin()->first;
    const int first = std::max(summary_.years.begin()->first, last - static_cast<int>(years_shown) + 1);
    std::uint64_t earlier = 0;
    for (const auto& [year, articles] : summary_.years) earlier += year < first ? articles : 0;
    if (earlier > 0) item(fmt::format("before {}{:>12}", first, with_thousands(earlier)));
    for (int year = first; year <= last; ++year) {
      const auto found = summary_.years.find(year);
      const std::uint64_t articles = found == summary_.years.end() ? 0 : found->second;
      const std::string bar((articles * widest_bar + most - 1) / most, '#');
      item(fmt::format("{:<6}{:>13}{}{}", year, with_thousands(articles), bar.empty() ? "" : "  ", bar));
    }
  }

  void faults() {
    const DateFaults& faults = summary_.date_faults;
    line("undated", with_thousands(faults.undated));
    std::vector<ValueCount> by_source;
    for (const SourceSummary& source : summary_.sources) {
      if (source.undated > 0) by_source.push_back({source.name, source.undated});
    }
    std::stable_sort(by_source.begin(), by_source.end(),
                     [](const ValueCount& a, const ValueCount& b) { return a.count > b.count; });
    if (!by_source.empty()) {
      by_source.resize(std::min(by_source.size(), gaps_shown));
      item(fmt::format("most of {}", joined(by_source)));
    }
    if (faults.coarse > 0)
      item(fmt::format("{} only the month or the year", counted(faults.coarse, "states", "state")));
    if (faults.future > 0) {
      item(fmt::format("{} dated after the day it came in", counted(faults.future, "is", "are")));
    }
    if (faults.backwards > 0) {
      item(fmt::format("{} changed before it was published", counted(faults.backwards, "was", "were")));
    }
  }

  static std::string counted(std::uint64_t number, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", plural(number, "article"), number == 1 ? one : several);
  }

  void sources() {
    line("sources", with_thousands(summary_.sources.size()));
    for (std::size_t i = 0; i < std::min(summary_.sources.size(), sources_shown); ++i) {
      const SourceSummary& source = summary_.sources[i];
      const std::string span =
          source.first_day.empty() ? "undated" : fmt::format("{} to {}", source.first_day, source.last_day);
      item(fmt::format("{:>12}  {:<24}  {}", with_thousands(source.articles), span, source.name));
    }
    more(summary_.sources.size(), sources_shown);
  }

  void silent() {
    std::vector<const SourceSummary*> silent;
    for (const SourceSummary& source : summary_.sources) {
      if (source.rhythm.silent_days) silent.push_back(&source);
    }
    if (silent.empty()) return;
    line("silent", fmt::format("{}, by the newest articles and {} own habit", plural(silent.size(), "source"),
                               silent.size() == 1 ? "its" : "their"));
    for (std::size_t i = 0; i < std::min(silent.size(), silent_shown); ++i) {
      item(fmt::format("{} since {} ({} days; usually no more than {} pass)", silent[i]->name,
                       silent[i]->last_day, with_thousands(days(silent[i]->rhythm.silent_days)),
                       days(silent[i]->rhythm.usual_pause)));
    }
    more(silent.size(), silent_shown);
  }

  void gaps() {
    std::vector<const SourceSummary*> with_gap;
    for (const SourceSummary& source : summary_.sources) {
      if (source.rhythm.gap) with_gap.push_back(&source);
    }
    if (with_gap.empty()) return;
    std::stable_sort(with_gap.begin(), with_gap.end(), [](const SourceSummary* a, const SourceSummary* b) {
      return a->rhythm.gap->days() > b->rhythm.gap->days();
    });
    line("gaps", fmt::format("{} with an unusually long pause, the longest of each",
                             plural(with_gap.size(), "source")));
    for (std::size_t i = 0; i < std::min(with_gap.size(), gaps_shown); ++i) {
      const Pause& gap = *with_gap[i]->rhythm.gap;
      item(fmt::format("{} from {} to {} ({} days)", with_gap[i]->name, to_iso(to_date(gap.after)),
                       to_iso(to_date(gap.before)), with_thousands(static_cast<std::uint64_t>(gap.days()))));
    }
    more(with_gap.size(), gaps_shown);
  }

  void files() {
    const LedgerTotals& totals = status_.totals;
    line("files", fmt::format("{} read, {} in them, {} skipped", with_thousands(totals.files),
                              plural(totals.articles, "article"), with_thousands(totals.skipped)));
    line("duplicates", fmt::format("{} left out in all runs; {} with articles that others have too",
                                   with_thousands(totals.duplicates), plural(totals.sharing, "file")));
    line("families", fmt::format("{} of copies, {} in them", with_thousands(summary_.families),
                                 plural(summary_.copies, "article")));
  }

  void runs() {
    line("last runs", status_.runs.empty() ? "none known" : with_thousands(status_.runs.size()));
    for (const LedgerRun& run : status_.runs) {
      const IndexingReport& report = run.report;
      std::string counts;
      const auto add = [&](std::uint64_t number, std::string_view what) {
        if (number > 0)
          counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", with_thousands(number), what);
      };
      add(report.added, "added");
      add(report.updated, "updated");
      add(report.unchanged, "unchanged");
      add(report.duplicates, "duplicates");
      add(report.skipped, "skipped");
      add(report.removed, "removed");
      item(fmt::format("{}  {:<11} {:>8.1f} s  {}", run.started,
                       run.outcome.empty() ? "interrupted" : run.outcome, report.seconds,
                       counts.empty() ? "nothing new" : counts));
    }
  }

  static std::string joined(const std::vector<ValueCount>& values) {
    std::string list;
    for (const ValueCount& value : values) {
      list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", value.value, with_thousands(value.count));
    }
    return list.empty() ? "none stated" : list;
  }

  static std::uint64_t days(std::optional<int> number) {
    return static_cast<std::uint64_t>(number.value_or(0));
  }

  const Status& status_;
  const IndexSummary& summary_;
  std::string text_;
};

}  // namespace

std::string status_page(const Status& status) {
  return Page(status).write();
}

}  // namespace morgue
