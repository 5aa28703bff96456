#include "searcher/watch/news.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace morgue {

namespace {

constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

Query any_of(FieldId field, const std::vector<std::string>& values) {
  Query any;
  any.kind = Query::Kind::boolean;
  for (const std::string& value : values) {
    Query one;
    one.kind = Query::Kind::value;
    one.field = field;
    one.text = value;
    one.occur = Query::Occur::should;
    any.children.push_back(std::move(one));
  }
  if (any.children.size() != 1) return any;
  Query only = any.children.front();
  only.occur = Query::Occur::must;
  return only;
}

Query both(Query a, Query b) {
  a.occur = b.occur = Query::Occur::must;
  Query query;
  query.kind = Query::Kind::boolean;
  query.children = {std::move(a), std::move(b)};
  return query;
}

// The families of the articles that meet the query.
std::vector<std::string> families_met(SearchEngine& engine, const Query& query,
                                      const std::optional<ArrivalSpan>& arrived) {
  SearchRequest request;
  request.query = query;
  request.arrived = arrived;
  request.limit = 0;
  request.snippets = 0;
  request.facets = {{FieldId::family, all}};
  const Results results = engine.search(request);
  std::vector<std::string> families;
  for (const FacetCount& each : results.facets.at(0).values) families.push_back(each.value);
  return families;
}

bool published_before(const Hit& a, const Hit& b) {
  const auto order = [](const Hit& hit) {
    const std::optional<Date>& date = hit.article.date;
    return std::tuple(!date, date ? sort_key(*date) : std::string(), hit.article.id);
  };
  return order(a) < order(b);
}

class PartNews {
 public:
  PartNews(WatchedPart& part, const StandingQuery& query, const std::vector<std::string>& reported)
      : part_(part), query_(query), reported_(reported) {}

  std::vector<Story> find(QueryNews& news) {
    SearchRequest request;
    request.query = query_.query;
    request.any = query_.any;
    request.arrived = part_.span;
    request.sort = SortOrder::newest;
    request.limit = all;
    Results results = part_.engine.search(request);
    news.interpreted = results.interpreted;
    for (const std::string& note : results.notes) {
      if (std::find(news.notes.begin(), news.notes.end(), note) == news.notes.end()) {
        news.notes.push_back(note);
      }
    }
    return told_once(std::move(results.hits));
  }

 private:
  std::vector<Story> told_once(std::vector<Hit> hits) {
    std::vector<std::string> names;
    for (const Hit& hit : hits) {
      if (hit.family) names.push_back(hit.family->id);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::set<std::string> known;
    if (!names.empty()) known = known_of(any_of(FieldId::family, names));

    std::vector<Story> stories;
    std::map<std::string, std::size_t> story_of_family;
    for (Hit& hit : hits) {
      const std::string family = hit.family ? hit.family->id : "";
      if (known.contains(family) || was_reported(hit.article.id)) continue;
      const auto [at, is_first] = story_of_family.try_emplace(family, stories.size());
      if (family.empty() || is_first) {
        stories.push_back({std::move(hit), {}});
        continue;
      }
      Story& story = stories[at->second];
      if (published_before(hit, story.hit)) std::swap(hit, story.hit);
      hit.snippets.clear();
      story.copies.push_back(std::move(hit));
    }
    return stories;
  }

  // Those that an earlier watch has told of.
  std::set<std::string> known_of(const Query& families) {
    std::set<std::string> known;
    const ArrivalSpan before{"", part_.span.from};
    if (!part_.span.from.empty()) {
      for (const std::string& family : families_met(part_.engine, both(families, query_.query), before))
        known.insert(family);
    }
    // What was reported need not meet the query any more: "date:7d" moves on.
    if (!reported_.empty()) {
      const Query reported = any_of(FieldId::id, reported_);
      for (const std::string& family : families_met(part_.engine, both(families, reported), std::nullopt))
        known.insert(family);
    }
    return known;
  }

  bool was_reported(const std::string& id) const {
    return std::find(reported_.begin(), reported_.end(), id) != reported_.end();
  }

  WatchedPart& part_;
  const StandingQuery& query_;
  const std::vector<std::string>& reported_;
};

}  // namespace

QueryNews find_news(std::vector<WatchedPart>& parts, const StandingQuery& query,
                    const std::vector<std::string>& reported) {
  QueryNews news{query.name, query.text, {}, {}, {}};
  std::set<std::string> seen;  // the same article, or family, in several indexes
  for (WatchedPart& part : parts) {
    if (part.span.until.empty() || part.span.until < part.span.from) continue;
    for (Story& story : PartNews(part, query, reported).find(news)) {
      const bool is_new_id = seen.insert("article " + story.hit.article.id).second;
      const bool is_new_family = !story.hit.family || seen.insert("family " + story.hit.family->id).second;
      if (is_new_id && is_new_family) news.stories.push_back(std::move(story));
    }
  }
  std::stable_sort(news.stories.begin(), news.stories.end(), [](const Story& a, const Story& b) {
    const std::optional<Date>& left = a.hit.article.date;
    const std::optional<Date>& right = b.hit.article.date;
    return (left ? sort_key(*left) : "") > (right ? sort_key(*right) : "");
  });
  for (std::size_t i = 0; i < news.stories.size(); ++i) news.stories[i].hit.rank = i + 1;
  return news;
}

std::vector<std::string> ids_of(const QueryNews& news) {
  std::vector<std::string> ids;
  for (const Story& story : news.stories) {
    ids.push_back(story.hit.article.id);
    for (const Hit& copy : story.copies) ids.push_back(copy.article.id);
  }
  return ids;
}

}  // namespace morgue
