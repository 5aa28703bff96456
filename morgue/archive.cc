#include "morgue/archive.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/date.h"
#include "common/error.h"
#include "common/schema.h"
#include "searcher/query/parser.h"
#include "searcher/render/hit_fields.h"
#include "searcher/search/engine.h"

namespace morgue {

namespace {

constexpr std::size_t fewest_snippet_chars = 20;  // as of --snippet-chars: less shows nothing

template <typename Work>
auto translated(const Work& work) {
  try {
    return work();
  } catch (const Error& failure) {
    throw Archive::Failure(failure.what(), failure.hint());
  }
}

std::vector<Archive::Span> spans_of(const std::vector<Span>& spans) {
  std::vector<Archive::Span> given;
  for (const Span& span : spans) given.push_back({span.begin, span.end});
  return given;
}

Archive::Article article_of(const Hit& hit) {
  const Article& article = hit.article;
  return {article.id,
          article.title,
          article.url,
          location(article),
          article.source,
          article.authors,
          article.date ? to_iso(*article.date) : "",
          article.language,
          article.section,
          article.tags,
          article.places,
          spans_of(hit.title_spans)};
}

SortOrder sort_order(Archive::Order order) {
  if (order == Archive::Order::newest) return SortOrder::newest;
  return order == Archive::Order::oldest ? SortOrder::oldest : SortOrder::relevance;
}

TimeUnit time_unit(Archive::Unit unit) {
  switch (unit) {
    case Archive::Unit::day:
      return TimeUnit::day;
    case Archive::Unit::week:
      return TimeUnit::week;
    case Archive::Unit::month:
      return TimeUnit::month;
    case Archive::Unit::year:
      break;
  }
  return TimeUnit::year;
}

std::string facet_names() {
  std::string names;
  for (const Field& each : schema) {
    if (each.facet) names += fmt::format("{}{}", names.empty() ? "" : ", ", each.name);
  }
  return names;
}

FacetRequest facet_request(const Archive::FacetRequest& asked) {
  const Field* found = find_field(asked.field);
  if (found == nullptr || !found->facet)
    throw Error(fmt::format("'{}' is no field with facets", asked.field), "the fields are: " + facet_names());
  return {found->id, asked.most};
}

SearchRequest search_request(const Archive::Request& asked, std::vector<std::string>& notes) {
  SearchRequest request;
  request.query = parse_query(asked.query, {asked.any, asked.strict, today_local()}, &notes);
  request.limit = std::min(asked.limit, most_hits);
  request.offset = std::min(asked.offset, most_hits);
  request.sort = sort_order(asked.order);
  for (const Archive::FacetRequest& facet : asked.facets) request.facets.push_back(facet_request(facet));
  if (asked.timeline) request.timeline = time_unit(*asked.timeline);
  request.snippets = asked.snippets;
  request.group = asked.group;
  request.snippet_chars = std::max(asked.snippet_chars, fewest_snippet_chars);
  return request;
}

Archive::Hit hit_of(const Hit& hit) {
  Archive::Hit given{hit.rank, hit.score, article_of(hit), {}};
  for (const Snippet& snippet : hit.snippets)
    given.snippets.push_back({snippet.text, spans_of(snippet.spans)});
  if (hit.family) given.family = {hit.family->id, hit.family->size};
  for (const Copy& copy : hit.copies)
    given.copies.push_back({copy.id, copy.source, copy.date ? to_iso(*copy.date) : "", copy.title, copy.url});
  return given;
}

Archive::Facet facet_of(const FacetResult& facet) {
  Archive::Facet given{
      std::string(field(facet.field).name), {}, facet.other_values, facet.other_count, facet.missing};
  for (const FacetCount& each : facet.values) given.values.push_back({each.value, each.count, each.families});
  return given;
}

}  // namespace

struct Archive::State {
  explicit State(const std::vector<std::string>& indexes) : engine(named(indexes)) {}

  static const std::vector<std::string>& named(const std::vector<std::string>& indexes) {
    if (indexes.empty()) throw Error("no index given", "name the directories that 'indexer add' made");
    return indexes;
  }

  SearchEngine engine;
};

Archive::Archive(const std::vector<std::string>& indexes)
    : state_(translated([&] { return std::make_unique<State>(indexes); })) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Archive::Answer Archive::search(const Request& request) {
  Answer answer;
  const Results results =
      translated([&] { return state_->engine.search(search_request(request, answer.notes)); });
  answer.notes.insert(answer.notes.end(), results.notes.begin(), results.notes.end());
  answer.interpreted = results.interpreted;
  answer.total = results.total;
  answer.total_is_exact = results.total_is_exact;
  answer.total_families = results.total_families;
  answer.suggestion = results.suggestion;
  for (const morgue::Hit& hit : results.hits) answer.hits.push_back(hit_of(hit));
  for (const FacetResult& facet : results.facets) answer.facets.push_back(facet_of(facet));
  if (results.timeline) {
    for (const TimelineBucket& each : results.timeline->buckets)
      answer.timeline.push_back({each.start, each.count});
    answer.undated = results.timeline->undated;
  }
  return answer;
}

std::optional<Archive::Text> Archive::article(const std::string& id, const std::string& query) {
  return translated([&]() -> std::optional<Text> {
    const std::optional<morgue::Hit> found =
        state_->engine.article(id, parse_query(query, {false, false, today_local()}));
    if (!found) return std::nullopt;
    const morgue::Snippet& whole = found->snippets.front();
    return Text{article_of(*found), whole.text, spans_of(whole.spans)};
  });
}

std::uint64_t Archive::article_count() {
  return translated([&] { return state_->engine.article_count(); });
}

}  // namespace morgue
