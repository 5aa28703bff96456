#include "searcher/render/json_parts.h"

#include <utility>

#include "searcher/render/hit_fields.h"

namespace morgue {

namespace {

json text_or_null(const std::string& value) {
  return value.empty() ? json(nullptr) : json(value);
}

json date_or_null(const std::optional<Date>& date) {
  return date ? json(to_iso(*date)) : json(nullptr);
}

json spans_json(const std::vector<Span>& spans) {
  json list = json::array();
  for (const Span& span : spans) list.push_back(json::array({span.begin, span.end}));
  return list;
}

void add_article(json& object, const Article& article) {
  object["title"] = article.title;
  object["url"] = text_or_null(article.url);
  object["path"] = location(article);
  object["source"] = text_or_null(article.source);
  object["authors"] = article.authors;
  object["date"] = date_or_null(article.date);
  object["language"] = text_or_null(article.language);
  object["section"] = text_or_null(article.section);
  object["tags"] = article.tags;
  object["places"] = article.places;
}

// How far the date can be trusted.
void add_date_notes(json& object, const Article& article) {
  object["date_precision"] = article.date ? json(to_string(article.date->precision)) : json(nullptr);
  object["date_conflict"] = article.date_conflict;
}

// A list of spans for each value, empty ones for what nothing marked.
json span_lists(const std::vector<std::vector<Span>>& spans, std::size_t values) {
  json lists = json::array();
  for (std::size_t i = 0; i < values; ++i) {
    lists.push_back(i < spans.size() ? spans_json(spans[i]) : json::array());
  }
  return lists;
}

void add_field_spans(json& object, const Hit& hit) {
  object["title_spans"] = spans_json(hit.title_spans);
  object["author_spans"] = span_lists(hit.author_spans, hit.article.authors.size());
  object["tag_spans"] = span_lists(hit.tag_spans, hit.article.tags.size());
}

json family_json(const std::optional<Family>& family) {
  if (!family) return nullptr;
  return {{"id", family->id}, {"size", family->size}};
}

// What tells which article it is: Article and Copy have it.
template <typename Source>
json reference_json(const Source& article) {
  return {{"id", article.id},
          {"source", text_or_null(article.source)},
          {"date", date_or_null(article.date)},
          {"title", article.title},
          {"url", text_or_null(article.url)}};
}

json copies_json(const std::vector<Copy>& copies) {
  json list = json::array();
  for (const Copy& copy : copies) list.push_back(reference_json(copy));
  return list;
}

std::string_view name_of(TextChange::Kind kind) {
  switch (kind) {
    case TextChange::Kind::removed:
      return "removed";
    case TextChange::Kind::added:
      return "added";
    case TextChange::Kind::same:
      break;
  }
  return "same";
}

}  // namespace

json hit_json(const Hit& hit) {
  json object;
  object["rank"] = hit.rank;
  object["id"] = hit.article.id;
  object["score"] = hit.score;
  if (!hit.score_shares.empty()) {
    json shares = json::array();
    for (const ScoreShare& share : hit.score_shares) {
      shares.push_back({{"clause", share.clause}, {"where", share.where}, {"weight", share.weight}});
    }
    object["score_shares"] = std::move(shares);
  }
  add_article(object, hit.article);
  json snippets = json::array();
  for (const Snippet& snippet : hit.snippets) {
    snippets.push_back({{"text", snippet.text}, {"spans", spans_json(snippet.spans)}});
  }
  object["snippets"] = std::move(snippets);
  object["family"] = family_json(hit.family);
  add_field_spans(object, hit);
  add_date_notes(object, hit.article);
  object["copies"] = copies_json(hit.copies);
  return object;
}

json article_json(const Hit& hit) {
  json object;
  object["schema"] = "morgue.article/1";
  object["id"] = hit.article.id;
  add_article(object, hit.article);
  object["family"] = family_json(hit.family);
  add_field_spans(object, hit);
  add_date_notes(object, hit.article);
  const bool has_text = !hit.snippets.empty();
  object["text"] = has_text ? hit.snippets.front().text : hit.article.text;
  object["spans"] = has_text ? spans_json(hit.snippets.front().spans) : json::array();
  object["copies"] = copies_json(hit.copies);
  return object;
}

json member_json(const Hit& hit) {
  json object;
  object["rank"] = hit.rank;
  object["id"] = hit.article.id;
  add_article(object, hit.article);
  object["family"] = family_json(hit.family);
  add_date_notes(object, hit.article);
  object["lead"] = is_lead(hit);
  return object;
}

json members_json(const Members& members) {
  json list = json::array();
  for (const Hit& hit : members.hits) list.push_back(member_json(hit));
  return {
      {"schema", "morgue.members/1"}, {"family", family_json(members.family)}, {"members", std::move(list)}};
}

json diff_json(const ArticleDiff& diff) {
  const WordCounts words = count_words(diff.changes);
  json changes = json::array();
  for (const TextChange& change : diff.changes) {
    changes.push_back({{"kind", name_of(change.kind)}, {"text", change.text}});
  }
  return {{"schema", "morgue.diff/1"},
          {"from", reference_json(diff.from)},
          {"to", reference_json(diff.to)},
          {"words", {{"same", words.same}, {"removed", words.removed}, {"added", words.added}}},
          {"changes", std::move(changes)}};
}

json source_coverage_json(const SourceCoverage& covered) {
  return {{"source", covered.source},
          {"articles", covered.articles},
          {"families", covered.families},
          {"first", reference_json(covered.first)}};
}

json coverage_json(const Coverage& coverage) {
  json sources = json::array();
  for (const SourceCoverage& each : coverage.sources) sources.push_back(source_coverage_json(each));
  return {{"schema", "morgue.coverage/1"},
          {"query", {{"text", coverage.typed}, {"interpreted", coverage.interpreted}}},
          {"total", coverage.total},
          {"total_families", coverage.total_families},
          {"sources", std::move(sources)},
          {"unnamed", coverage.unnamed},
          {"silent", coverage.silent}};
}

}  // namespace morgue
