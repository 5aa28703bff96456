#include "searcher/query/builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "common/schema.h"
#include "common/text/normalise.h"
#include "searcher/query/matching_query.h"
#include "searcher/query/near_operands.h"
#include "searcher/query/query_facts.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/query/stop_words.h"
#include "searcher/query/vocabulary.h"
#include "searcher/search/ranking.h"

namespace morgue {

namespace {

// Bounds on what one clause may become; a clause past them is cut and says so.
constexpr std::size_t most_neighbours = 128;
constexpr std::size_t most_pattern_terms = 400;
constexpr std::size_t most_stem_words = 40;

Matcher::Slot slot_of(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  Matcher::Slot slot;
  for (std::string& name : names) slot.push_back({std::move(name), {}});
  return slot;
}

}  // namespace

// One reading of one query.
class QueryBuilder::Build {
 public:
  Build(const Xapian::Database& database, Analyzer& analyzer, StemLanguages languages, Reach reach,
        bool shouting, const BuildOptions& options)
      : database_(database),
        analyzer_(analyzer),
        languages_(std::move(languages)),
        reach_(reach),
        terms_(database, languages_.main),
        shouting_(shouting),
        options_(options) {}

  BuiltQuery run(const Query& query) {
    if (const std::optional<Xapian::Query> asked = clause(query)) built_.query = *asked;
    return std::move(built_);
  }

 private:
  // A clause that says nothing (no letter or digit in it) is nullopt: its parent goes on without it.
  std::optional<Xapian::Query> clause(const Query& query) {
    switch (query.kind) {
      case Query::Kind::nothing:
        return std::nullopt;
      case Query::Kind::word:
        return words(query, query.exact ? QueryForm::exact : QueryForm::word);
      case Query::Kind::phrase:
        return words(query, query.exact ? QueryForm::exact : QueryForm::phrase);
      case Query::Kind::near:
        return near(query);
      case Query::Kind::pattern:
        return pattern(query);
      case Query::Kind::value:
        return value(query);
      case Query::Kind::span:
        return filter(span(query));
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
    if (*query.field == FieldId::tag && excluding_ == 0) built_.tags.push_back(value_key(query.text));
    return filter(all_with(field_term(field(*query.field), query.text)));
  }

  static Xapian::Query span(const Query& query) {
    const Xapian::valueno slot = field(*query.field).slot;
    // "0" is above the empty value of undated articles and below every year.
    const std::string first = query.dates.first.empty() ? "0" : query.dates.first;
    if (query.dates.last.empty()) return Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, first);
    return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, first, query.dates.last);
  }

