#include "searcher/search/engine.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <unordered_map>

#include "common/analyzer/analyzer.h"
#include "common/error.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "common/text/normalise.h"
#include "common/text/sentence_breaker.h"
#include "common/xapian_error.h"
#include "searcher/query/builder.h"
#include "searcher/query/group.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/query/vocabulary.h"
#include "searcher/search/arrivals.h"
#include "searcher/search/date_order.h"
#include "searcher/search/expansion.h"
#include "searcher/search/explain.h"
#include "searcher/search/facets.h"
#include "searcher/search/families.h"
#include "searcher/search/highlighter.h"
#include "searcher/search/marks.h"
#include "searcher/search/match_spies.h"
#include "searcher/search/ranking.h"
#include "searcher/search/recency.h"
#include "searcher/search/related.h"
#include "searcher/search/rerank.h"
#include "searcher/search/shards.h"
#include "searcher/search/snippets.h"

namespace morgue {

namespace {

// A reader survives one commit of a writer and fails after two: it reopens and repeats, so often at most.
constexpr int most_tries = 5;

std::string names_of(const std::vector<std::string>& indexes) {
  return fmt::format("{}", fmt::join(indexes, ", "));
}

bool is_word(const Query& query) {
  return query.kind == Query::Kind::word && !query.exact && (!query.field || *query.field == FieldId::body);
}

}  // namespace

struct SearchEngine::State {
  State(std::vector<std::string> names, std::function<OpenIndexes()> opening)
      : indexes(std::move(names)), open_again(std::move(opening)), open(open_again()) {}

  // Calls `work`; when the index moved meanwhile, opens it anew and calls again.
  template <typename Work>
  auto repeated(const Work& work) {
    for (int tries = 1;; ++tries) {
      try {
        follow_index();
        return work();
      } catch (const Xapian::DatabaseModifiedError& moved) {
        if (tries == most_tries) throw explain(moved, names_of(indexes));
      } catch (const Xapian::DatabaseError& failure) {
        // A merged segment may have gone since it was opened; one that is damaged fails again.
        if (tries > 1) throw explain(failure, names_of(indexes));
      } catch (const Xapian::NetworkError& failure) {
        // A server closes a connection that was idle for long; one that is gone fails again.
        if (tries > 1) throw explain(failure, names_of(indexes));
      } catch (const Xapian::Error& failure) {
        throw explain(failure, names_of(indexes));
      }
      open = open_again();
      dates.reset();
    }
  }

  Results search(const SearchRequest& request);
  std::optional<Hit> article(const std::string& id, const Query& highlight);
  std::optional<Members> members(const std::string& id);
  Coverage coverage(const Query& query, bool any);

  BuiltQuery build(const Query& query, bool any = false) {
    const Reach reach = open.remote ? Reach::remote : Reach::local;
    return QueryBuilder(open.database, analyzer, open.languages, reach).build(query, {any});
  }
  void weigh_further(BuiltQuery& built, const SearchRequest& request);
  void explain_scores(const BuiltQuery& built, Results& results);
  void follow_index();

  // Of what scores less than `least`, nothing is found or counted.
  Xapian::Enquire enquire(const Xapian::Query& query, double least = 0) const;
  std::vector<RankedMatch> best_matches(const BuiltQuery& built, std::size_t most) const;
  std::vector<Xapian::Document> page(Xapian::Enquire& enquire, const SearchRequest& request,
                                     const std::vector<ScorePart>& neighbours, Results& results,
                                     std::vector<double>& scores);
  std::vector<FacetResult> facets(const MatchSpies& spies, const SearchRequest& request,
                                  const Xapian::Query& query, const Results& results) const;
  std::optional<Xapian::Document> document_of(const std::string& id) const;
  void tell_family(Hit& hit, const Xapian::Document& document) const;
  Hit make_hit(const Xapian::Document& document, const Highlighter& highlighter, const BuiltQuery& built,
               const SearchRequest& request);
  const ValueCounts& all_dates();
  ClauseCount count_clause(const Query& query);
  std::optional<std::string> suggest(const Query& query);
  bool correct(Query& query);

