#include "searcher/render/json_renderer.h"

#include <ostream>

#include "common/schema.h"
#include "common/text/display.h"
#include "searcher/render/json_parts.h"

namespace morgue {

namespace {

json facet_values(const FacetResult& facet) {
  json values = json::array();
  for (const FacetCount& each : facet.values) {
    json value = {{"value", each.value}, {"count", each.count}};
    if (each.families) value["families"] = *each.families;
    values.push_back(std::move(value));
  }
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
  object["total_families"] = results.total_families ? json(*results.total_families) : json(nullptr);
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

  void render_members(const Members& members) override {
    if (lines_) {
      for (const Hit& hit : members.hits) print(member_json(hit));
    } else {
      print(members_json(members));
    }
  }

  void render_diff(const ArticleDiff& diff) override { print(diff_json(diff)); }

  void render_coverage(const Coverage& coverage) override {
    if (lines_) {
      for (const SourceCoverage& each : coverage.sources) print(source_coverage_json(each));
    } else {
      print(coverage_json(coverage));
    }
  }

 private:
  // An index built by another hand may hold bytes that are no UTF-8: a reader of JSON gets U+FFFD for them.
  void print(const json& object) {
    out_ << text::safe_json(object.dump(-1, ' ', false, json::error_handler_t::replace))
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
