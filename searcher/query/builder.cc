#include "searcher/query/builder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "searcher/query/matching_query.h"
#include "searcher/query/query_facts.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/query/stop_words.h"
#include "searcher/query/word_clauses.h"
#include "searcher/search/ranking.h"

namespace morgue {

namespace {

constexpr std::size_t most_neighbours = 128;

}  // namespace

// One reading of one query.
class QueryBuilder::Build {
 public:
  Build(const Xapian::Database& database, Analyzer& analyzer, StemLanguages languages, Reach reach,
        bool shouting, const BuildOptions& options)
      : database_(database),
        languages_(languages.main.empty() ? languages.all : std::vector{languages.main}),
        clauses_(database, analyzer, std::move(languages), reach, shouting, building_),
        options_(options) {}

  BuiltQuery run(const Query& query) {
    if (const std::optional<Xapian::Query> asked = clause(query)) building_.built.query = *asked;
    return std::move(building_.built);
  }

 private:
  // A clause that says nothing (no letter or digit in it) is nullopt: its parent goes on without it.
  std::optional<Xapian::Query> clause(const Query& query) {
    switch (query.kind) {
      case Query::Kind::nothing:
        return std::nullopt;
      case Query::Kind::word:
      case Query::Kind::phrase:
        return clauses_.words(query);
      case Query::Kind::near:
        return clauses_.near(query);
      case Query::Kind::pattern:
        return clauses_.pattern(query);
      case Query::Kind::value:
        return value(query);
      case Query::Kind::span:
        return filter(without(span(query), beyond_span(query)));
      case Query::Kind::boolean:
        return boolean(query);
    }
    return std::nullopt;
  }

  // For an unweighted term that all documents have, Xapian 1.4.22 takes the list of all documents under the term's name,
  // and fails ("Unexpected end of posting list") where documents were deleted and that list has several chunks. Led by
  // a true list of all documents it is only skipped in, which works.
  static Xapian::Query all_with(const std::string& term) {
    return Xapian::Query(Xapian::Query::OP_FILTER, every_article(), Xapian::Query(term));
  }

  static Xapian::Query filter(const Xapian::Query& query) {
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0.0);
  }

  std::optional<Xapian::Query> value(const Query& query) {
    if (*query.field == FieldId::tag && building_.excluding == 0)
      building_.built.tags.push_back(value_key(query.text));
    return filter(all_with(field_term(field(*query.field), query.text)));
  }