  std::vector<std::string> indexes;
  std::function<OpenIndexes()> open_again;
  OpenIndexes open;
  std::optional<ValueCounts> dates;  // of all articles, once asked for
  Analyzer analyzer;
  text::SentenceBreaker breaker;
};

// A batch outlives the nightly run: what was published since is searched from the next query on.
void SearchEngine::State::follow_index() {
  if (list_stamps(indexes) != open.stamps) {
    open = open_again();
    dates.reset();
  } else if (open.database.reopen()) {
    dates.reset();
  }
}

Xapian::Enquire SearchEngine::State::enquire(const Xapian::Query& query, double least) const {
  Xapian::Enquire enquire(open.database);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(ranking::bm25_k1, 0, 1, ranking::bm25_b, ranking::bm25_min_norm_length));
  enquire.set_query(query);
  enquire.set_cutoff(0, least);
  return enquire;
}

// Adds to the score of what matches; never to what matches.
void SearchEngine::State::weigh_further(BuiltQuery& built, const SearchRequest& request) {
  const auto add = [&built](const std::vector<ScorePart>& parts) {
    if (parts.empty()) return;
    std::vector<Xapian::Query> more;
    for (const ScorePart& part : parts) more.push_back(part.query);
    built.query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, built.query, joined(Xapian::Query::OP_OR, more));
    built.parts.insert(built.parts.end(), parts.begin(), parts.end());
  };
  if (request.expand) {
    const auto best = best_matches(built, ranking::expansion_documents);
    add(expand(built.query, best, open.database, analyzer, open.languages,
               [this](const auto& query) { return enquire(query); }));
  }
  if (request.recency) {
    if (open.remote) throw Error("--recency wants indexes on this machine: a remote one cannot weigh dates");
    const double best = enquire(built.query).get_mset(0, 1).get_max_attained();
    auto* newness = new RecencySource(*request.recency, ranking::recency_share * best);
    add({{"recency", "date", Xapian::Query(newness->release())}});
  }
}

// What each part of the query gave to the hits, by running it on them alone.
void SearchEngine::State::explain_scores(const BuiltQuery& built, Results& results) {
  std::vector<Xapian::Query> ids;
  std::unordered_map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < results.hits.size(); ++i) {
    const std::string& id = results.hits[i].article.id;
    ids.emplace_back(field_term(field(FieldId::id), id));
    at.emplace(id, i);
  }
  if (ids.empty()) return;
  const Xapian::Query these(Xapian::Query::OP_OR, ids.begin(), ids.end());
  const auto share = [&](const ScorePart& part, std::size_t last_rank) {
    const Xapian::MSet weighed = enquire(Xapian::Query(Xapian::Query::OP_FILTER, part.query, these))
                                     .get_mset(0, static_cast<Xapian::doccount>(ids.size()));
    for (auto match = weighed.begin(); match != weighed.end(); ++match) {
      if (match.get_weight() <= 0) continue;
      Hit& hit = results.hits[at.at(match.get_document().get_value(field(FieldId::id).slot))];
      if (hit.rank > last_rank) continue;
      hit.score_shares.push_back({part.clause, std::string(part.where), match.get_weight()});
    }
  };
  for (const ScorePart& part : built.parts) share(part, std::numeric_limits<std::size_t>::max());
  for (const ScorePart& pair : built.neighbours) share(pair, ranking::reranked_matches);
  for (Hit& hit : results.hits) {
    std::stable_sort(hit.score_shares.begin(), hit.score_shares.end(),
                     [](const ScoreShare& a, const ScoreShare& b) { return a.weight > b.weight; });
  }
}

std::vector<RankedMatch> SearchEngine::State::best_matches(const BuiltQuery& built, std::size_t most) const {
  Xapian::Enquire asked = enquire(built.query);
  sort_by_score(asked);
  const std::size_t looked_at = built.neighbours.empty() ? most : std::max(most, ranking::reranked_matches);
  std::vector<RankedMatch> best =
      rerank(asked.get_mset(0, static_cast<Xapian::doccount>(looked_at)), built.neighbours,
             [this](const auto& query) { return enquire(query); });
  best.erase(best.begin() + static_cast<std::ptrdiff_t>(std::min(most, best.size())), best.end());
  return best;
}

