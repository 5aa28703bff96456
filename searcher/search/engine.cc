#include "searcher/search/engine.h"

#include <fmt/format.h>
#include <xapian.h>

#include <functional>
#include <limits>

#include "common/analyzer/analyzer.h"
#include "common/error.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "common/text/sentence_breaker.h"
#include "common/xapian_error.h"
#include "searcher/query/builder.h"
#include "searcher/query/group.h"
#include "searcher/query/matching_query.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/query/vocabulary.h"
#include "searcher/search/arrivals.h"
#include "searcher/search/asking.h"
#include "searcher/search/correction.h"
#include "searcher/search/coverage.h"
#include "searcher/search/date_order.h"
#include "searcher/search/expansion.h"
#include "searcher/search/explain.h"
#include "searcher/search/facets.h"
#include "searcher/search/families.h"
#include "searcher/search/highlighter.h"
#include "searcher/search/marks.h"
#include "searcher/search/match_counts.h"
#include "searcher/search/ranking.h"
#include "searcher/search/recency.h"
#include "searcher/search/related.h"
#include "searcher/search/result_page.h"
#include "searcher/search/score_shares.h"
#include "searcher/search/shards.h"
#include "searcher/search/snippets.h"
#include "searcher/search/value_columns.h"

namespace morgue {

namespace {

// A reader survives one commit of a writer and fails after two: it reopens and repeats, so often at most.
constexpr int most_tries = 5;

std::string names_of(const std::vector<std::string>& indexes) {
  return fmt::format("{}", fmt::join(indexes, ", "));
}

}  // namespace

struct SearchEngine::State {
  State(std::vector<std::string> names, std::function<OpenIndexes()> opening)
      : indexes(std::move(names)), open_again(std::move(opening)) {
    reopen();
  }

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
      reopen();
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
  void explain_clauses(const Query& query, const std::optional<RelatedQuery>& related, Results& results);
  void follow_index();
  void reopen() {
    open = open_again();
    forget();
  }
  // What was read of the indexes as they were.
  void forget() {
    dates.reset();
    columns.reset();
    if (!open.remote) columns.emplace(open.shards);
  }
  std::optional<Xapian::Document> document_of(const std::string& id) const;
  void tell_family(Hit& hit, const Xapian::Document& document) const;
  Hit make_hit(const Xapian::Document& document, const Highlighter& highlighter, const BuiltQuery& built,
               const SearchRequest& request);
  const ValueCounts& all_dates();
  ClauseCount count_clause(const Query& query);
  std::optional<std::string> suggest(const Query& query);

  std::vector<std::string> indexes;
  std::function<OpenIndexes()> open_again;
  OpenIndexes open;
  std::optional<ValueCounts> dates;     // of all articles, once asked for
  std::optional<ValueColumns> columns;  // where all indexes are near
  Analyzer analyzer;
  text::SentenceBreaker breaker;
};

// A batch outlives the nightly run: what was published since is searched from the next query on.
void SearchEngine::State::follow_index() {
  if (list_stamps(indexes) != open.stamps) {
    reopen();
  } else if (open.database.reopen()) {
    forget();
  }
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
    const auto best = best_matches(open.database, built, ranking::expansion_documents);
    add(expand(built.query, best, open.database, analyzer, open.languages));
  }
  if (request.recency) {
    if (open.remote) throw Error("--recency wants indexes on this machine: a remote one cannot weigh dates");
    const double best = ranked(open.database, built.query).get_mset(0, 1).get_max_attained();
    auto* newness = new RecencySource(*request.recency, ranking::recency_share * best);
    add({{"recency", "date", Xapian::Query(newness->release())}});
  }
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
  const Xapian::Query matching = built.query;
  // Filters alone give every match the same score: then the newest come first.
  const bool by_date = request.sort != SortOrder::relevance || !built.weighted;
  if (!by_date && !related) weigh_further(built, request);

