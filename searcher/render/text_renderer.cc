#include "searcher/render/text_renderer.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/text/display.h"
#include "searcher/render/charts.h"
#include "searcher/render/coverage_table.h"
#include "searcher/render/diff_text.h"
#include "searcher/render/hit_fields.h"
#include "searcher/render/members_table.h"
#include "searcher/render/pen.h"
#include "searcher/render/readable_date.h"

namespace morgue {

namespace {

constexpr std::size_t widest_text = 100;  // longer lines are hard to follow, however wide the terminal
constexpr std::string_view between = " · ";

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

// Where it happened, in few words.
std::string places_of(const Article& article) {
  constexpr std::size_t most_places = 2;
  std::vector<std::string> places = article.places;
  if (places.size() > most_places) places.resize(most_places);
  return joined(places, ", ");
}

MarkedText title_of(const Hit& hit) {
  MarkedText title = mark_safe(hit.article.title, hit.title_spans);
  return title.text.empty() ? MarkedText{"(untitled)", {}} : title;
}

// The snippet with an ellipsis where it was cut out of its sentence.
MarkedText snippet_text(const Snippet& snippet) {
  MarkedText marked = mark_safe(snippet.text, snippet.spans);
  if (marked.text.empty()) return marked;
  if (snippet.cut_before) {
    static constexpr std::string_view ellipsis = "… ";
    marked.text.insert(0, ellipsis);
    for (Span& span : marked.spans) {
      span.begin += ellipsis.size();
      span.end += ellipsis.size();
    }
  }
  if (snippet.cut_after) marked.text += " …";
  return marked;
}

// "12 articles", "12 articles in 5 families", "showing 1-10 of 37 families (52 articles)".
std::string headline(const Results& results) {
  const std::string articles = (results.total_is_exact ? "" : "about ") + counted(results.total, "article");
  const bool grouped_here = results.total_families && *results.total_families != results.total;
  const std::string families = grouped_here ? counted_families(*results.total_families) : "";
  const std::uint64_t all = grouped_here ? *results.total_families : results.total;
  if (results.hits.empty() || results.hits.size() == all) {
    return grouped_here ? fmt::format("{} in {}", articles, families) : articles;
  }
  const std::size_t first = results.hits.front().rank;
  const std::size_t last = results.hits.back().rank;
  const std::string shown =
      first == last ? grouped(first) : fmt::format("{}-{}", grouped(first), grouped(last));
  if (grouped_here) return fmt::format("showing {} of {} ({})", shown, families, articles);
  return fmt::format("showing {} of {}{}", shown, results.total_is_exact ? "" : "about ",
                     grouped(results.total));
}

// "+4 copies: Delta Post (7 Nov), Harbour Gazette (8 Nov) and 2 more": the year is told where it is not the hit's own.
std::string copies_line(const Hit& hit) {
  constexpr std::size_t most_named = 5;
  if (!hit.family || hit.family->size < 2) return {};
  const std::size_t others = hit.family->size - 1;
  std::string line = fmt::format("+{} {}", others, others == 1 ? "copy" : "copies");
  const std::size_t named = std::min(hit.copies.size(), most_named);
  for (std::size_t i = 0; i < named; ++i) {
    const Copy& copy = hit.copies[i];
    line += i == 0 ? ": " : ", ";
    line += copy.source.empty() ? copy.id : copy.source;
    if (copy.date) line += fmt::format(" ({})", short_day(*copy.date, hit.article.date));
  }
  if (named > 0 && others > named) line += fmt::format(" and {} more", others - named);
  return line;
}

class TextRenderer : public Renderer {
 public:
  TextRenderer(std::ostream& out, const RenderOptions& options)
      : options_(options),
        pen_(out, options.color, options.hyperlinks),
        columns_(std::clamp<std::size_t>(options.columns, 30, widest_text)) {}

