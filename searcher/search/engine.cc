#include "searcher/search/engine.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <functional>

#include "common/analyzer/analyzer.h"
#include "common/error.h"
#include "common/stored_article.h"
#include "common/text/normalise.h"
#include "common/text/sentence_breaker.h"
#include "common/xapian_error.h"
#include "searcher/query/builder.h"
#include "searcher/query/vocabulary.h"
#include "searcher/search/arrivals.h"
#include "searcher/search/facets.h"
#include "searcher/search/highlighter.h"
#include "searcher/search/ranking.h"
#include "searcher/search/shards.h"
#include "searcher/search/snippets.h"

namespace morgue {

namespace {

// A reader survives one commit of a writer and fails after two: it reopens and repeats, so often at most.
constexpr int most_tries = 5;

std::string names_of(const std::vector<std::string>& indexes) {
  return fmt::format("{}", fmt::join(indexes, ", "));
}

// The spies of one search, registered with its Enquire.
class Spies {
 public:
  Spies(Xapian::Enquire& enquire, const SearchRequest& request) {
    for (const FacetRequest& facet : request.facets) add(enquire, field(facet.field).slot);
    if (request.timeline) add(enquire, field(FieldId::date).slot);
  }

  bool any() const { return !spies_.empty(); }

  // In the order asked: facets first, then the timeline.
  ValueCounts counts(std::size_t at) const {
    ValueCounts values;
    const Xapian::ValueCountMatchSpy& spy = *spies_[at];
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
      values.emplace_back(*value, value.get_termfreq());
    }
    return values;
  }

 private:
  void add(Xapian::Enquire& enquire, Xapian::valueno slot) {
    spies_.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(slot));
    enquire.add_matchspy(spies_.back().get());
  }

  std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies_;
};

// Xapian's description with its weights as people write them: "0.6 *", not "0.5999999999999999778 *".
std::string describe(const Xapian::Query& query) {
  const std::string full = query.get_description();
  std::string shown;
  for (std::size_t at = 0; at < full.size();) {
    const std::size_t end = std::min(full.find_first_not_of("0123456789.", at), full.size());
    const std::string_view digits = std::string_view(full).substr(at, end - at);
    constexpr std::size_t many = 12;
    if (digits.size() > many && digits.starts_with("0.") && full.compare(end, 2, " *") == 0) {
      shown += fmt::format("{:.3g}", std::stod(std::string(digits)));
    } else {
      shown += digits;
    }
    at = end;
    while (at < full.size() && (full[at] < '0' || full[at] > '9')) shown += full[at++];
  }
  return shown;
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
    }
  }

  Results search(const SearchRequest& request);
  std::optional<Hit> article(const std::string& id, const Query& highlight);

  BuiltQuery build(const Query& query) {
    return QueryBuilder(open.database, analyzer, open.languages).build(query);
  }

  Xapian::Enquire enquire(const Xapian::Query& query) const;
  std::vector<Xapian::Document> page(Xapian::Enquire& enquire, const SearchRequest& request, Results& results,
                                     std::vector<double>& scores);
  std::vector<Xapian::Document> oldest_page(const Xapian::Query& query, const SearchRequest& request);
  Hit make_hit(const Xapian::Document& document, const Highlighter& highlighter,
               const std::vector<Matcher>& matchers, const SearchRequest& request);
  void explain_clauses(const Query& query, std::size_t depth, std::vector<ClauseExplanation>& lines);
  std::optional<std::string> suggest(const Query& query);
  bool correct(Query& query);

  std::vector<std::string> indexes;
  std::function<OpenIndexes()> open_again;
  OpenIndexes open;
  Analyzer analyzer;
  text::SentenceBreaker breaker;
  TokenList tokens;
};

Xapian::Enquire SearchEngine::State::enquire(const Xapian::Query& query) const {
  Xapian::Enquire enquire(open.database);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(ranking::bm25_k1, 0, 1, ranking::bm25_b, ranking::bm25_min_norm_length));
  enquire.set_query(query);
  return enquire;
}

