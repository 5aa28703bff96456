#include <nlohmann/json.hpp>

#include "common/date.h"
#include "common/text/display.h"
#include "indexer/commands/status_page.h"

namespace morgue {

namespace {

using nlohmann::ordered_json;

ordered_json or_null(const std::string& value) {
  return value.empty() ? ordered_json(nullptr) : ordered_json(value);
}

ordered_json or_null(std::optional<int> value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json gap_of(const Rhythm& rhythm) {
  if (!rhythm.gap) return nullptr;
  return {{"after", to_iso(to_date(rhythm.gap->after))},
          {"before", to_iso(to_date(rhythm.gap->before))},
          {"days", rhythm.gap->days()}};
}

ordered_json sources_of(const IndexSummary& summary) {
  ordered_json sources = ordered_json::array();
  for (const SourceSummary& source : summary.sources) {
    sources.push_back({{"value", source.name},
                       {"count", source.articles},
                       {"undated", source.undated},
                       {"first", or_null(source.first_day)},
                       {"last", or_null(source.last_day)},
                       {"usual_pause", or_null(source.rhythm.usual_pause)},
                       {"silent_days", or_null(source.rhythm.silent_days)},
                       {"gap", gap_of(source.rhythm)}});
  }
  return sources;
}

ordered_json dates_of(const IndexSummary& summary) {
  ordered_json years = ordered_json::array();
  for (const auto& [year, articles] : summary.years) years.push_back({{"year", year}, {"count", articles}});
  return {{"first", or_null(summary.first_day)},
          {"last", or_null(summary.last_day)},
          {"undated", summary.date_faults.undated},
          {"coarse", summary.date_faults.coarse},
          {"future", summary.date_faults.future},
          {"backwards", summary.date_faults.backwards},
          {"silent_days", or_null(summary.rhythm.silent_days)},
          {"years", std::move(years)}};
}

ordered_json runs_of(const std::vector<LedgerRun>& runs) {
  ordered_json list = ordered_json::array();
  for (const LedgerRun& run : runs) {
    const IndexingReport& report = run.report;
    list.push_back({{"id", run.id},
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
  return list;
}

}  // namespace

std::string status_json(const Status& status) {
  const IndexSummary& summary = status.summary;
  ordered_json segments = ordered_json::array();
  for (const SegmentSummary& segment : summary.segments) {
    segments.push_back({{"name", segment.name}, {"articles", segment.articles}, {"bytes", segment.bytes}});
  }
  ordered_json languages = ordered_json::array();
  for (const ValueCount& language : summary.languages) {
    languages.push_back({{"value", language.value}, {"count", language.count}});
  }
  const ordered_json object = {
      {"articles", summary.articles},
      {"segments", summary.segments.size()},
      {"bytes", summary.bytes},
      {"segment_list", std::move(segments)},
      {"remote", summary.remote},
      {"sources", sources_of(summary)},
      {"languages", std::move(languages)},
      {"dates", dates_of(summary)},
      {"files",
       {{"read", status.totals.files},
        {"articles", status.totals.articles},
        {"skipped", status.totals.skipped},
        {"sharing", status.totals.sharing}}},
      {"duplicates", status.totals.duplicates},
      {"families", summary.families},
      {"copies", summary.copies},
      {"runs", runs_of(status.runs)},
  };
  return text::safe_json(object.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

}  // namespace morgue