  std::optional<Xapian::Query> boolean(const Query& query) {
    std::vector<Xapian::Query> must, should, must_not;
    const std::size_t first_part = built_.parts.size();
    const std::size_t first_neighbours = built_.neighbours.size();
    const bool outermost = depth_++ == 0;
    const std::vector<const Query*> children = without_stop_words(query, outermost);
    for (const Query* each : children) {
      const Query& child = *each;
      const bool excluded = child.occur == Query::Occur::must_not;
      excluding_ += excluded ? 1 : 0;
      const std::optional<Xapian::Query> asked = clause(child);
      excluding_ -= excluded ? 1 : 0;
      if (!asked) continue;
      (excluded ? must_not : child.occur == Query::Occur::must ? must : should).push_back(*asked);
    }
    --depth_;
    if (must.empty() && should.empty() && (must_not.empty() || !only_excludes(query))) return std::nullopt;
    Xapian::Query asked = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, every_article(), 0.0);
    if (!must.empty()) asked = joined(Xapian::Query::OP_AND, must);
    if (!should.empty()) {
      const Xapian::Query any = joined(Xapian::Query::OP_OR, should);
      asked = must.empty() ? any : Xapian::Query(Xapian::Query::OP_AND_MAYBE, asked, any);
    }
    if (!must_not.empty()) {
      asked = Xapian::Query(Xapian::Query::OP_AND_NOT, asked, joined(Xapian::Query::OP_OR, must_not));
    }
    add_neighbours(children, outermost);
    if (!outermost) {
      count_only_within(asked, built_.parts, first_part);
      count_only_within(asked, built_.neighbours, first_neighbours);
    }
    return asked;
  }

  // A part of a group adds nothing where the group as a whole is not met.
  static void count_only_within(const Xapian::Query& group, std::vector<ScorePart>& parts,
                                std::size_t first) {
    for (std::size_t i = first; i < parts.size(); ++i) {
      Xapian::Query& part = parts[i].query;
      part = Xapian::Query(Xapian::Query::OP_FILTER, part, group);
    }
  }

  void add_part(const Query& query, const Scope& scope, const Xapian::Query& asked) {
    if (excluding_ > 0) return;
    std::string_view where = query.field ? field(*query.field).name : scope_name(scope);
    built_.parts.push_back({to_string(query), where, asked});
  }

  bool is_plain_word(const Query& query) const {
    return query.kind == Query::Kind::word && !query.exact && !query.field &&
           query.occur != Query::Occur::must_not;
  }

  // Frequent function words of the index's languages.
  bool is_skippable(const Query& query) {
    if (!is_plain_word(query)) return false;
    const TermLattice lattice = terms_of(query, QueryForm::phrase, no_languages_);
    if (lattice.edges.size() != 1 || lattice.edges.front().forms.front().kind != TermKind::word) return false;
    const std::string& word = lattice.edges.front().forms.front().term;
    const std::vector<std::string> main{languages_.main};
    const std::vector<std::string>& languages = languages_.main.empty() ? languages_.all : main;
    return std::any_of(languages.begin(), languages.end(),
                       [&](const std::string& language) { return is_stop_word(word, language); }) &&
           static_cast<double>(database_.get_termfreq(word)) >=
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
    if (excluding_ > 0) return all;
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
    for (std::string& word : passed_over) built_.passed_over.push_back(std::move(word));
    return kept;
  }

  // Words that were typed next to each other say more where they stand next to each other.
  void add_neighbours(const std::vector<const Query*>& children, bool outermost) {
    if (excluding_ > 0) return;
    for (std::size_t i = 1; i < children.size() && built_.neighbours.size() < most_neighbours; ++i) {
      const Query& first = *children[i - 1];
      const Query& second = *children[i];
      if (!stands_beside(first, outermost) || !stands_beside(second, outermost)) continue;
      if (!is_plain_word(first) || !is_plain_word(second)) continue;
      for (const Scope& scope : scopes_of(std::nullopt)) {
        if (!scope.stems || scope.prefix == tag_text_prefix) continue;
        std::vector<Xapian::Query> slots;
        append_slots(first, scope, slots);
        append_slots(second, scope, slots);
        const auto window = static_cast<Xapian::termcount>(slots.size());
        const Xapian::Query phrase(Xapian::Query::OP_PHRASE, slots.begin(), slots.end(), window);
        built_.neighbours.push_back({first.text + " " + second.text, scope_name(scope),
                                     scaled(phrase, scope.weight * ranking::neighbour_weight)});
      }
    }
  }

  void append_slots(const Query& word, const Scope& scope, std::vector<Xapian::Query>& slots) {
    const TermLattice lattice = terms_of(word, QueryForm::phrase, no_languages_);
    for (const std::vector<std::size_t>& path : lattice.paths(1)) {
      for (const std::size_t edge : path) slots.push_back(terms_.any_form(scope, lattice.edges[edge].forms));
    }
  }

  // A word or phrase in each scope: any of the ways it may be written.
  std::optional<Xapian::Query> words(const Query& query, QueryForm form) {
    const std::vector<Scope> scopes = scopes_of(query.field);
    const TermLattice lattice = terms_of(query, form, scopes.front().stems ? languages_.all : no_languages_);
    if (lattice.empty()) return std::nullopt;
    built_.weighted = true;
    if (query.distance) {
      std::vector<Readings> operands;
      for (const TermLattice& word : lattice.words()) operands.push_back({operand_of_lattice(word)});
      if (operands.size() > 1) return near(query, operands);
    }
    if (query.kind != Query::Kind::word || query.exact) return lattice_query(query, lattice, scopes);
    // Words typed without spaces between, as in Chinese, are several words all the same.
    std::vector<Xapian::Query> all;
    const std::size_t first_part = built_.parts.size();
    for (const TermLattice& word : lattice.unspaced_words()) {
      all.push_back(lattice_query(query, word, scopes));
    }
    const Xapian::Query asked = joined(Xapian::Query::OP_AND, all);
    if (all.size() > 1) count_only_within(asked, built_.parts, first_part);
    return asked;
  }

  Xapian::Query lattice_query(const Query& query, const TermLattice& lattice,
                              const std::vector<Scope>& scopes) {
    const auto paths = lattice.paths(most_paths);
    std::vector<Xapian::Query> asked;
    for (const Scope& scope : scopes) {
      std::vector<Xapian::Query> alternatives;
      for (const std::vector<std::size_t>& path : paths) {
        std::vector<Xapian::Query> slots;
        for (const std::size_t edge : path) {
          slots.push_back(path.size() == 1 ? terms_.weighted_forms(scope, lattice.edges[edge].forms)
                                           : terms_.any_form(scope, lattice.edges[edge].forms));
        }
        built_.positional = built_.positional || slots.size() > 1;
        alternatives.push_back(side_by_side(slots));
      }
      asked.push_back(scaled(joined(Xapian::Query::OP_OR, alternatives), scope.weight));
      add_part(query, scope, asked.back());
    }
    keep(query, {operand_of_lattice(lattice)}, {});
    return joined(Xapian::Query::OP_OR, asked);
  }

  TermLattice terms_of(const Query& leaf, QueryForm form, const std::vector<std::string>& languages) {
    const bool as_typed = !shouting_ || form == QueryForm::exact;
    return analyzer_.query_terms(as_typed ? leaf.text : text::casefold(leaf.text), form, languages);
  }

  Matcher::Operand operand_of_lattice(const TermLattice& lattice) const {
    return operand_of(lattice, [this](const TermForm& form) { return terms_.language_of(form); });
  }

  // Words, phrases and groups of them within a distance.
  std::optional<Xapian::Query> near(const Query& query) {
    std::vector<Readings> operands;
    for (const Query& child : query.children) {
      Readings readings;
      collect_readings(child, readings);
      if (!readings.empty()) operands.push_back(std::move(readings));
    }
    if (operands.empty()) return std::nullopt;
    built_.weighted = true;
    return near(query, operands);
  }

  Xapian::Query near(const Query& query, const std::vector<Readings>& readings) {
    built_.positional = true;
    Proximity proximity{query.ordered, std::max(query.distance.value_or(1), 1)};
    std::vector<Matcher::Operand> operands = any_reading(readings);
    const bool single = std::all_of(operands.begin(), operands.end(), is_single);
    const bool tryable = proximity.ordered || operands.size() <= most_unordered_operands;
    const bool by_xapian = reach_ == Reach::remote || !tryable || (single && !share_words(operands));
    if (by_xapian && !single) {
      // The words of a phrase that go unasked for are still room between the others.
      for (const Matcher::Operand& operand : operands) proximity.distance += longest(operand) - 1;
      operands = any_reading(loosened_all(query, readings));
    }
    std::vector<Xapian::Query> asked;
    for (const Scope& scope : scopes_of(query.field)) {
      const Xapian::Query here = by_xapian ? near_by_xapian(terms_, scope, operands, proximity)
                                           : near_by_positions(terms_, scope, operands, proximity);
      asked.push_back(scaled(here, scope.weight));
      add_part(query, scope, asked.back());
    }
    keep(query, std::move(operands), proximity);
    return joined(Xapian::Query::OP_OR, asked);
  }

  std::vector<Readings> loosened_all(const Query& query, std::vector<Readings> operands) {
    bool looser = false;
    for (Readings& readings : operands) {
      for (Matcher::Operand& reading : readings) {
        const bool has_single =
            std::any_of(reading.begin(), reading.end(), [](const auto& words) { return words.size() == 1; });
        looser = looser || !has_single;
        reading = loosened(reading);
      }
    }
    if (looser && operands.size() > 1) {
      built_.notes.push_back(fmt::format(
          "of the phrases in '{}' each word serves alone: {}", to_string(query),
          reach_ == Reach::remote ? "a remote index cannot tell more"
                                  : fmt::format("more than {} are joined", most_unordered_operands)));
    }
    return operands;
  }

  void collect_readings(const Query& query, Readings& readings) {
    if (query.kind == Query::Kind::boolean) {
      for (const Query& child : query.children) collect_readings(child, readings);
      return;
    }
    if (query.kind == Query::Kind::pattern) {
      std::vector<std::string> names;
      for (const PatternExpansion& expansion : expansions(query)) {
        for (const VocabularyTerm& term : expansion.terms) names.push_back(term.name);
      }
      // What no word fits is met nowhere, which is not the same as saying nothing.
      if (names.empty()) names.push_back(text::casefold(query.text));
      readings.push_back({{slot_of(std::move(names))}});
      return;
    }
    const TermLattice lattice =
        terms_of(query, query.exact ? QueryForm::exact : QueryForm::phrase, no_languages_);
    Matcher::Operand own = operand_of_lattice(lattice);
    if (!own.empty() && own.front().size() == 1) add_words_of_stem(query, lattice, own.front().front());
    if (!own.empty()) readings.push_back(std::move(own));
  }

  // Stems have no positions: the words of a stem stand for it.
  void add_words_of_stem(const Query& word, const TermLattice& lattice, Matcher::Slot& slot) {
    if (word.exact || word.kind != Query::Kind::word) return;
    const auto whole = std::find_if(lattice.edges.begin(), lattice.edges.end(), [&](const TermEdge& edge) {
      return edge.from == 0 && edge.to + 1 == lattice.nodes;
    });
    const TermForm& typed = whole->forms.front();
    if (typed.kind != TermKind::word) return;
    // Words have no language of their own; another language's stem would bring in what nobody meant.
    const std::vector<std::string> main{languages_.main};
    for (const std::string& language : languages_.main.empty() ? languages_.all : main) {
      for (std::string& name : words_of_stem(database_, analyzer_, "", text::fold_diacritics(typed.term),
                                             language, most_stem_words)) {
        slot.push_back({std::move(name), {}});
      }
    }
    std::sort(slot.begin(), slot.end());
    slot.erase(std::unique(slot.begin(), slot.end()), slot.end());
  }

  std::optional<Xapian::Query> pattern(const Query& query) {
    const std::vector<Scope> scopes = scopes_of(query.field);
    const std::vector<PatternExpansion> fitting = expansions(query);
    std::vector<Xapian::Query> asked;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < scopes.size(); ++i) {
      std::vector<Xapian::Query> terms;
      for (const VocabularyTerm& term : fitting[i].terms) {
        terms.emplace_back(under_prefix(scopes[i].prefix, term.name));
        names.push_back(term.name);
      }
      if (terms.empty()) continue;
      asked.push_back(scaled(synonym(terms), scopes[i].weight));
      add_part(query, scopes[i], asked.back());
    }
    built_.weighted = true;
    if (asked.empty()) return Xapian::Query::MatchNothing;
    keep(query, {{{slot_of(std::move(names))}}}, {});
    return joined(Xapian::Query::OP_OR, asked);
  }

  // Of a pattern, in each of its scopes.
  std::vector<PatternExpansion> expansions(const Query& pattern) {
    const std::string shape = text::casefold(pattern.text);
    std::vector<PatternExpansion> fitting;
    for (const Scope& scope : scopes_of(pattern.field)) {
      fitting.push_back(expand_pattern(database_, scope.prefix, shape, most_pattern_terms));
    }
    const auto some = [&](bool PatternExpansion::*what) {
      return std::any_of(fitting.begin(), fitting.end(),
                         [=](const PatternExpansion& each) { return each.*what; });
    };
    if (some(&PatternExpansion::stopped)) {
      built_.notes.push_back(
          fmt::format("'{}' takes too long to compare with every word of the index: not all were looked at",
                      pattern.text));
    }
    if (some(&PatternExpansion::cut)) {
      built_.notes.push_back(
          fmt::format("'{}' fits more words than can be asked for: the {} most frequent are searched",
                      pattern.text, most_pattern_terms));
    }
    return fitting;
  }

  // Weight: the inverse document frequency of the rarest operand, so that telling words lead to passages.
  void keep(const Query& query, std::vector<Matcher::Operand> operands, Proximity proximity) {
    Matcher matcher;
    matcher.in_title = !query.field || *query.field == FieldId::title;
    matcher.in_body = !query.field || *query.field == FieldId::body;
    matcher.in_tags = !query.field;
    matcher.in_authors = query.field == FieldId::author;
    if (excluding_ > 0) return;
    const double articles = database_.get_doccount();
    double rarest = articles;
    for (const Matcher::Operand& operand : operands) {
      rarest = std::min(rarest, most_articles(database_, operand));
    }
    matcher.weight = std::log((articles + 1.0) / (rarest + 0.5)) + 0.1;
    matcher.operands = std::move(operands);
    matcher.proximity = proximity;
    built_.matchers.push_back(std::move(matcher));
  }

  const Xapian::Database& database_;
  Analyzer& analyzer_;
  StemLanguages languages_;
  Reach reach_;
  ScopedTerms terms_;
  const std::vector<std::string> no_languages_;
  BuiltQuery built_;
  bool shouting_;
  BuildOptions options_;
  int depth_ = 0;      // how many groups enclose the clause at hand
  int excluding_ = 0;  // how many must_not clauses enclose the one at hand
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