// Undated articles sort before all others by their value, and belong after them: the dated ones are asked for first.
std::vector<Xapian::Document> SearchEngine::State::oldest_page(const Xapian::Query& query,
                                                               const SearchRequest& request) {
  const Xapian::Query dated(Xapian::Query::OP_VALUE_GE, order_slot, "0");
  std::vector<Xapian::Document> documents;
  Xapian::doccount passed = 0;
  for (const auto how : {Xapian::Query::OP_FILTER, Xapian::Query::OP_AND_NOT}) {
    Xapian::Enquire part = enquire(Xapian::Query(how, query, dated));
    part.set_sort_by_value(order_slot, false);
    const auto offset = static_cast<Xapian::doccount>(request.offset > passed ? request.offset - passed : 0);
    const auto wanted = static_cast<Xapian::doccount>(request.limit - documents.size());
    const Xapian::MSet matches = part.get_mset(offset, wanted, open.database.get_doccount());
    for (auto match = matches.begin(); match != matches.end(); ++match)
      documents.push_back(match.get_document());
    passed += matches.get_matches_estimated();
  }
  return documents;
}

std::vector<Xapian::Document> SearchEngine::State::page(Xapian::Enquire& enquire,
                                                        const SearchRequest& request, Results& results,
                                                        std::vector<double>& scores) {
  const Xapian::doccount articles = open.database.get_doccount();
  const bool count_all = request.exact_total || !request.facets.empty() || request.timeline.has_value();
  const Xapian::MSet matches =
      enquire.get_mset(static_cast<Xapian::doccount>(std::min<std::size_t>(request.offset, articles)),
                       static_cast<Xapian::doccount>(std::min<std::size_t>(request.limit, articles)),
                       count_all ? articles : 0);
  results.total = matches.get_matches_estimated();
  results.total_is_exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  std::vector<Xapian::Document> documents;
  // Not fetch(): Xapian 1.4.22 crashes in it where the page does not start at 0.
  matches.fetch(matches.begin(), matches.end());
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    documents.push_back(match.get_document());
    scores.push_back(match.get_weight());
  }
  return documents;
}

Results SearchEngine::State::search(const SearchRequest& request) {
  Results results;
  results.interpreted = to_string(request.query);
  BuiltQuery built = build(request.query);
  results.notes = built.notes;
  if (request.arrived) {
    built.query = Xapian::Query(Xapian::Query::OP_FILTER, built.query, arrived_within(*request.arrived));
  }

  Xapian::Enquire asked = enquire(built.query);
  // Over a remote shard, Xapian 1.4.22 counts some matches twice where a page is asked for as well: there the counts
  // are a match of their own, without a page.
  Xapian::Enquire counted = open.remote ? enquire(built.query) : asked;
  const Spies spies(counted, request);
  if (open.remote && spies.any()) counted.get_mset(0, 0, open.database.get_doccount());
  // Filters alone give every match the same score: then the newest come first.
  const bool by_date = request.sort != SortOrder::relevance || !built.weighted;
  if (by_date) {
    asked.set_sort_by_value(order_slot, true);
  } else {
    asked.set_sort_by_relevance_then_value(field(FieldId::id).slot, false);
  }
  std::vector<double> scores;
  std::vector<Xapian::Document> documents;
  if (request.sort == SortOrder::oldest) {
    SearchRequest counting = request;
    counting.limit = 0;
    page(asked, counting, results, scores);
    documents = oldest_page(built.query, request);
  } else {
    documents = page(asked, request, results, scores);
  }
  scores.resize(documents.size());

  const Highlighter highlighter(built.matchers);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Hit hit = make_hit(documents[i], highlighter, built.matchers, request);
    hit.rank = request.offset + i + 1;
    hit.score = by_date ? 0 : scores[i];
    results.hits.push_back(std::move(hit));
  }
  for (std::size_t i = 0; i < request.facets.size(); ++i) {
    results.facets.push_back(count_facet(spies.counts(i), results.total, request.facets[i]));
  }
  if (request.timeline) {
    results.timeline = count_timeline(spies.counts(request.facets.size()), results.total, *request.timeline);
  }
  if (request.explain) explain_clauses(request.query, 0, results.explanation);
  // Of what came in lately there may be nothing, however well the words are spelt.
  if (results.total == 0 && !request.arrived) results.suggestion = suggest(request.query);
  return results;
}

