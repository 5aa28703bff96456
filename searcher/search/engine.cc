#include "searcher/search/engine.h"

#include <fmt/format.h>
#include <xapian.h>

#include <limits>

#include "common/analyzer/analyzer.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "common/text/sentence_breaker.h"
#include "searcher/query/vocabulary.h"
#include "searcher/search/arrivals.h"
#include "searcher/search/asked_query.h"
#include "searcher/search/asking.h"
#include "searcher/search/correction.h"
#include "searcher/search/counted_page.h"
#include "searcher/search/coverage.h"
#include "searcher/search/date_order.h"
#include "searcher/search/explain.h"
#include "searcher/search/facets.h"
#include "searcher/search/families.h"
#include "searcher/search/highlighter.h"
#include "searcher/search/marks.h"
#include "searcher/search/open_archive.h"
#include "searcher/search/related.h"
#include "searcher/search/score_shares.h"
#include "searcher/search/shards.h"
#include "searcher/search/snippets.h"

namespace morgue {

struct SearchEngine::State {
  State(std::vector<std::string> names, std::function<OpenIndexes()> opening)
      : archive(std::move(names), std::move(opening)) {}

  Results search(const SearchRequest& request);
  std::optional<Hit> article(const std::string& id, const Query& highlight);
  Coverage coverage(const Query& query, bool any);

  BuiltQuery build(const Query& query, bool any = false) {
    return build_query(query, archive, analyzer, any);
  }
  void fill_counts(const SearchRequest& request, bool grouped, MatchCounts& counts, Results& results);
  void explain_clauses(const Query& query, const std::optional<RelatedQuery>& related, Results& results);
  void tell_family(Hit& hit, const Xapian::Document& document) const;
  Hit make_hit(const Xapian::Document& document, const Highlighter& highlighter, const BuiltQuery& built,
               const SearchRequest& request);
  ClauseCount count_clause(const Query& query);
  std::optional<std::string> suggest(const Query& query);

