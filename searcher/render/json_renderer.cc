#include "searcher/render/json_renderer.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "common/schema.h"
#include "searcher/render/hit_fields.h"

namespace morgue {

namespace {

using json = nlohmann::ordered_json;  // fields are printed in the order of the contract

json text_or_null(const std::string& value) {
  return value.empty() ? json(nullptr) : json(value);
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
  object["date"] = article.date ? json(to_iso(*article.date)) : json(nullptr);
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

void add_family(json& object, const Hit& hit) {
  object["family"] = nullptr;
  if (hit.family) object["family"] = {{"id", hit.family->id}, {"size", hit.family->size}};
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
  add_family(object, hit);
  add_field_spans(object, hit);
  add_date_notes(object, hit.article);
  return object;
}

json article_json(const Hit& hit) {
  json object;
  object["schema"] = "morgue.article/1";
  object["id"] = hit.article.id;
  add_article(object, hit.article);
  add_family(object, hit);
  add_field_spans(object, hit);
  add_date_notes(object, hit.article);
  const bool has_text = !hit.snippets.empty();
  object["text"] = has_text ? hit.snippets.front().text : hit.article.text;
  object["spans"] = has_text ? spans_json(hit.snippets.front().spans) : json::array();
  return object;
}

json facet_values(const FacetResult& facet) {
  json values = json::array();
  for (const FacetCount& each : facet.values)
    values.push_back({{"value", each.value}, {"count", each.count}});
  return values;
}

json timeline_json(const std::optional<Timeline>& timeline) {
  json buckets = json::array();
  if (!timeline) return buckets;
  for (const TimelineBucket& each : timeline->buckets) {
    json bucket{{"start", each.start}, {"count", each.count}};
    if (timeline->normalized) {
      bucket["all"] = each.all;
      bucket["share"] = share_of_all(each);
    }
    buckets.push_back(std::move(bucket));
  }
  return buckets;
}

json explanation_json(const std::vector<ClauseExplanation>& explanation) {
  json clauses = json::array();
  for (const ClauseExplanation& each : explanation) {
    clauses.push_back({{"depth", each.depth},
                       {"clause", each.clause},
                       {"asked", each.asked},
                       {"hits", each.hits},
                       {"without", each.without ? json(*each.without) : json(nullptr)}});
  }
  return clauses;
}

json results_json(const Results& results, const std::string& query_id, const RenderOptions& options) {
  json object;
  object["schema"] = "morgue.search/1";
  if (!query_id.empty()) object["qid"] = query_id;
  object["query"] = {{"text", results.typed}, {"interpreted", results.interpreted}};
  object["total"] = results.total;
  object["total_is_exact"] = results.total_is_exact;
  json hits = json::array();
  for (const Hit& hit : results.hits) hits.push_back(hit_json(hit));
  object["hits"] = std::move(hits);
  json facets = json::object();
  json others = json::object();
  for (const FacetResult& facet : results.facets) {
    const std::string name(field(facet.field).name);
    facets[name] = facet_values(facet);
    others[name] = {{"values", facet.other_values}, {"count", facet.other_count}, {"missing", facet.missing}};
  }
  object["facets"] = std::move(facets);
  object["timeline"] = timeline_json(results.timeline);
  object["suggestion"] = results.suggestion ? json(*results.suggestion) : json(nullptr);
  object["facets_other"] = std::move(others);
  object["undated"] = results.timeline ? json(results.timeline->undated) : json(nullptr);
  if (options.explain) object["explanation"] = explanation_json(results.explanation);
  return object;
}

class JsonRenderer : public Renderer {
 public:
  JsonRenderer(std::ostream& out, const RenderOptions& options, bool lines)
      : out_(out), options_(options), lines_(lines) {}

  void render(const Results& results, const std::string& query_id) override {
    if (lines_ && query_id.empty()) {
      for (const Hit& hit : results.hits) print(hit_json(hit));
    } else {
      print(results_json(results, query_id, options_));
    }
  }

  void render_article(const Hit& hit) override { print(article_json(hit)); }

 private:
  // An index built by another hand may hold bytes that are no UTF-8: a reader of JSON gets U+FFFD for them.
  void print(const json& object) {
    out_ << object.dump(-1, ' ', false, json::error_handler_t::replace)
         << (options_.null_records && lines_ ? '\0' : '\n');
  }

  std::ostream& out_;
  RenderOptions options_;
  bool lines_;
};

}  // namespace

std::unique_ptr<Renderer> make_json_renderer(std::ostream& out, const RenderOptions& options) {
  return std::make_unique<JsonRenderer>(out, options, false);
}

std::unique_ptr<Renderer> make_jsonl_renderer(std::ostream& out, const RenderOptions& options) {
  return std::make_unique<JsonRenderer>(out, options, true);
}

}  // namespace morgue