  void render(const Results& results, const std::string& query_id) override {
    if (!query_id.empty()) write_query(results, query_id);
    if (options_.explain) write_explanation(results);
    if (results.total == 0) {
      if (!query_id.empty()) pen_.write("no articles\n\n");
      return;
    }
    pen_.write_wrapped({headline(results), {}}, {"", 0, columns_, Tone::dim, ""});
    const std::size_t rank_columns =
        results.hits.empty() ? 1 : std::to_string(results.hits.back().rank).size();
    for (const Hit& hit : results.hits) {
      pen_.write("\n");
      write_hit(hit, rank_columns);
    }
    for (const FacetResult& facet : results.facets) {
      pen_.write("\n");
      write_facet(pen_, facet, columns_);
    }
    if (results.timeline) {
      pen_.write("\n");
      write_timeline(pen_, *results.timeline, std::max<std::size_t>(options_.columns, 30));
    }
    if (!query_id.empty()) pen_.write("\n");
  }

  void render_article(const Hit& hit) override {
    const Article& article = hit.article;
    pen_.write_wrapped(title_of(hit), {"", 0, columns_, Tone::bold, link_target(article.url, article.path)});
    if (!article.authors.empty()) write_values("By ", article.authors, hit.author_spans, 0);
    const std::string date = article.date ? readable_moment(*article.date) : "";
    write_line(joined({article.source, date, article.section}, between));
    write_line(joined(article.places, ", "));
    if (!article.tags.empty()) write_values("Tags: ", article.tags, hit.tag_spans, 0);
    write_line(article.url);
    write_line(location(article));
    write_line(copies_line(hit));
    if (!hit.snippets.empty()) {
      pen_.write("\n");
      write_body(hit.snippets.front());
    }
  }

  void render_members(const Members& members) override { write_members(pen_, members, columns_); }
  void render_diff(const ArticleDiff& diff) override { write_diff(pen_, diff, columns_); }
  void render_coverage(const Coverage& coverage) override { write_coverage(pen_, coverage, columns_); }

 private:
  void write_line(const std::string& unsafe) {
    const MarkedText line = mark_safe(unsafe);
    if (!line.text.empty()) pen_.write_wrapped(line, {"", 0, columns_, Tone::dim, ""});
  }

  void write_values(std::string_view label, const std::vector<std::string>& values,
                    const std::vector<std::vector<Span>>& spans, std::size_t indent) {
    std::string line(label);
    std::vector<Span> marks;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) line += ", ";
      if (i < spans.size()) {
        for (const Span& span : spans[i]) marks.push_back({line.size() + span.begin, line.size() + span.end});
      }
      line += values[i];
    }
    pen_.write_wrapped(mark_safe(line, marks), {std::string(indent, ' '), indent, columns_, Tone::dim, ""});
  }

  // Only what the query met: it tells why the article is there.
  void write_marked(std::string_view label, const std::vector<std::string>& values,
                    const std::vector<std::vector<Span>>& spans, std::size_t indent) {
    const bool met = std::any_of(spans.begin(), spans.end(), [](const auto& each) { return !each.empty(); });
    if (met) write_values(label, values, spans, indent);
  }

  void write_query(const Results& results, const std::string& query_id) {
    pen_.write_wrapped(mark_safe(query_id + ": " + results.typed), {"", 0, columns_, Tone::bold, ""});
  }

  // What the clause alone meets; of one that excludes, what it takes away.
  static std::string signed_hits(const ClauseExplanation& clause) {
    return (clause.excluded && clause.hits > 0 ? "-" : "") + grouped(clause.hits);
  }

  // Each clause under the one it belongs to, the articles that it alone meets at its left.
  void write_explanation(const Results& results) {
    for (const auto& [stage, query] :
         {std::pair("as typed:      ", &results.typed), std::pair("as understood: ", &results.interpreted)}) {
      const std::string_view lead(stage);
      pen_.write_wrapped(mark_safe(*query), {std::string(lead), lead.size(), columns_, Tone::plain, ""});
    }
    pen_.write_wrapped({"each clause alone, and as asked of Xapian:", {}},
                       {"", 0, columns_, Tone::plain, ""});
    std::size_t hits_columns = 1;
    for (const ClauseExplanation& each : results.explanation) {
      hits_columns = std::max(hits_columns, signed_hits(each).size());
    }
    for (const ClauseExplanation& each : results.explanation) {
      const std::size_t indent = 2 + hits_columns + 2 + 2 * each.depth;
      const std::string lead =
          fmt::format("  {:>{}}  {:{}}", signed_hits(each), hits_columns, "", 2 * each.depth);
      pen_.write_wrapped(mark_safe(each.clause), {lead, indent, columns_, Tone::bold, ""});
      if (each.without.value_or(0) > 0) {
        pen_.write(fmt::format("{:{}}without it: {}\n", "", indent, grouped(*each.without)));
      }
      if (each.asked.empty()) continue;
      pen_.write_wrapped(mark_safe(each.asked), {"", indent, columns_, Tone::dim, ""});
    }
    pen_.write("\n");
  }

