#include "searcher/render/charts.h"

#include <fmt/format.h>
#include <cmath>

#include <algorithm>

#include "common/schema.h"
#include "common/text/display.h"

namespace morgue {

namespace {

constexpr std::size_t widest_facet_bar = 40;
constexpr std::string_view margin = "  ";

struct Row {
  std::string label;         // safe
  std::string figure;        // at the right of the label
  std::uint64_t length = 0;  // of the bar
  bool drawn = true;         // otherwise the label alone, as a remark
  std::string note = {};     // after the bar; safe
};

Row counted_row(std::string label, std::uint64_t count) {
  return {std::move(label), grouped(count), count};
}

Row remark(std::string label) {
  return {std::move(label), "", 0, false};
}

std::string padded(const std::string& text, std::size_t columns) {
  const std::size_t width = text::display_width(text);
  return width >= columns ? text : text + std::string(columns - width, ' ');
}

void write_rows(Pen& pen, const std::vector<Row>& rows, std::size_t columns, std::size_t widest_bar) {
  const std::size_t widest_label = std::max<std::size_t>(columns / 2, 12);
  std::size_t label_columns = 0;
  std::size_t figure_columns = 0;
  std::size_t note_columns = 0;
  std::uint64_t most = 0;
  for (const Row& row : rows) {
    if (!row.drawn) continue;
    label_columns = std::max(label_columns, std::min(text::display_width(row.label), widest_label));
    figure_columns = std::max(figure_columns, text::display_width(row.figure));
    note_columns = std::max(note_columns, text::display_width(row.note));
    most = std::max(most, row.length);
  }
  const std::size_t taken =
      margin.size() + label_columns + 2 + figure_columns + 2 + (note_columns == 0 ? 0 : note_columns + 2);
  const std::size_t bar_columns = std::min(widest_bar, columns - std::min(columns, taken));
  for (const Row& row : rows) {
    if (!row.drawn) {
      pen.write(fmt::format("{}{}\n", margin, row.label), Tone::dim);
      continue;
    }
    const std::string label = padded(text::ellipsize(row.label, widest_label), label_columns);
    const std::string drawn = bar(row.length, most, bar_columns);
    pen.write(fmt::format("{}{}  {:>{}}", margin, label, row.figure, figure_columns));
    if (!drawn.empty()) pen.write("  " + drawn);
    if (!row.note.empty()) pen.write("  " + row.note, Tone::dim);
    pen.write("\n");
  }
}

Row bucket_row(const TimelineBucket& bucket, bool normalized) {
  Row row = counted_row(mark_safe(bucket.start).text, bucket.count);
  if (!normalized) return row;
  constexpr double parts = 1e9;  // bars are drawn of whole numbers
  const double share = share_of_all(bucket);
  row.length = static_cast<std::uint64_t>(std::llround(share * parts));
  row.figure = fmt::format("{} of {}  {:6.2f} %", grouped(bucket.count), grouped(bucket.all), share * 100);
  return row;
}

std::string_view unit_name(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day:
      return "day";
    case TimeUnit::week:
      return "week";
    case TimeUnit::month:
      return "month";
    case TimeUnit::year:
      break;
  }
  return "year";
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(number), noun, number == 1 ? "" : "s");
}

std::string counted_families(std::uint64_t number) {
  return fmt::format("{} {}", grouped(number), number == 1 ? "family" : "families");
}

std::string bar(std::uint64_t count, std::uint64_t most, std::size_t columns) {
  static constexpr std::string_view eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (count == 0 || most == 0 || columns == 0) return {};
  const double share = static_cast<double>(count) / static_cast<double>(most);
  const auto exact = static_cast<std::size_t>(std::lround(share * static_cast<double>(columns) * 8));
  const std::size_t length = std::clamp<std::size_t>(exact, 1, columns * 8);
  std::string drawn;
  for (std::size_t i = 0; i < length / 8; ++i) drawn += "█";
  return drawn.append(eighths[length % 8]);
}

void write_facet(Pen& pen, const FacetResult& facet, std::size_t columns) {
  pen.write(field(facet.field).name, Tone::bold);
  pen.write("\n");
  std::vector<Row> rows;
  for (const FacetCount& each : facet.values) {
    const bool differs = each.families && *each.families != each.count;
    Row row = counted_row(mark_safe(each.value).text, each.count);
    if (differs) row.note = counted_families(*each.families);
    rows.push_back(std::move(row));
  }
  if (facet.other_values > 0) {
    rows.push_back(
        remark(fmt::format("{}: {}", counted(facet.other_values, "more value"), grouped(facet.other_count))));
  }
  if (facet.missing > 0) rows.push_back(remark(fmt::format("without a value: {}", grouped(facet.missing))));
  write_rows(pen, rows, columns, widest_facet_bar);
}

void write_timeline(Pen& pen, const Timeline& timeline, std::size_t columns) {
  constexpr std::size_t longest_gap_drawn = 3;
  pen.write(fmt::format("by {}", unit_name(timeline.unit)), Tone::bold);
  pen.write(timeline.normalized ? ", as a share of all articles\n" : "\n");
  std::vector<Row> rows;
  for (std::size_t i = 0; i < timeline.buckets.size();) {
    std::size_t end = i;
    while (end < timeline.buckets.size() && timeline.buckets[end].count == 0) ++end;
    if (end - i > longest_gap_drawn) {
      rows.push_back(remark(fmt::format("⋮  nothing for {}", counted(end - i, unit_name(timeline.unit)))));
      i = end;
      continue;
    }
    for (end = std::max(end, i + 1); i < end; ++i) {
      rows.push_back(bucket_row(timeline.buckets[i], timeline.normalized));
    }
  }
  if (timeline.undated > 0) {
    rows.push_back(remark(fmt::format("undated: {}", grouped(timeline.undated))));
  }
  write_rows(pen, rows, columns, columns);
}

}  // namespace morgue
