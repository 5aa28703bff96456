#include "searcher/query/builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "common/schema.h"
#include "common/text/normalise.h"
#include "searcher/query/query_facts.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/query/stop_words.h"
#include "searcher/query/vocabulary.h"
#include "searcher/search/ranking.h"

namespace morgue {

namespace {

// Bounds on what one clause may become; a clause past them is cut and says so.
constexpr std::size_t most_paths = 16;
constexpr std::size_t most_pairs = 64;
constexpr std::size_t most_pattern_terms = 400;
constexpr std::size_t most_stem_words = 40;

std::string bare_name(const TermForm& form) {
  return term_name("", form.kind, form.term);
}

void sort_once(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

Matcher::Slot slot_of(const std::vector<std::string>& names) {
  Matcher::Slot slot;
  for (const std::string& name : names) slot.push_back({name, {}});
  return slot;
}

}  // namespace

// One reading of one query.
class QueryBuilder::Build {
 public:
  Build(const Xapian::Database& database, Analyzer& analyzer, StemLanguages languages, bool shouting,
        const BuildOptions& options)
      : database_(database),
        analyzer_(analyzer),
        languages_(std::move(languages)),
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
        return words(query, query.exact ? QueryForm::exact : QueryForm::word, std::nullopt);
      case Query::Kind::phrase:
        return words(query, query.exact ? QueryForm::exact : QueryForm::phrase, query.distance);
      case Query::Kind::near:
        return near(query);
      case Query::Kind::pattern:
        return pattern(query);
      case Query::Kind::value:
        return filter(Xapian::Query(field_term(field(*query.field), query.text)));
      case Query::Kind::span:
        return filter(span(query));
      case Query::Kind::boolean:
        return boolean(query);
    }
    return std::nullopt;
  }

