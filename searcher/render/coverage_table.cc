#include "searcher/render/coverage_table.h"

#include <fmt/format.h>

#include "searcher/render/charts.h"
#include "searcher/render/members_table.h"

namespace morgue {

namespace {

std::string articles_in_families(std::uint64_t articles, std::uint64_t families) {
  const std::string all = counted(articles, "article");
  return families == articles ? all : fmt::format("{} in {}", all, counted_families(families));
}

void write_silent(Pen& pen, const Coverage& coverage, std::size_t columns) {
  constexpr std::size_t most_named = 60;
  if (coverage.silent.empty()) return;
  std::string names = "nothing by: ";
  const std::size_t named = std::min(coverage.silent.size(), most_named);
  for (std::size_t i = 0; i < named; ++i) names += (i == 0 ? "" : ", ") + coverage.silent[i];
  if (coverage.silent.size() > named) {
    names += fmt::format(" and {}", counted(coverage.silent.size() - named, "more source"));
  }
  pen.write("\n");
  pen.write_wrapped(mark_safe(names), {"", 0, columns, Tone::dim, ""});
}

}  // namespace

void write_coverage(Pen& pen, const Coverage& coverage, std::size_t columns) {
  if (coverage.total == 0) return;
  const std::string silent =
      coverage.silent.empty() ? "" : fmt::format(", {} did not", grouped(coverage.silent.size()));
  pen.write_wrapped(mark_safe(fmt::format("{}; {} wrote about it{}",
                                          articles_in_families(coverage.total, coverage.total_families),
                                          counted(coverage.sources.size(), "source"), silent)),
                    {"", 0, columns, Tone::dim, ""});
  for (const SourceCoverage& each : coverage.sources) {
    const std::string lead = fmt::format("  {:<{}}  ", table_date(each.first.date), table_date_columns);
    const std::size_t indent = lead.size();
    pen.write("\n");
    pen.write_ends(mark_safe(each.source).text, articles_in_families(each.articles, each.families),
                   {lead, indent, columns, Tone::plain, ""});
    pen.write_wrapped(mark_safe(each.first.title.empty() ? "(untitled)" : each.first.title),
                      {"", indent, columns, Tone::bold, link_target(each.first.url, each.first.path)});
    pen.write_wrapped(mark_safe(each.first.id), {"", indent, columns, Tone::dim, ""});
  }
  if (coverage.unnamed > 0) {
    pen.write(fmt::format("\n{} without a source\n", counted(coverage.unnamed, "article")), Tone::dim);
  }
  write_silent(pen, coverage, columns);
}

}  // namespace morgue