Hit SearchEngine::State::make_hit(const Xapian::Document& document, const Highlighter& highlighter,
                                  const std::vector<Matcher>& matchers, const SearchRequest& request) {
  Hit hit;
  hit.article = decode_stored_article(document.get_data());
  hit.family_id = document.get_value(field(FieldId::family).slot);
  hit.arrived = arrival_of(document);
  const Article& article = hit.article;
  tokens.clear();
  analyzer.analyze(article.title, article.language, 1, tokens);
  hit.title_spans = merged_spans(highlighter.find(tokens, TextPart::title, article.language));
  if (request.snippets > 0) {
    tokens.clear();
    analyzer.analyze(article.text, article.language, 1, tokens);
    hit.snippets = choose_snippets(article.text, highlighter.find(tokens, TextPart::body, article.language),
                                   matchers, {request.snippets, request.snippet_chars}, breaker);
  }
  hit.article.text.clear();
  return hit;
}

std::optional<Hit> SearchEngine::State::article(const std::string& id, const Query& highlight) {
  const std::string term = field_term(field(FieldId::id), id);
  const Xapian::PostingIterator found = open.database.postlist_begin(term);
  if (found == open.database.postlist_end(term)) return std::nullopt;
  Hit hit;
  hit.rank = 1;
  hit.article = decode_stored_article(open.database.get_document(*found).get_data());
  const BuiltQuery built = build(highlight);
  const Highlighter highlighter(built.matchers);
  tokens.clear();
  analyzer.analyze(hit.article.title, hit.article.language, 1, tokens);
  hit.title_spans = merged_spans(highlighter.find(tokens, TextPart::title, hit.article.language));
  tokens.clear();
  analyzer.analyze(hit.article.text, hit.article.language, 1, tokens);
  hit.snippets.push_back({hit.article.text,
                          merged_spans(highlighter.find(tokens, TextPart::body, hit.article.language)), 0,
                          false, false});
  return hit;
}

void SearchEngine::State::explain_clauses(const Query& query, std::size_t depth,
                                          std::vector<ClauseExplanation>& lines) {
  // A clause by itself: what it excludes is counted as what it meets.
  Query alone = query;
  alone.occur = Query::Occur::must;
  const BuiltQuery built = build(alone);
  Xapian::Enquire asked = enquire(built.query);
  const Xapian::MSet matches = asked.get_mset(0, 0, open.database.get_doccount());
  const char* sign = query.occur == Query::Occur::must_not ? "NOT " : "";
  lines.push_back({depth, sign + to_string(alone), describe(built.query), matches.get_matches_estimated()});
  if (query.kind != Query::Kind::boolean) return;
  for (const Query& child : query.children) explain_clauses(child, depth + 1, lines);
}

// Replaces each word that the index does not have by its nearest; whether any was replaced.
bool SearchEngine::State::correct(Query& query) {
  bool corrected = false;
  for (Query& child : query.children) corrected = correct(child) || corrected;
  if (!is_word(query)) return corrected;
  const BuiltQuery built = build(query);
  if (enquire(built.query).get_mset(0, 0, 1).get_matches_upper_bound() > 0) return corrected;
  const std::string nearest = nearest_word(open.database, text::fold_diacritics(text::casefold(query.text)));
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
