// What the searcher prints as JSON, as a typed mirror: reading it back refuses fields that are unknown,
// missing or of another type, so that the interface cannot change unseen.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace morgue {

using SpanOutput = std::pair<std::size_t, std::size_t>;

struct SnippetOutput {
  std::string text;
  std::vector<SpanOutput> spans;
};

struct CopyOutput {
  std::string id;
  std::optional<std::string> source;
  std::optional<std::string> date;
  std::string title;
  std::optional<std::string> url;
};

struct HitOutput {
  std::size_t rank = 0;
  std::string id;
  double score = 0;
  std::string title;
  std::optional<std::string> url;
  std::string path;
  std::optional<std::string> source;
  std::vector<std::string> authors;
  std::optional<std::string> date;
  std::optional<std::string> language;
  std::optional<std::string> section;
  std::vector<std::string> tags;
  std::vector<std::string> places;
  std::vector<SnippetOutput> snippets;
  std::optional<std::pair<std::string, std::size_t>> family;  // id and size
  std::vector<SpanOutput> title_spans;
  std::vector<std::vector<SpanOutput>> author_spans;
  std::vector<std::vector<SpanOutput>> tag_spans;
  std::optional<std::string> date_precision;
  bool date_conflict = false;
  std::vector<CopyOutput> copies;
};

struct CountOutput {
  std::string value;  // or the start of a time span
  std::uint64_t count = 0;
  std::optional<std::uint64_t> families = {};       // of sources, where grouped
  std::optional<std::uint64_t> all = std::nullopt;  // with --normalize
  std::optional<double> share = std::nullopt;
  bool operator==(const CountOutput&) const = default;
};

struct FacetRestOutput {
  std::uint64_t values = 0;
  std::uint64_t count = 0;
  std::uint64_t missing = 0;
  bool operator==(const FacetRestOutput&) const = default;
};

struct ClauseOutput {
  std::size_t depth = 0;
  std::string clause;
  std::string asked;
  std::uint64_t hits = 0;
  std::optional<std::uint64_t> without;
};

struct SearchOutput {
  std::optional<std::string> qid;  // within --batch
  std::string text;
  std::string interpreted;
  std::uint64_t total = 0;
  bool total_is_exact = false;
  std::vector<HitOutput> hits;
  std::map<std::string, std::vector<CountOutput>> facets;
  std::vector<CountOutput> timeline;
  std::optional<std::string> suggestion;
  std::map<std::string, FacetRestOutput> facets_other;
  std::optional<std::uint64_t> undated;
  std::optional<std::uint64_t> total_families;
  std::optional<std::vector<ClauseOutput>> explanation;  // with --explain
};

// Each throws std::runtime_error naming the field where `json` is not exactly that.
SearchOutput read_search_output(const std::string& json);
HitOutput read_hit_output(const std::string& json);

struct ArticleOutput {
  HitOutput hit;  // without rank, score and snippets
  std::string text;
  std::vector<SpanOutput> spans;
};
ArticleOutput read_article_output(const std::string& json);

}  // namespace morgue