  static Xapian::Query filter(const Xapian::Query& query) {
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0.0);
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
    Xapian::Query asked = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0.0);
    if (!must.empty()) asked = joined(Xapian::Query::OP_AND, must);
    if (!should.empty()) {
      const Xapian::Query any = joined(Xapian::Query::OP_OR, should);
      asked = must.empty() ? any : Xapian::Query(Xapian::Query::OP_AND_MAYBE, asked, any);
    }
    if (!must_not.empty()) {
      asked = Xapian::Query(Xapian::Query::OP_AND_NOT, asked, joined(Xapian::Query::OP_OR, must_not));
    }
    if (const std::optional<Xapian::Query> closeness = neighbours(children)) {
      asked = Xapian::Query(Xapian::Query::OP_AND_MAYBE, asked, *closeness);
    }
    if (!outermost) count_only_within(asked, first_part);
    return asked;
  }

  // A part of a group adds nothing where the group as a whole is not met.
  void count_only_within(const Xapian::Query& group, std::size_t first_part) {
    for (std::size_t i = first_part; i < built_.parts.size(); ++i) {
      Xapian::Query& part = built_.parts[i].query;
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

  // The children to be asked for. Stop words are passed over where another word stays that must be met as they would;
  // an OR that somebody wrote and what is excluded keep theirs.
  std::vector<const Query*> without_stop_words(const Query& query, bool outermost) {
    std::vector<const Query*> all, kept;
    for (const Query& child : query.children) all.push_back(&child);
    if (excluding_ > 0) return all;
    bool telling = false;
    std::vector<std::string> passed_over;
    for (const Query* child : all) {
      const bool side_by_side =
          child->occur == Query::Occur::must ? !options_.any : options_.any && outermost;
      if (side_by_side && is_skippable(*child)) {
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
  std::optional<Xapian::Query> neighbours(const std::vector<const Query*>& children) {
    if (excluding_ > 0) return std::nullopt;
    std::vector<Xapian::Query> pairs;
    for (std::size_t i = 1; i < children.size() && pairs.size() < most_pairs; ++i) {
      const Query& first = *children[i - 1];
      const Query& second = *children[i];
      if (!is_plain_word(first) || !is_plain_word(second) || first.occur != second.occur) continue;
      for (const Scope& scope : scopes_of(std::nullopt)) {
        if (!scope.stems || scope.prefix == tag_text_prefix) continue;
        std::vector<Xapian::Query> slots;
        append_slots(first, scope, slots);
        append_slots(second, scope, slots);
        const auto window = static_cast<Xapian::termcount>(slots.size());
        const Xapian::Query phrase(Xapian::Query::OP_PHRASE, slots.begin(), slots.end(), window);
        Xapian::Query pair = scaled(phrase, scope.weight * ranking::neighbour_weight);
        built_.parts.push_back({first.text + " " + second.text, scope_name(scope), pair});
        pairs.push_back(std::move(pair));
      }
    }
    if (pairs.empty()) return std::nullopt;
    return joined(Xapian::Query::OP_OR, pairs);
  }

  void append_slots(const Query& word, const Scope& scope, std::vector<Xapian::Query>& slots) {
    const TermLattice lattice = terms_of(word, QueryForm::phrase, no_languages_);
    for (const std::vector<std::size_t>& path : lattice.paths(1)) {
      for (const std::size_t edge : path) slots.push_back(terms_.any_form(scope, lattice.edges[edge].forms));
    }
  }

  // A word or phrase in each scope: any of the ways it may be written.
  std::optional<Xapian::Query> words(const Query& query, QueryForm form, std::optional<int> distance) {
    const std::vector<Scope> scopes = scopes_of(query.field);
    const TermLattice lattice = terms_of(query, form, scopes.front().stems ? languages_.all : no_languages_);
    if (lattice.empty()) return std::nullopt;
    built_.weighted = true;
    if (query.kind != Query::Kind::word || query.exact)
      return lattice_query(query, lattice, scopes, distance);
    // Words typed without spaces between, as in Chinese, are several words all the same.
    std::vector<Xapian::Query> all;
    const std::size_t first_part = built_.parts.size();
    for (const TermLattice& word : lattice.unspaced_words()) {
      all.push_back(lattice_query(query, word, scopes, distance));
    }
    const Xapian::Query asked = joined(Xapian::Query::OP_AND, all);
    if (all.size() > 1) count_only_within(asked, first_part);
    return asked;
  }

  Xapian::Query lattice_query(const Query& query, const TermLattice& lattice,
                              const std::vector<Scope>& scopes, std::optional<int> distance) {
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
        alternatives.push_back(sequence(slots, distance));
      }
      asked.push_back(scaled(joined(Xapian::Query::OP_OR, alternatives), scope.weight));
      add_part(query, scope, asked.back());
    }
    remember(query, lattice, paths, distance);
    return joined(Xapian::Query::OP_OR, asked);
  }

  TermLattice terms_of(const Query& leaf, QueryForm form, const std::vector<std::string>& languages) {
    const bool as_typed = !shouting_ || form == QueryForm::exact;
    return analyzer_.query_terms(as_typed ? leaf.text : text::casefold(leaf.text), form, languages);
  }

  static Xapian::Query sequence(const std::vector<Xapian::Query>& slots, std::optional<int> distance) {
    if (slots.size() == 1) return slots.front();
    if (!distance) {
      return Xapian::Query(Xapian::Query::OP_PHRASE, slots.begin(), slots.end(),
                           static_cast<Xapian::termcount>(slots.size()));
    }
    return Xapian::Query(Xapian::Query::OP_NEAR, slots.begin(), slots.end(), window(slots.size(), *distance));
  }

  // Two words within n are n positions apart at most; each further word has room for itself.
  static Xapian::termcount window(std::size_t slots, int distance) {
    return static_cast<Xapian::termcount>(slots + static_cast<std::size_t>(std::max(distance, 1)) - 1);
  }

  // Words and groups of words within a distance, in each scope. Stems have no positions: the words of a stem
  // stand for it.
  std::optional<Xapian::Query> near(const Query& query) {
    std::vector<std::vector<std::string>> operands;
    std::vector<Matcher::Slot> slots;
    for (const Query& operand : query.children) {
      std::vector<std::string> names;
      collect_words(operand, names);
      if (names.empty()) continue;
      sort_once(names);
      slots.push_back(slot_of(names));
      operands.push_back(std::move(names));
    }
    if (slots.empty()) return std::nullopt;
    const int distance = query.distance.value_or(10);
    const Xapian::termcount width = window(slots.size(), distance);
    std::vector<Xapian::Query> asked;
    for (const Scope& scope : scopes_of(query.field)) {
      std::vector<Xapian::Query> parts;
      for (const std::vector<std::string>& operand : operands) {
        std::vector<std::string> names;
        for (const std::string& name : operand) names.push_back(under_prefix(scope.prefix, name));
        parts.emplace_back(Xapian::Query::OP_OR, names.begin(), names.end());
      }
      const auto how = query.ordered ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR;
      asked.push_back(
          scaled(parts.size() == 1 ? parts.front() : Xapian::Query(how, parts.begin(), parts.end(), width),
                 scope.weight));
      add_part(query, scope, asked.back());
    }
    Matcher matcher = matcher_for(query);
    matcher.alternatives.push_back({slots, query.ordered ? Matcher::Order::ordered : Matcher::Order::any,
                                    static_cast<std::size_t>(width)});
    keep(std::move(matcher), slots);
    built_.weighted = true;
    return joined(Xapian::Query::OP_OR, asked);
  }

  // Every single word that an operand of NEAR may be met by.
  void collect_words(const Query& operand, std::vector<std::string>& names) {
    if (operand.kind == Query::Kind::boolean) {
      for (const Query& child : operand.children) collect_words(child, names);
      return;
    }
    const QueryForm form = operand.exact ? QueryForm::exact : QueryForm::phrase;
    const TermLattice lattice = terms_of(operand, form, no_languages_);
    const auto paths = lattice.paths(most_paths);
    if (paths.empty()) return;
    const bool whole =
        std::any_of(paths.begin(), paths.end(), [](const auto& path) { return path.size() == 1; });
    if (!whole) {
      built_.notes.push_back(
          fmt::format("the phrase \"{}\" beside NEAR is met by any of its words", operand.text));
    }
    for (const std::vector<std::size_t>& path : paths) {
      if (whole && path.size() != 1) continue;
      for (const std::size_t at : path) collect_forms(lattice.edges[at], operand, names);
    }
  }

  void collect_forms(const TermEdge& edge, const Query& operand, std::vector<std::string>& names) {
    for (const TermForm& form_of_word : edge.forms) names.push_back(bare_name(form_of_word));
    if (operand.exact || operand.kind != Query::Kind::word) return;
    const TermForm& typed = edge.forms.front();
    if (typed.kind != TermKind::word) return;
    // Words have no language of their own; another language's stem would bring in what nobody meant.
    const std::vector<std::string> main{languages_.main};
    for (const std::string& language : languages_.main.empty() ? languages_.all : main) {
      for (std::string& word : words_of_stem(database_, analyzer_, "", text::fold_diacritics(typed.term),
                                             language, most_stem_words)) {
        names.push_back(std::move(word));
      }
    }
  }

  std::optional<Xapian::Query> pattern(const Query& query) {
    const std::string shape = text::casefold(query.text);
    std::vector<Xapian::Query> asked;
    std::vector<std::string> names;
    bool cut = false;
    for (const Scope& scope : scopes_of(query.field)) {
      const PatternExpansion expansion = expand_pattern(database_, scope.prefix, shape, most_pattern_terms);
      cut = cut || expansion.cut;
      std::vector<Xapian::Query> terms;
      for (const VocabularyTerm& term : expansion.terms) {
        terms.emplace_back(under_prefix(scope.prefix, term.name));
        names.push_back(term.name);
      }
      if (terms.empty()) continue;
      asked.push_back(scaled(synonym(terms), scope.weight));
      add_part(query, scope, asked.back());
    }
    if (cut) {
      built_.notes.push_back(
          fmt::format("'{}' fits more words than can be asked for: the {} most frequent are searched",
                      query.text, most_pattern_terms));
    }
    built_.weighted = true;
    if (asked.empty()) return Xapian::Query::MatchNothing;
    sort_once(names);
    const Matcher::Slot slot = slot_of(names);
    Matcher matcher = matcher_for(query);
    matcher.alternatives.push_back({{slot}, Matcher::Order::adjacent, 1});
    keep(std::move(matcher), {slot});
    return joined(Xapian::Query::OP_OR, asked);
  }

  static Matcher matcher_for(const Query& query) {
    Matcher matcher;
    matcher.in_title = !query.field || *query.field == FieldId::title;
    matcher.in_body = !query.field || *query.field == FieldId::body;
    return matcher;
  }

  void remember(const Query& query, const TermLattice& lattice,
                const std::vector<std::vector<std::size_t>>& paths, std::optional<int> distance) {
    Matcher matcher = matcher_for(query);
    std::vector<Matcher::Slot> all;
    for (const std::vector<std::size_t>& path : paths) {
      Matcher::Alternative alternative;
      for (const std::size_t edge : path) {
        Matcher::Slot slot;
        for (const TermForm& form : lattice.edges[edge].forms) {
          slot.push_back({bare_name(form), std::string(terms_.language_of(form))});
        }
        std::sort(slot.begin(), slot.end());
        alternative.slots.push_back(std::move(slot));
      }
      alternative.order = distance ? Matcher::Order::any : Matcher::Order::adjacent;
      alternative.window = distance ? window(path.size(), *distance) : path.size();
      if (all.empty()) all = alternative.slots;
      matcher.alternatives.push_back(std::move(alternative));
    }
    keep(std::move(matcher), all);
  }

  // Weight: the inverse document frequency of the rarest slot, so that telling words lead to passages.
  void keep(Matcher matcher, const std::vector<Matcher::Slot>& slots) {
    if (excluding_ > 0 || (!matcher.in_title && !matcher.in_body)) return;
    const double articles = database_.get_doccount();
    double rarest = articles;
    for (const Matcher::Slot& slot : slots) {
      double frequency = 0;
      for (const Matcher::Term& term : slot) frequency += database_.get_termfreq(term.name);
      rarest = std::min(rarest, frequency);
    }
    matcher.weight = std::log((articles + 1.0) / (rarest + 0.5)) + 0.1;
    built_.matchers.push_back(std::move(matcher));
  }

  const Xapian::Database& database_;
  Analyzer& analyzer_;
  StemLanguages languages_;
  ScopedTerms terms_;
  const std::vector<std::string> no_languages_;
  BuiltQuery built_;
  bool shouting_;
  BuildOptions options_;
  int depth_ = 0;      // how many groups enclose the clause at hand
  int excluding_ = 0;  // how many must_not clauses enclose the one at hand
};

QueryBuilder::QueryBuilder(const Xapian::Database& database, Analyzer& analyzer, StemLanguages languages)
    : database_(database), analyzer_(analyzer), languages_(std::move(languages)) {}

BuiltQuery QueryBuilder::build(const Query& query, const BuildOptions& options) {
  StemLanguages languages = languages_;
  if (const auto asked = languages_asked(query)) {
    std::erase_if(languages.all, [&](const std::string& language) {
      return std::find(asked->begin(), asked->end(), language) == asked->end();
    });
    languages.main = languages.all.size() == 1 ? languages.all.front() : "";
  }
  return Build(database_, analyzer_, std::move(languages), shouts(query), options).run(query);
}

}  // namespace morgue
