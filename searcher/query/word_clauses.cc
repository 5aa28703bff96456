#include "searcher/query/word_clauses.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/schema.h"
#include "common/text/normalise.h"

namespace morgue {

namespace {

// Bounds on what one clause may become; a clause past them is cut and says so.
constexpr std::size_t most_pattern_terms = 400;
constexpr std::size_t most_stem_words = 40;

Matcher::Slot slot_of(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  Matcher::Slot slot;
  for (std::string& name : names) slot.push_back({std::move(name), {}});
  return slot;
}

// Forms as typed: no stems.
const std::vector<std::string>& no_languages() {
  static const std::vector<std::string> none;
  return none;
}

}  // namespace

void count_only_within(const Xapian::Query& group, std::vector<ScorePart>& parts, std::size_t first) {
  for (std::size_t i = first; i < parts.size(); ++i) {
    Xapian::Query& part = parts[i].query;
    part = Xapian::Query(Xapian::Query::OP_FILTER, part, group);
  }
}

WordClauses::WordClauses(const Xapian::Database& database, Analyzer& analyzer, StemLanguages languages,
                         Reach reach, bool shouting, Building& building)
    : database_(database),
      analyzer_(analyzer),
      languages_(std::move(languages)),
      reach_(reach),
      terms_(database, languages_.main),
      shouting_(shouting),
      building_(building) {}

std::optional<Xapian::Query> WordClauses::words(const Query& query) {
  const QueryForm form = query.exact                       ? QueryForm::exact
                         : query.kind == Query::Kind::word ? QueryForm::word
                                                           : QueryForm::phrase;
  const std::vector<Scope> scopes = scopes_of(query.field);
  const TermLattice lattice = terms_of(query, form, scopes.front().stems ? languages_.all : no_languages());
  if (lattice.empty()) return std::nullopt;
  building_.built.weighted = true;
  if (query.distance) {
    std::vector<Alternatives> operands;
    for (const TermLattice& word : lattice.words()) operands.push_back({operand_of_lattice(word)});
    if (operands.size() > 1) return near(query, operands);
  }
  if (query.kind != Query::Kind::word || query.exact) return lattice_query(query, lattice, scopes);
  // Words typed without spaces between, as in Chinese, are several words all the same.
  std::vector<Xapian::Query> all;
  const std::size_t first_part = building_.built.parts.size();
  for (const TermLattice& word : lattice.unspaced_words()) {
    all.push_back(lattice_query(query, word, scopes));
  }
  const Xapian::Query asked = joined(Xapian::Query::OP_AND, all);
  if (all.size() > 1) count_only_within(asked, building_.built.parts, first_part);
  return asked;
}

Xapian::Query WordClauses::lattice_query(const Query& query, const TermLattice& lattice,
                                         const std::vector<Scope>& scopes) {
  const std::vector<Reading> readings = readings_in_index(lattice);
  std::vector<Xapian::Query> asked;
  for (const Scope& scope : scopes) {
    std::vector<Xapian::Query> alternatives;
    for (const Reading& reading : readings) {
      std::vector<Xapian::Query> slots;
      for (const std::vector<TermForm>& forms : reading) {
        slots.push_back(reading.size() == 1 ? terms_.weighted_forms(scope, forms)
                                            : terms_.any_form(scope, forms));
      }
      building_.built.positional = building_.built.positional || slots.size() > 1;
      alternatives.push_back(side_by_side(slots));
    }
    asked.push_back(scaled(joined(Xapian::Query::OP_OR, alternatives), scope.weight));
    add_part(query, scope, asked.back());
  }
  keep(query, {operand_of_readings(readings)}, {});
  return joined(Xapian::Query::OP_OR, asked);
}

std::vector<Reading> WordClauses::readings_in_index(const TermLattice& lattice) const {
  return readings_of(lattice, [this](const TermForm& form) { return terms_.is_in_text(form); });
}

TermLattice WordClauses::terms_of(const Query& leaf, QueryForm form,
                                  const std::vector<std::string>& languages) {
  const bool as_typed = !shouting_ || form == QueryForm::exact;
  return analyzer_.query_terms(as_typed ? leaf.text : text::casefold(leaf.text), form, languages);
}

Matcher::Operand WordClauses::operand_of_lattice(const TermLattice& lattice) const {
  return operand_of_readings(readings_in_index(lattice));
}

Matcher::Operand WordClauses::operand_of_readings(const std::vector<Reading>& readings) const {
  return operand_of(readings, [this](const TermForm& form) { return terms_.language_of(form); });
}

std::optional<Xapian::Query> WordClauses::near(const Query& query) {
  std::vector<Alternatives> operands;
  for (const Query& child : query.children) {
    Alternatives alternatives;
    collect_alternatives(child, alternatives);
    if (!alternatives.empty()) operands.push_back(std::move(alternatives));
  }
  if (operands.empty()) return std::nullopt;
  building_.built.weighted = true;
  return near(query, operands);
}

Xapian::Query WordClauses::near(const Query& query, const std::vector<Alternatives>& typed) {
  building_.built.positional = true;
  Proximity proximity{query.ordered, std::max(query.distance.value_or(1), 1)};
  std::vector<Matcher::Operand> operands = any_alternative(typed);
  const bool single = std::all_of(operands.begin(), operands.end(), is_single);
  const bool tryable = proximity.ordered || operands.size() <= most_unordered_operands;
  const bool by_xapian = reach_ == Reach::remote || !tryable || (single && !share_words(operands));
  if (by_xapian && !single) {
    // The words of a phrase that go unasked for are still room between the others.
    for (const Matcher::Operand& operand : operands) proximity.distance += longest(operand) - 1;
    operands = any_alternative(loosened_all(query, typed));
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

std::vector<Alternatives> WordClauses::loosened_all(const Query& query, std::vector<Alternatives> operands) {
  bool looser = false;
  for (Alternatives& alternatives : operands) {
    for (Matcher::Operand& reading : alternatives) {
      const bool has_single =
          std::any_of(reading.begin(), reading.end(), [](const auto& words) { return words.size() == 1; });
      looser = looser || !has_single;
      reading = loosened(reading);
    }
  }
  if (looser && operands.size() > 1) {
    building_.built.notes.push_back(fmt::format(
        "of the phrases in '{}' each word serves alone: {}", to_string(query),
        reach_ == Reach::remote ? "a remote index cannot tell more"
                                : fmt::format("more than {} are joined", most_unordered_operands)));
  }
  return operands;
}

void WordClauses::collect_alternatives(const Query& query, Alternatives& alternatives) {
  if (query.kind == Query::Kind::boolean) {
    for (const Query& child : query.children) collect_alternatives(child, alternatives);
    return;
  }
  if (query.kind == Query::Kind::pattern) {
    std::vector<std::string> names;
    for (const PatternExpansion& expansion : expansions(query)) {
      for (const VocabularyTerm& term : expansion.terms) names.push_back(term.name);
    }
    // What no word fits is met nowhere, which is not the same as saying nothing.
    if (names.empty()) names.push_back(text::casefold(query.text));
    alternatives.push_back({{slot_of(std::move(names))}});
    return;
  }
  const TermLattice lattice =
      terms_of(query, query.exact ? QueryForm::exact : QueryForm::phrase, no_languages());
  Matcher::Operand own = operand_of_lattice(lattice);
  if (!own.empty() && own.front().size() == 1) add_words_of_stem(query, lattice, own.front().front());
  if (!own.empty()) alternatives.push_back(std::move(own));
}

// Stems have no positions: the words of a stem stand for it.
void WordClauses::add_words_of_stem(const Query& word, const TermLattice& lattice, Matcher::Slot& slot) {
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

std::optional<Xapian::Query> WordClauses::pattern(const Query& query) {
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
  building_.built.weighted = true;
  if (asked.empty()) return Xapian::Query::MatchNothing;
  keep(query, {{{slot_of(std::move(names))}}}, {});
  return joined(Xapian::Query::OP_OR, asked);
}

// Of a pattern, in each of its scopes.
std::vector<PatternExpansion> WordClauses::expansions(const Query& pattern) {
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
    building_.built.notes.push_back(fmt::format(
        "'{}' takes too long to compare with every word of the index: not all were looked at", pattern.text));
  }
  if (some(&PatternExpansion::cut)) {
    building_.built.notes.push_back(
        fmt::format("'{}' fits more words than can be asked for: the {} most frequent are searched",
                    pattern.text, most_pattern_terms));
  }
  return fitting;
}

// Weight: the inverse document frequency of the rarest operand, so that telling words lead to passages.
void WordClauses::keep(const Query& query, std::vector<Matcher::Operand> operands, Proximity proximity) {
  Matcher matcher;
  matcher.in_title = !query.field || *query.field == FieldId::title;
  matcher.in_body = !query.field || *query.field == FieldId::body;
  matcher.in_tags = !query.field;
  matcher.in_authors = query.field == FieldId::author;
  if (building_.excluding > 0) return;
  const double articles = database_.get_doccount();
  double rarest = articles;
  for (const Matcher::Operand& operand : operands) {
    rarest = std::min(rarest, most_articles(database_, operand));
  }
  matcher.weight = std::log((articles + 1.0) / (rarest + 0.5)) + 0.1;
  matcher.operands = std::move(operands);
  matcher.proximity = proximity;
  building_.built.matchers.push_back(std::move(matcher));
}

void WordClauses::add_part(const Query& query, const Scope& scope, const Xapian::Query& asked) {
  if (building_.excluding > 0) return;
  std::string_view where = query.field ? field(*query.field).name : scope_name(scope);
  building_.built.parts.push_back({to_string(query), where, asked});
}

std::optional<std::string> WordClauses::only_term(const Query& word) {
  const TermLattice lattice = terms_of(word, QueryForm::phrase, no_languages());
  if (lattice.edges.size() != 1 || lattice.edges.front().forms.front().kind != TermKind::word) {
    return std::nullopt;
  }
  return lattice.edges.front().forms.front().term;
}

Xapian::Query WordClauses::next_to_each_other(const Query& first, const Query& second, const Scope& scope) {
  std::vector<Xapian::Query> slots;
  for (const Query* word : {&first, &second}) {
    const TermLattice lattice = terms_of(*word, QueryForm::phrase, no_languages());
    for (const std::vector<std::size_t>& path : lattice.paths(1)) {
      for (const std::size_t edge : path) {
        slots.push_back(terms_.any_form(scope, lattice.edges[edge].forms));
      }
    }
  }
  return Xapian::Query(Xapian::Query::OP_PHRASE, slots.begin(), slots.end(),
                       static_cast<Xapian::termcount>(slots.size()));
}

}  // namespace morgue