  const auto ask = [&](const Xapian::Query& query) {
    return by_date && !related ? unweighted(open.database, query) : ranked(open.database, query, least);
  };
  const Xapian::doccount articles = open.database.get_doccount();
  const Xapian::valueno family_slot = field(FieldId::family).slot;
  const bool group = request.group && request.exact_total;
  Xapian::Enquire asked = ask(built.query);
  // The best are soon found where not every match must be weighed, so that counting is a match of its own; unless
  // telling what matches is the work. Over a remote shard, Xapian 1.4.22 counts some matches twice where a page is
  // asked for as well.
  const bool all_wanted = request.exact_total || !request.facets.empty() || request.timeline.has_value();
  const bool apart = all_wanted && (open.remote || !(related || built.positional));
  std::vector<Xapian::valueno> slots;
  for (const FacetRequest& facet : request.facets) slots.push_back(field(facet.field).slot);
  if (request.timeline) slots.push_back(field(FieldId::date).slot);
  if (group) slots.push_back(family_slot);
  std::unique_ptr<MatchCounts> counts;
  if (apart && columns) {
    counts = std::make_unique<DocumentCounts>(*columns, matching_documents(open.shards, matching));
  } else if (!slots.empty()) {
    Xapian::Enquire counted = !apart    ? asked
                              : related ? ask(built.query)
                                        : unweighted(open.database, matching);
    counts = std::make_unique<SpyCounts>(open.database, counted, slots);
    if (apart) counted.get_mset(0, 0, articles);
  }

  if (group) asked.set_collapse_key(family_slot);
  if (by_date) {
    asked.set_sort_by_value(order_slot, true);
  } else {
    sort_by_score(asked);
  }
  const bool oldest_first = request.sort == SortOrder::oldest;
  const bool look_at_all = all_wanted && !(apart && counts);
  ResultPage page =
      page_of(open.database, asked, request.offset, oldest_first ? 0 : request.limit,
              look_at_all ? articles : 0, by_date ? std::vector<ScorePart>() : built.neighbours);
  if (oldest_first) {
    page.documents = oldest_matches(ask, open.database, built.query, request.offset, request.limit,
                                    group ? family_slot : Xapian::BAD_VALUENO);
    page.scores.resize(page.documents.size());
  }
  results.total = counts ? counts->matches() : page.total;
  results.total_is_exact = counts || page.total_is_exact;
  if (group) results.total_families = ValueTally{counts->of(family_slot), counts->matches()}.groups();

  const Highlighter highlighter(built.matchers);
  for (std::size_t i = 0; i < page.documents.size(); ++i) {
    Hit hit = make_hit(page.documents[i], highlighter, built, request);
    hit.rank = request.offset + i + 1;
    hit.score = by_date ? 0 : page.scores[i];
    results.hits.push_back(std::move(hit));
  }
  if (request.explain && !by_date) share_scores(built, open.database, results.hits);
  if (counts) results.facets = facets_of(*counts, request, results);
  if (request.timeline) {
    results.timeline =
        count_timeline(counts->of(field(FieldId::date).slot), results.total, *request.timeline);
    if (request.normalize) normalize(*results.timeline, all_dates());
  }
  if (request.explain) explain_clauses(request.query, related, results);
  // Of what came in lately there may be nothing, however well the words are spelt.
  if (results.total == 0 && !related && !request.arrived) results.suggestion = suggest(request.query);
  return results;
}

void SearchEngine::State::explain_clauses(const Query& query, const std::optional<RelatedQuery>& related,
                                          Results& results) {
  if (related) {
    const Xapian::MSet all = ranked(open.database, related->built.query, least_related)
                                 .get_mset(0, 0, open.database.get_doccount());
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
  return members_of(open.database, document_of(id), id);
}

Coverage SearchEngine::State::coverage(const Query& query, bool any) {
  const Xapian::valueno source_slot = field(FieldId::source).slot;
  SearchRequest counting;
  counting.query = query;
  counting.limit = 0;
  counting.group = true;
  counting.any = any;
  counting.facets = {{FieldId::source, std::numeric_limits<std::size_t>::max()}};
  const ValueCounts sources =
      columns ? columns->counts(source_slot) : tally(open.database, every_article(), source_slot).values;
  return coverage_of(search(counting), open.database, build(query, any).query, sources);
}

const ValueCounts& SearchEngine::State::all_dates() {
  if (!dates) {
    const Xapian::valueno slot = field(FieldId::date).slot;
    dates = columns ? columns->counts(slot) : tally(open.database, every_article(), slot).values;
  }
  return *dates;
}

ClauseCount SearchEngine::State::count_clause(const Query& query) {
  const BuiltQuery built = build(query);
  const Xapian::MSet matches =
      unweighted(open.database, built.query).get_mset(0, 0, open.database.get_doccount());
  return {built.query.get_description(), matches.get_matches_estimated()};
}

std::optional<std::string> SearchEngine::State::suggest(const Query& query) {
  const auto is_met = [this](const Query& part) {
    return !ranked(open.database, build(part).query).get_mset(0, 1).empty();
  };
  const auto nearest = [this](const std::string& word) {
    return open.remote ? nearest_word_by_walk(open.database, word) : nearest_word(open.database, word);
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