std::vector<Xapian::Document> SearchEngine::State::page(Xapian::Enquire& enquire,
                                                        const SearchRequest& request,
                                                        const std::vector<ScorePart>& neighbours,
                                                        Results& results, std::vector<double>& scores) {
  const std::size_t articles = open.database.get_doccount();
  const bool count_all = request.exact_total || !request.facets.empty() || request.timeline.has_value();
  const bool again = !neighbours.empty() && request.limit > 0 && request.offset < ranking::reranked_matches;
  const std::size_t offset = std::min(request.offset, articles);
  const std::size_t limit = std::min(request.limit, articles);
  const std::size_t first = again ? 0 : offset;
  const std::size_t last = again ? std::max(offset + limit, ranking::reranked_matches) : offset + limit;
  const Xapian::MSet matches =
      enquire.get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(last - first),
                       count_all ? static_cast<Xapian::doccount>(articles) : 0);
  results.total = matches.get_matches_estimated();
  results.total_is_exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  const auto ask = [this](const auto& query) { return this->enquire(query); };
  const std::vector<RankedMatch> ranked = rerank(matches, again ? neighbours : std::vector<ScorePart>(), ask);
  std::vector<Xapian::Document> documents;
  // Not fetch(): Xapian 1.4.22 crashes in it where the page does not start at 0.
  if (!again) matches.fetch(matches.begin(), matches.end());
  for (std::size_t i = offset - first; i < ranked.size() && documents.size() < limit; ++i) {
    documents.push_back(ranked[i].match.get_document());
    scores.push_back(ranked[i].score);
  }
  return documents;
}

Results SearchEngine::State::search(const SearchRequest& request) {
  Results results;
  BuiltQuery built = build(request.query, request.any);
  std::optional<RelatedQuery> related;
  if (request.like) {
    related = related_query(*request.like, open.database, analyzer, open.languages);
    built = within(related->built, std::move(built));
  }
  const double least = related ? least_related : 0.0;
  results.interpreted =
      to_string(related ? make_group({readable_query(related->terms), request.query}) : request.query);
  results.notes = built.notes;
  if (request.explain && !built.passed_over.empty()) {
    results.notes.push_back(
        fmt::format("passed over, being in nearly all articles: {}", fmt::join(built.passed_over, ", ")));
  }
  if (request.arrived) {
    built.query = Xapian::Query(Xapian::Query::OP_FILTER, built.query, arrived_within(*request.arrived));
  }
  if (built.weighted && request.sort == SortOrder::relevance && !related) weigh_further(built, request);

  Xapian::Enquire asked = enquire(built.query, least);
  // Over a remote shard, Xapian 1.4.22 counts some matches twice where a page is asked for as well: there the counts
  // are a match of their own, without a page.
  Xapian::Enquire counted = open.remote ? enquire(built.query, least) : asked;
  MatchSpies spies(counted);
  for (const FacetRequest& facet : request.facets) spies.add(field(facet.field).slot);
  if (request.timeline) spies.add(field(FieldId::date).slot);
  const Xapian::valueno family_slot = field(FieldId::family).slot;
  const bool group = request.group && request.exact_total;
  if (group) spies.add(family_slot);
  if (open.remote && spies.any()) counted.get_mset(0, 0, open.database.get_doccount());
  if (group) asked.set_collapse_key(family_slot);
  // Filters alone give every match the same score: then the newest come first.
  const bool by_date = request.sort != SortOrder::relevance || !built.weighted;
  if (by_date) {
    asked.set_sort_by_value(order_slot, true);
  } else {
    sort_by_score(asked);
  }
  std::vector<double> scores;
  std::vector<Xapian::Document> documents;
  if (request.sort == SortOrder::oldest) {
    SearchRequest counting = request;
    counting.limit = 0;
    page(asked, counting, {}, results, scores);
    const auto ask = [&](const Xapian::Query& query) { return enquire(query, least); };
    documents = oldest_matches(ask, open.database.get_doccount(), built.query, request.offset, request.limit,
                               group ? family_slot : Xapian::BAD_VALUENO);
  } else {
    documents = page(asked, request, by_date ? std::vector<ScorePart>() : built.neighbours, results, scores);
  }
  scores.resize(documents.size());
  if (group) {
    const ValueTally families{spies.counts(request.facets.size() + (request.timeline ? 1 : 0)),
                              spies.matches()};
    results.total = families.matches;
    results.total_is_exact = true;
    results.total_families = families.groups();
  }

  const Highlighter highlighter(built.matchers);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Hit hit = make_hit(documents[i], highlighter, built, request);
    hit.rank = request.offset + i + 1;
    hit.score = by_date ? 0 : scores[i];
    results.hits.push_back(std::move(hit));
  }
  if (request.explain && !by_date) explain_scores(built, results);
  results.facets = facets(spies, request, built.query, results);
  if (request.timeline) {
    results.timeline = count_timeline(spies.counts(request.facets.size()), results.total, *request.timeline);
    if (request.normalize) normalize(*results.timeline, all_dates());
  }
  if (request.explain) {
    if (related) {
      const Xapian::MSet all =
          enquire(related->built.query, least).get_mset(0, 0, open.database.get_doccount());
      results.explanation = explain_terms(*related, all.get_matches_estimated());
    }
    if (!related || request.query.kind != Query::Kind::nothing) {
      const auto clauses =
          explain_query(request.query, [this](const Query& query) { return count_clause(query); });
      results.explanation.insert(results.explanation.end(), clauses.begin(), clauses.end());
    }
  }
  // Of what came in lately there may be nothing, however well the words are spelt.
  if (results.total == 0 && !related && !request.arrived) results.suggestion = suggest(request.query);
  return results;
}

