#include "searcher/render/hit_fields.h"

#include <fmt/format.h>

#include "common/text/display.h"

namespace morgue {

namespace {

constexpr std::string_view between_values = "; ";
constexpr std::string_view between_snippets = " ... ";

std::string snippets_of(const Hit& hit) {
  std::string all;
  for (const Snippet& snippet : hit.snippets) {
    if (!all.empty()) all += between_snippets;
    all += snippet.text;
  }
  return all;
}

// "Delta Post 2023-11-07; Harbour Gazette 2023-11-08"; by id where no source is known.
std::string copies_of(const Hit& hit) {
  std::string all;
  for (const Copy& copy : hit.copies) {
    if (!all.empty()) all += between_values;
    all += copy.source.empty() ? copy.id : copy.source;
    if (copy.date) all += " " + to_iso(*copy.date);
  }
  return all;
}

std::string raw_field(const Hit& hit, std::string_view name) {
  const Article& article = hit.article;
  if (name == "rank") return std::to_string(hit.rank);
  if (name == "score") return fmt::format("{:.6f}", hit.score);
  if (name == "id") return article.id;
  if (name == "title") return article.title;
  if (name == "url") return article.url;
  if (name == "path") return location(article);
  if (name == "source") return article.source;
  if (name == "authors") return fmt::format("{}", fmt::join(article.authors, between_values));
  if (name == "date") return article.date ? to_iso(*article.date) : "";
  if (name == "language") return article.language;
  if (name == "section") return article.section;
  if (name == "tags") return fmt::format("{}", fmt::join(article.tags, between_values));
  if (name == "places") return fmt::format("{}", fmt::join(article.places, between_values));
  if (name == "family") return hit.family ? hit.family->id : "";
  if (name == "copies") return copies_of(hit);
  return snippets_of(hit);
}

}  // namespace

std::string location(const Article& article) {
  return article.record == 0 ? article.path : fmt::format("{}:{}", article.path, article.record);
}

const std::vector<std::string_view>& hit_field_names() {
  static const std::vector<std::string_view> names = {
      "rank", "score",    "id",      "title", "url",    "path",    "source", "authors",
      "date", "language", "section", "tags",  "places", "snippet", "family", "copies"};
  return names;
}

std::optional<std::string> hit_field(const Hit& hit, std::string_view name, std::string_view query_id) {
  if (name == "qid") return text::safe_for_terminal(query_id);
  for (const std::string_view known : hit_field_names()) {
    if (known == name) return text::safe_for_terminal(raw_field(hit, name));
  }
  return std::nullopt;
}

}  // namespace morgue
