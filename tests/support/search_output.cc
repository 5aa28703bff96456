#include "tests/support/search_output.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace morgue {

namespace {

using nlohmann::json;

// One JSON object whose fields are taken one by one; what is left at the end is unknown.
class Fields {
 public:
  Fields(json object, std::string name) : object_(std::move(object)), name_(std::move(name)) {
    if (!object_.is_object()) throw std::runtime_error(name_ + " is no object");
  }

  json take(const char* field) {
    const auto found = object_.find(field);
    if (found == object_.end()) throw std::runtime_error(name_ + " has no field " + field);
    json value = std::move(*found);
    object_.erase(found);
    return value;
  }

  bool has(const char* field) const { return object_.contains(field); }

  template <typename T>
  void take(const char* field, T& into) {
    const json value = take(field);
    try {
      if constexpr (std::is_unsigned_v<T> && !std::is_same_v<T, bool>) {
        if (!value.is_number_unsigned()) throw std::runtime_error("not a count: " + value.dump());
      }
      value.get_to(into);
    } catch (const std::exception& failure) {
      throw std::runtime_error(name_ + "." + field + ": " + failure.what());
    }
  }

  template <typename T>
  void take(const char* field, std::optional<T>& into) {
    if (object_.contains(field) && object_.at(field).is_null()) {
      take(field);
      return;
    }
    into.emplace();
    take(field, *into);
  }

  void end() const {
    if (!object_.empty()) throw std::runtime_error(name_ + " has the unknown field " + object_.begin().key());
  }

 private:
  json object_;
  std::string name_;
};

void take_article(Fields& fields, HitOutput& hit) {
  fields.take("id", hit.id);
  fields.take("title", hit.title);
  fields.take("url", hit.url);
  fields.take("path", hit.path);
  fields.take("source", hit.source);
  fields.take("authors", hit.authors);
  fields.take("date", hit.date);
  fields.take("language", hit.language);
  fields.take("section", hit.section);
  fields.take("tags", hit.tags);
  fields.take("places", hit.places);
  fields.take("title_spans", hit.title_spans);
  fields.take("author_spans", hit.author_spans);
  fields.take("tag_spans", hit.tag_spans);
  fields.take("date_precision", hit.date_precision);
  fields.take("date_conflict", hit.date_conflict);
  for (const json& each : fields.take("copies")) {
    Fields copy(each, "copy");
    CopyOutput& read = hit.copies.emplace_back();
    copy.take("id", read.id);
    copy.take("source", read.source);
    copy.take("date", read.date);
    copy.take("title", read.title);
    copy.take("url", read.url);
    copy.end();
  }
  const json family = fields.take("family");
  if (family.is_null()) return;
  Fields inner(family, "family");
  hit.family.emplace();
  inner.take("id", hit.family->first);
  inner.take("size", hit.family->second);
  inner.end();
}

HitOutput read_hit(const json& object) {
  Fields fields(object, "hit");
  HitOutput hit;
  fields.take("rank", hit.rank);
  fields.take("score", hit.score);
  take_article(fields, hit);
  for (const json& each : fields.take("snippets")) {
    Fields snippet(each, "snippet");
    SnippetOutput read;
    snippet.take("text", read.text);
    snippet.take("spans", read.spans);
    snippet.end();
    hit.snippets.push_back(std::move(read));
  }
  fields.end();
  return hit;
}

std::vector<CountOutput> read_counts(const json& list, const char* value_name) {
  std::vector<CountOutput> counts;
  for (const json& each : list) {
    Fields fields(each, "count");
    CountOutput read;
    fields.take(value_name, read.value);
    fields.take("count", read.count);
    if (fields.has("families")) fields.take("families", read.families.emplace());
    if (fields.has("all")) {
      fields.take("all", read.all.emplace());
      fields.take("share", read.share.emplace());
    }
    fields.end();
    counts.push_back(std::move(read));
  }
  return counts;
}

std::vector<ClauseOutput> read_clauses(const json& list) {
  std::vector<ClauseOutput> clauses;
  for (const json& each : list) {
    Fields fields(each, "clause");
    ClauseOutput read;
    fields.take("depth", read.depth);
    fields.take("clause", read.clause);
    fields.take("asked", read.asked);
    fields.take("hits", read.hits);
    fields.take("without", read.without);
    fields.end();
    clauses.push_back(std::move(read));
  }
  return clauses;
}

void expect_schema(Fields& fields, const std::string& expected) {
  std::string schema;
  fields.take("schema", schema);
  if (schema != expected) throw std::runtime_error("schema is " + schema + ", not " + expected);
}

}  // namespace

SearchOutput read_search_output(const std::string& text) {
  Fields fields(json::parse(text), "answer");
  SearchOutput answer;
  expect_schema(fields, "morgue.search/1");
  if (fields.has("qid")) fields.take("qid", answer.qid.emplace());
  Fields query(fields.take("query"), "query");
  query.take("text", answer.text);
  query.take("interpreted", answer.interpreted);
  query.end();
  fields.take("total", answer.total);
  fields.take("total_is_exact", answer.total_is_exact);
  for (const json& each : fields.take("hits")) answer.hits.push_back(read_hit(each));
  const json facets = fields.take("facets");
  for (const auto& [name, values] : facets.items()) answer.facets[name] = read_counts(values, "value");
  answer.timeline = read_counts(fields.take("timeline"), "start");
  fields.take("suggestion", answer.suggestion);
  const json others = fields.take("facets_other");
  for (const auto& [name, object] : others.items()) {
    Fields rest(object, "facets_other");
    FacetRestOutput read;
    rest.take("values", read.values);
    rest.take("count", read.count);
    rest.take("missing", read.missing);
    rest.end();
    answer.facets_other[name] = read;
  }
  fields.take("undated", answer.undated);
  fields.take("total_families", answer.total_families);
  if (fields.has("explanation")) answer.explanation = read_clauses(fields.take("explanation"));
  fields.end();
  return answer;
}

HitOutput read_hit_output(const std::string& text) {
  return read_hit(json::parse(text));
}

ArticleOutput read_article_output(const std::string& text) {
  Fields fields(json::parse(text), "article");
  ArticleOutput article;
  expect_schema(fields, "morgue.article/1");
  take_article(fields, article.hit);
  fields.take("text", article.text);
  fields.take("spans", article.spans);
  fields.end();
  return article;
}

}  // namespace morgue