  static Xapian::Query span(const Query& query) {
    const Xapian::valueno slot = field(*query.field).slot;
    // "0" is above the empty value of undated articles and below every year.
    const std::string first = query.dates.first.empty() ? "0" : query.dates.first;
    if (query.dates.last.empty()) return Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, first);
    return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, first, query.dates.last);
  }

  // What lies in the range of span() and not in the span: articles of a month or year that ends after it.
  std::vector<Xapian::Query> beyond_span(const Query& query) const {
    const Xapian::valueno slot = field(*query.field).slot;
    std::vector<Xapian::Query> beyond;
    for (const std::string& key : keys_ending_after(query.dates)) {
      // Most archives state every day, and walking the slot for nothing costs more than the search.
      const auto precision = key.size() == 4 ? DatePrecision::year : DatePrecision::month;
      const std::string coarse = field_term(field(FieldId::date_precision), to_string(precision));
      if (query.field == FieldId::date && !database_.term_exists(coarse)) continue;
      beyond.emplace_back(Xapian::Query::OP_VALUE_RANGE, slot, key, key);
    }
    return beyond;
  }

  static Xapian::Query without(const Xapian::Query& query, const std::vector<Xapian::Query>& excluded) {
    if (excluded.empty()) return query;
    return {Xapian::Query::OP_AND_NOT, query, joined(Xapian::Query::OP_OR, excluded)};
  }

  std::optional<Xapian::Query> boolean(const Query& query) {
    std::vector<Xapian::Query> must, should, must_not;
    bool only_filters = true;  // of what must be met
    const std::size_t first_part = building_.built.parts.size();
    const std::size_t first_neighbours = building_.built.neighbours.size();
    const bool outermost = depth_++ == 0;
    const std::vector<const Query*> children = without_stop_words(query, outermost);
    for (const Query* each : children) {
      const Query& child = *each;
      const bool excluded = child.occur == Query::Occur::must_not;
      if (child.kind == Query::Kind::span && child.occur == Query::Occur::must) {
        // Beside other clauses a range is tested for their matches alone, which a difference of two is not.
        must.push_back(filter(span(child)));
        for (Xapian::Query& beyond : beyond_span(child)) must_not.push_back(std::move(beyond));
        continue;
      }
      building_.excluding += excluded ? 1 : 0;
      const std::optional<Xapian::Query> asked = clause(child);
      building_.excluding -= excluded ? 1 : 0;
      if (!asked) continue;
      if (child.occur == Query::Occur::must && !is_filter(child)) only_filters = false;
      (excluded ? must_not : child.occur == Query::Occur::must ? must : should).push_back(*asked);
    }
    --depth_;
    if (must.empty() && should.empty() && (must_not.empty() || !only_excludes(query))) return std::nullopt;
    Xapian::Query asked = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, every_article(), 0.0);
    if (!must.empty()) asked = joined(Xapian::Query::OP_AND, must);
    if (!should.empty()) {
      const Xapian::Query any = joined(Xapian::Query::OP_OR, should);
      // What only narrows a search does not make its words dispensable.
      const auto op = only_filters ? Xapian::Query::OP_AND : Xapian::Query::OP_AND_MAYBE;
      asked = must.empty() ? any : Xapian::Query(op, asked, any);
    }
    asked = without(asked, must_not);
    add_neighbours(children, outermost);
    if (!outermost) {
      count_only_within(asked, building_.built.parts, first_part);
      count_only_within(asked, building_.built.neighbours, first_neighbours);
    }
    return asked;
  }

  bool is_plain_word(const Query& query) const {
    return query.kind == Query::Kind::word && !query.exact && !query.field &&
           query.occur != Query::Occur::must_not;
  }

  // Frequent function words of the index's languages.
  bool is_skippable(const Query& query) {
    if (!is_plain_word(query)) return false;
    const std::optional<std::string> word = clauses_.only_term(query);
    return word &&
           std::any_of(languages_.begin(), languages_.end(),
                       [&](const std::string& language) { return is_stop_word(*word, language); }) &&
           static_cast<double>(database_.get_termfreq(*word)) >=
               ranking::stop_word_share * database_.get_doccount();
  }

  // Whether a word was typed beside its neighbours, rather than joined with them by an operator.
  bool stands_beside(const Query& child, bool outermost) const {
    return child.occur == Query::Occur::must ? !options_.any : options_.any && outermost;
  }

  // The children to be asked for. Stop words are passed over where another word stays that must be met as they would;
  // an OR that somebody wrote and what is excluded keep theirs.
  std::vector<const Query*> without_stop_words(const Query& query, bool outermost) {
    std::vector<const Query*> all, kept;
    for (const Query& child : query.children) all.push_back(&child);
    if (building_.excluding > 0) return all;
    bool telling = false;
    std::vector<std::string> passed_over;
    for (const Query* child : all) {
      if (stands_beside(*child, outermost) && is_skippable(*child)) {
        passed_over.push_back(child->text);
        continue;
      }
      kept.push_back(child);
      telling = telling || (child->occur == Query::Occur::must_not ? false : asks_for_words(*child));
    }
    if (!telling) return all;
    for (std::string& word : passed_over) building_.built.passed_over.push_back(std::move(word));
    return kept;
  }

  // Words that were typed next to each other say more where they stand next to each other.
  void add_neighbours(const std::vector<const Query*>& children, bool outermost) {
    if (building_.excluding > 0) return;
    for (std::size_t i = 1; i < children.size() && building_.built.neighbours.size() < most_neighbours; ++i) {
      const Query& first = *children[i - 1];
      const Query& second = *children[i];
      if (!stands_beside(first, outermost) || !stands_beside(second, outermost)) continue;
      if (!is_plain_word(first) || !is_plain_word(second)) continue;
      for (const Scope& scope : scopes_of(std::nullopt)) {
        if (!scope.stems || scope.prefix == tag_text_prefix) continue;
        const Xapian::Query phrase = clauses_.next_to_each_other(first, second, scope);
        building_.built.neighbours.push_back({first.text + " " + second.text, scope_name(scope),
                                              scaled(phrase, scope.weight * ranking::neighbour_weight)});
      }
    }
  }

  const Xapian::Database& database_;
  std::vector<std::string> languages_;  // of which frequent function words may be
  Building building_;
  WordClauses clauses_;
  BuildOptions options_;
  int depth_ = 0;  // how many groups enclose the clause at hand
};

QueryBuilder::QueryBuilder(const Xapian::Database& database, Analyzer& analyzer, StemLanguages languages,
                           Reach reach)
    : database_(database), analyzer_(analyzer), languages_(std::move(languages)), reach_(reach) {}

BuiltQuery QueryBuilder::build(const Query& query, const BuildOptions& options) {
  StemLanguages languages = languages_;
  if (const auto asked = languages_asked(query)) {
    std::erase_if(languages.all, [&](const std::string& language) {
      return std::find(asked->begin(), asked->end(), language) == asked->end();
    });
    languages.main = languages.all.size() == 1 ? languages.all.front() : "";
  }
  return Build(database_, analyzer_, std::move(languages), reach_, shouts(query), options).run(query);
}

}  // namespace morgue