  void write_hit(const Hit& hit, std::size_t rank_columns) {
    const Article& article = hit.article;
    const std::string lead = fmt::format("{:>{}}  ", hit.rank, rank_columns + 2);
    const std::size_t indent = lead.size();
    pen_.write_wrapped(title_of(hit),
                       {lead, indent, columns_, Tone::bold, link_target(article.url, article.path)});
    write_metadata(hit, indent);
    write_marked("by ", article.authors, hit.author_spans, indent);
    write_marked("tags: ", article.tags, hit.tag_spans, indent);
    // Of several passages, each has a mark where it begins.
    const std::string mark = hit.snippets.size() > 1 ? "• " : "";
    const std::size_t mark_columns = mark.empty() ? 0 : 2;
    for (const Snippet& snippet : hit.snippets) {
      const MarkedText marked = snippet_text(snippet);
      if (marked.text.empty()) continue;
      pen_.write_wrapped(marked, {fmt::format("{:{}}{}", "", indent, mark), indent + mark_columns, columns_,
                                  Tone::plain, ""});
    }
    if (!hit.score_shares.empty()) {
      pen_.write_wrapped(mark_safe(score_sum(hit)), {"", indent, columns_, Tone::dim, ""});
    }
    const MarkedText copies = mark_safe(copies_line(hit));
    if (!copies.text.empty()) pen_.write_wrapped(copies, {"", indent, columns_, Tone::dim, ""});
  }

  // "12.43 = 8.20 turkey (text) + 3.11 turkey (title) + ...": the largest one by one, the rest summed.
  static std::string score_sum(const Hit& hit) {
    constexpr std::size_t most = 8;
    std::string sum = fmt::format("{:.2f} =", hit.score);
    double rest = 0;
    for (std::size_t i = 0; i < hit.score_shares.size(); ++i) {
      const ScoreShare& share = hit.score_shares[i];
      if (i < most) {
        sum += fmt::format("{} {:.2f} {} ({})", i == 0 ? "" : " +", share.weight, share.clause, share.where);
      } else {
        rest += share.weight;
      }
    }
    if (hit.score_shares.size() > most) sum += fmt::format(" + {:.2f} others", rest);
    return sum;
  }

  // What it is at the left, where it lies at the right.
  void write_metadata(const Hit& hit, std::size_t indent) {
    const Article& article = hit.article;
    const std::string date = article.date ? readable(*article.date) : "";
    const std::string left =
        mark_safe(joined({article.source, date, places_of(article), article.section}, between)).text;
    pen_.write_ends(left, mark_safe(location(article)).text, {"", indent, columns_, Tone::dim, ""});
  }

  // Line by line, so that paragraphs stay apart.
  void write_body(const Snippet& body) {
    const std::string_view text = body.text;
    std::size_t next_span = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::vector<Span> spans;
      while (next_span < body.spans.size() && body.spans[next_span].end <= begin) ++next_span;
      for (std::size_t i = next_span; i < body.spans.size() && body.spans[i].begin < end; ++i) {
        spans.push_back(
            {std::max(body.spans[i].begin, begin) - begin, std::min(body.spans[i].end, end) - begin});
      }
      const MarkedText line = mark_safe(text.substr(begin, end - begin), spans);
      if (line.text.empty()) {
        pen_.write("\n");
      } else {
        pen_.write_wrapped(line, {"", 0, columns_, Tone::plain, ""});
      }
      begin = end + 1;
    }
  }

  RenderOptions options_;
  Pen pen_;
  std::size_t columns_;
};

}  // namespace

std::unique_ptr<Renderer> make_text_renderer(std::ostream& out, const RenderOptions& options) {
  return std::make_unique<TextRenderer>(out, options);
}

}  // namespace morgue