std::vector<FacetResult> SearchEngine::State::facets(const MatchSpies& spies, const SearchRequest& request,
                                                     const Xapian::Query& query,
                                                     const Results& results) const {
  std::vector<FacetResult> facets;
  for (std::size_t i = 0; i < request.facets.size(); ++i) {
    FacetResult facet = count_facet(spies.counts(i), results.total, request.facets[i]);
    // Of what is related, copies are not told apart by source: there a score decides what is counted.
    if (facet.field == FieldId::source && results.total_families && !request.like) {
      std::map<std::string, std::uint64_t> repeated;
      if (*results.total_families < results.total) {
        repeated = repeated_copies(open.database, query, field(facet.field).slot);
      }
      for (FacetCount& each : facet.values) each.families = each.count - repeated[each.value];
    }
    facets.push_back(std::move(facet));
  }
  return facets;
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
  hit.family = family_of(open.database, document);
  if (hit.family) hit.copies = copies_besides(open.database, hit.family->id, hit.article.id);
}

std::optional<Xapian::Document> SearchEngine::State::document_of(const std::string& id) const {
  const std::string term = field_term(field(FieldId::id), id);
  const Xapian::PostingIterator found = open.database.postlist_begin(term);
  if (found == open.database.postlist_end(term)) return std::nullopt;
  return open.database.get_document(*found);
}

