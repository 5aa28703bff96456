#include "searcher/render/members_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/render/charts.h"

namespace morgue {

std::string table_date(const std::optional<Date>& date) {
  if (!date) return "undated";
  std::string iso = to_iso(*date).substr(0, table_date_columns);
  std::replace(iso.begin(), iso.end(), 'T', ' ');
  return iso;
}

void write_members(Pen& pen, const Members& members, std::size_t columns) {
  if (members.family) {
    const std::string copies = members.hits.size() == 1 ? "1 copy" : grouped(members.hits.size()) + " copies";
    pen.write_wrapped(
        {fmt::format("{} of one story, family {}", copies, mark_safe(members.family->id).text), {}},
        {"", 0, columns, Tone::dim, ""});
  } else {
    pen.write("no copies: the article stands alone\n", Tone::dim);
  }
  for (const Hit& hit : members.hits) {
    const Article& article = hit.article;
    const std::string lead = fmt::format("  {:<{}}  ", table_date(article.date), table_date_columns);
    const std::size_t indent = lead.size();
    std::string source = article.source.empty() ? "(no source)" : mark_safe(article.source).text;
    if (is_lead(hit)) source += " · lead";
    pen.write("\n");
    pen.write_ends(source, mark_safe(article.id).text, {lead, indent, columns, Tone::plain, ""});
    pen.write_wrapped(mark_safe(article.title.empty() ? "(untitled)" : article.title),
                      {"", indent, columns, Tone::bold, link_target(article.url, article.path)});
  }
}

}  // namespace morgue