  OpenArchive archive;
  Analyzer analyzer;
  text::SentenceBreaker breaker;
};

Results SearchEngine::State::search(const SearchRequest& request) {
  const AskedQuery asked = ask(request, archive, analyzer);
  const CountedPage found = counted_page(asked, request, archive);
  const ResultPage& page = found.page;
  MatchCounts* const counts = found.counts.get();

  Results results;
  results.interpreted = interpreted(request, asked);
  results.notes = asked.built.notes;
  if (request.explain && !asked.built.passed_over.empty()) {
    results.notes.push_back(fmt::format("passed over, being in nearly all articles: {}",
                                        fmt::join(asked.built.passed_over, ", ")));
  }
  results.total = counts != nullptr ? counts->matches() : page.total;
  results.total_is_exact = counts != nullptr || page.total_is_exact;
  if (counts != nullptr) fill_counts(request, found.grouped, *counts, results);

  const Highlighter highlighter(asked.built.matchers);
  for (std::size_t i = 0; i < page.documents.size(); ++i) {
    Hit hit = make_hit(page.documents[i], highlighter, asked.built, request);
    hit.rank = request.offset + i + 1;
    hit.score = page.scores[i];
    results.hits.push_back(std::move(hit));
  }
  if (request.explain) {
    if (!asked.by_date) share_scores(asked.built, archive.database(), results.hits);
    explain_clauses(request.query, asked.related, results);
  }
  // Of what came in lately there may be nothing, however well the words are spelt.
  if (results.total == 0 && !asked.related && !request.arrived) results.suggestion = suggest(request.query);
  return results;
}

void SearchEngine::State::fill_counts(const SearchRequest& request, bool grouped, MatchCounts& counts,
                                      Results& results) {
  if (grouped) {
    results.total_families = ValueTally{counts.of(field(FieldId::family).slot), counts.matches()}.groups();
  }
  results.facets = facets_of(counts, request, results);
  if (request.timeline) {
    results.timeline = count_timeline(counts.of(field(FieldId::date).slot), results.total, *request.timeline);
    if (request.normalize) normalize(*results.timeline, archive.all_dates());
  }
}

void SearchEngine::State::explain_clauses(const Query& query, const std::optional<RelatedQuery>& related,
                                          Results& results) {
  if (related) {
    const Xapian::MSet all = ranked(archive.database(), related->built.query, least_related)
                                 .get_mset(0, 0, archive.database().get_doccount());
    results.explanation = explain_terms(*related, all.get_matches_estimated());
  }
  if (!related || query.kind != Query::Kind::nothing) {
    const auto clauses = explain_query(query, [this](const Query& part) { return count_clause(part); });
    results.explanation.insert(results.explanation.end(), clauses.begin(), clauses.end());
  }
}

Hit SearchEngine::State::make_hit(const Xapian::Document& document, const Highlighter& highlighter,
                                  const BuiltQuery& built, const SearchRequest& request) {
  Hit hit;
  hit.article = decode_stored_article(document.get_data());
  hit.arrived = arrival_of(document);
  const Article& article = hit.article;
  if (request.families) tell_family(hit, document);
  Marker marker(analyzer, highlighter);
  marker.mark_fields(hit, built.tags);
  if (request.snippets > 0) {
    hit.snippets = choose_snippets(article.text, marker.matches(article, Marker::Reading::enough),
                                   built.matchers, {request.snippets, request.snippet_chars}, breaker);
  }
  hit.article.text.clear();
  return hit;
}

void SearchEngine::State::tell_family(Hit& hit, const Xapian::Document& document) const {
  hit.family = family_of(archive.database(), document);
  if (hit.family) hit.copies = copies_besides(archive.database(), hit.family->id, hit.article.id);
}

std::optional<Hit> SearchEngine::State::article(const std::string& id, const Query& highlight) {
  const std::optional<Xapian::Document> document = archive.document_of(id);
  if (!document) return std::nullopt;
  Hit hit;
  hit.rank = 1;
  hit.article = decode_stored_article(document->get_data());
  tell_family(hit, *document);
  const BuiltQuery built = build(highlight);
  const Highlighter highlighter(built.matchers);
  Marker marker(analyzer, highlighter);
  marker.mark_fields(hit, built.tags);
  hit.snippets.push_back(
      {hit.article.text, merged_spans(marker.matches(hit.article, Marker::Reading::whole)), 0, false, false});
  return hit;
}

Coverage SearchEngine::State::coverage(const Query& query, bool any) {
  SearchRequest counting;
  counting.query = query;
  counting.limit = 0;
  counting.group = true;
  counting.any = any;
  counting.facets = {{FieldId::source, std::numeric_limits<std::size_t>::max()}};
  return coverage_of(search(counting), archive.database(), build(query, any).query,
                     archive.counts_of_all(field(FieldId::source).slot));
}

ClauseCount SearchEngine::State::count_clause(const Query& query) {
  const BuiltQuery built = build(query);
  const Xapian::Database& database = archive.database();
  const Xapian::MSet matches = unweighted(database, built.query).get_mset(0, 0, database.get_doccount());
  return {built.query.get_description(), matches.get_matches_estimated()};
}

std::optional<std::string> SearchEngine::State::suggest(const Query& query) {
  const auto is_met = [this](const Query& part) {
    return !ranked(archive.database(), build(part).query).get_mset(0, 1).empty();
  };
  const auto nearest = [this](const std::string& word) {
    return archive.remote() ? nearest_word_by_walk(archive.database(), word)
                            : nearest_word(archive.database(), word);
  };
  const std::optional<Query> corrected = corrected_query(query, is_met, nearest);
  if (!corrected || !is_met(*corrected)) return std::nullopt;
  return to_string(*corrected);
}

SearchEngine::SearchEngine(const std::vector<std::string>& indexes)
    : state_(std::make_unique<State>(indexes, [indexes] { return open_indexes(indexes); })) {}
SearchEngine::SearchEngine(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchEngine::~SearchEngine() = default;
SearchEngine::SearchEngine(SearchEngine&&) noexcept = default;
SearchEngine& SearchEngine::operator=(SearchEngine&&) noexcept = default;

SearchEngine SearchEngine::of_part(const IndexPart& part) {
  return SearchEngine(std::make_unique<State>(std::vector{part.index}, [part] { return open_part(part); }));
}

Results SearchEngine::search(const SearchRequest& request) {
  return state_->archive.read([&] { return state_->search(request); });
}

std::optional<Hit> SearchEngine::article(const std::string& id, const Query& highlight) {
  return state_->archive.read([&] { return state_->article(id, highlight); });
}

std::optional<Members> SearchEngine::members(const std::string& id) {
  OpenArchive& archive = state_->archive;
  return archive.read([&] { return members_of(archive.database(), archive.document_of(id), id); });
}

Coverage SearchEngine::coverage(const Query& query, bool any) {
  return state_->archive.read([&] { return state_->coverage(query, any); });
}

std::uint64_t SearchEngine::article_count() {
  OpenArchive& archive = state_->archive;
  return archive.read([&]() -> std::uint64_t { return archive.database().get_doccount(); });
}

ArrivalSpan SearchEngine::arrivals() {
  OpenArchive& archive = state_->archive;
  return archive.read([&] { return arrivals_of(archive.database()); });
}

const std::vector<std::string>& SearchEngine::languages() const {
  return state_->archive.languages().all;
}

}  // namespace morgue