std::optional<Hit> SearchEngine::State::article(const std::string& id, const Query& highlight) {
  const std::optional<Xapian::Document> document = document_of(id);
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

std::optional<Members> SearchEngine::State::members(const std::string& id) {
  const std::optional<Xapian::Document> article = document_of(id);
  Members members;
  if (article) {
    members.family = family_of(open.database, *article);
  } else if (const std::size_t size = open.database.get_termfreq(field_term(field(FieldId::family), id))) {
    members.family = Family{id, size};
  } else {
    return std::nullopt;
  }
  const std::vector<Xapian::Document> documents =
      members.family ? family_members(open.database, members.family->id, members.family->size)
                     : std::vector{*article};
  for (const Xapian::Document& document : documents) {
    Hit hit;
    hit.rank = members.hits.size() + 1;
    hit.article = decode_stored_article(document.get_data());
    hit.article.text.clear();
    hit.family = members.family;
    members.hits.push_back(std::move(hit));
  }
  return members;
}

Coverage SearchEngine::State::coverage(const Query& query, bool any) {
  const Xapian::valueno source_slot = field(FieldId::source).slot;
  SearchRequest counting;
  counting.query = query;
  counting.limit = 0;
  counting.group = true;
  counting.any = any;
  counting.facets = {{FieldId::source, std::numeric_limits<std::size_t>::max()}};
  Results counts = search(counting);

  Coverage coverage;
  coverage.interpreted = counts.interpreted;
  coverage.total = counts.total;
  coverage.total_families = counts.total_families.value_or(counts.total);
  coverage.unnamed = counts.facets.front().missing;
  coverage.notes = std::move(counts.notes);
  std::map<std::string, FacetCount> by_source;
  for (const FacetCount& each : counts.facets.front().values) by_source.emplace(each.value, each);

  const Xapian::Query named(Xapian::Query::OP_FILTER, build(query, any).query,
                            Xapian::Query(Xapian::Query::OP_VALUE_GE, source_slot, "\x01"));
  for (const Xapian::Document& document :
       oldest_matches(open.database, named, 0, by_source.size(), source_slot)) {
    SourceCoverage covered;
    covered.first = decode_stored_article(document.get_data());
    covered.first.text.clear();
    covered.source = document.get_value(source_slot);
    const FacetCount& count = by_source[covered.source];
    covered.articles = count.count;
    covered.families = count.families.value_or(count.count);
    coverage.sources.push_back(std::move(covered));
  }
  for (const auto& [source, count] : tally(open.database, Xapian::Query::MatchAll, source_slot).values) {
    if (!by_source.contains(source)) coverage.silent.push_back(source);
  }
  return coverage;
}

const ValueCounts& SearchEngine::State::all_dates() {
  if (!dates) {
    dates = tally(open.database, Xapian::Query::MatchAll, field(FieldId::date).slot).values;
  }
  return *dates;
}

ClauseCount SearchEngine::State::count_clause(const Query& query) {
  const BuiltQuery built = build(query);
  const Xapian::MSet matches = enquire(built.query).get_mset(0, 0, open.database.get_doccount());
  return {built.query.get_description(), matches.get_matches_estimated()};
}

// Replaces each word that the index does not have by its nearest; whether any was replaced.
bool SearchEngine::State::correct(Query& query) {
  bool corrected = false;
  for (Query& child : query.children) corrected = correct(child) || corrected;
  if (!is_word(query)) return corrected;
  const BuiltQuery built = build(query);
  if (enquire(built.query).get_mset(0, 0, 1).get_matches_upper_bound() > 0) return corrected;
  const std::string typed = text::fold_diacritics(text::casefold(query.text));
  const std::string nearest =
      open.remote ? nearest_word_by_walk(open.database, typed) : nearest_word(open.database, typed);
  if (nearest.empty()) return corrected;
  query.text = nearest;
  return true;
}

std::optional<std::string> SearchEngine::State::suggest(const Query& query) {
  Query corrected = query;
  if (!correct(corrected)) return std::nullopt;
  const BuiltQuery built = build(corrected);
  if (enquire(built.query).get_mset(0, 1).empty()) return std::nullopt;
  return to_string(corrected);
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
  return state_->repeated([&] { return state_->search(request); });
}

std::optional<Hit> SearchEngine::article(const std::string& id, const Query& highlight) {
  return state_->repeated([&] { return state_->article(id, highlight); });
}

std::optional<Members> SearchEngine::members(const std::string& id) {
  return state_->repeated([&] { return state_->members(id); });
}

Coverage SearchEngine::coverage(const Query& query, bool any) {
  return state_->repeated([&] { return state_->coverage(query, any); });
}

std::uint64_t SearchEngine::article_count() {
  return state_->repeated([&]() -> std::uint64_t { return state_->open.database.get_doccount(); });
}

ArrivalSpan SearchEngine::arrivals() {
  return state_->repeated([&] { return arrivals_of(state_->open.database); });
}

const std::vector<std::string>& SearchEngine::languages() const {
  return state_->open.languages.all;
}

}  // namespace morgue
