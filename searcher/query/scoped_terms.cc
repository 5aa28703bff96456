#include "searcher/query/scoped_terms.h"

#include <utility>

#include "searcher/search/ranking.h"

namespace morgue {

namespace {

constexpr Scope body_scope{"", 1.0, true};
constexpr Scope title_scope{"S", 1.0, true};

std::string full_name(std::string_view prefix, const TermForm& form) {
  return term_name(prefix, form.kind, form.term);
}

}  // namespace

std::vector<Scope> scopes_of(const std::optional<FieldId>& field_id) {
  if (!field_id) {
    return {body_scope,
            {title_scope.prefix, ranking::title_weight, true},
            {tag_text_prefix, ranking::tag_weight, true}};
  }
  switch (*field_id) {
    case FieldId::body:
      return {body_scope};
    case FieldId::title:
      return {title_scope};
    default:
      return {{field(*field_id).prefix, 1.0, false}};
  }
}

std::string_view scope_name(const Scope& scope) {
  if (scope.prefix == tag_text_prefix) return "tags";
  return scope.prefix == title_scope.prefix ? "title" : "text";
}

std::string under_prefix(std::string_view prefix, const std::string& name) {
  if (name.starts_with('Z')) return "Z" + std::string(prefix) + name.substr(1);
  return std::string(prefix) + name;
}

Xapian::Query scaled(const Xapian::Query& query, double weight) {
  if (weight == 1.0 || query.empty()) return query;
  return {Xapian::Query::OP_SCALE_WEIGHT, query, weight};
}

Xapian::Query joined(Xapian::Query::op how, const std::vector<Xapian::Query>& queries) {
  if (queries.size() == 1) return queries.front();
  return {how, queries.begin(), queries.end()};
}

Xapian::Query synonym(const std::vector<Xapian::Query>& queries) {
  return joined(Xapian::Query::OP_SYNONYM, queries);
}

ScopedTerms::ScopedTerms(const Xapian::Database& database, std::string main_language)
    : database_(database), main_language_(std::move(main_language)) {}

std::string_view ScopedTerms::language_of(const TermForm& form) const {
  return form.language == main_language_ ? std::string_view() : std::string_view(form.language);
}

bool ScopedTerms::is_in_text(const TermForm& form) const {
  return database_.term_exists(full_name(body_scope.prefix, form)) ||
         database_.term_exists(full_name(title_scope.prefix, form));
}

Xapian::Query ScopedTerms::weighted_forms(const Scope& scope, const std::vector<TermForm>& forms) const {
  std::vector<Xapian::Query> exact;
  std::vector<Xapian::Query> others;
  for (const TermForm& form : forms) {
    const std::string name = full_name(scope.prefix, form);
    if (!database_.term_exists(name)) continue;
    Xapian::Query term(name);
    if (const std::string_view language = language_of(form); !language.empty()) {
      const Xapian::Query written_in(field_term(field(FieldId::language), language));
      term = Xapian::Query(Xapian::Query::OP_FILTER, term, written_in);
    }
    (form.closeness == TermForm::Closeness::exact ? exact : others).push_back(std::move(term));
  }
  if (exact.empty() && others.empty()) return Xapian::Query(full_name(scope.prefix, forms.front()));
  if (exact.empty()) return synonym(others);
  if (others.empty()) return synonym(exact);
  if (forms.front().kind == TermKind::acronym) {
    // "US" is seldom meant to meet "us"; in a headline all in capitals it must.
    return {Xapian::Query::OP_OR, synonym(exact), scaled(synonym(others), ranking::fallback_weight)};
  }
  std::vector<Xapian::Query> all = exact;
  all.insert(all.end(), others.begin(), others.end());
  return {Xapian::Query::OP_OR, synonym(all), scaled(synonym(exact), ranking::exact_weight)};
}

Xapian::Query ScopedTerms::any_form(const Scope& scope, const std::vector<TermForm>& forms) const {
  std::vector<std::string> names;
  for (const TermForm& form : forms) names.push_back(full_name(scope.prefix, form));
  return any_existing(std::move(names));
}

Xapian::Query ScopedTerms::any_of(const Scope& scope, const Matcher::Slot& slot) const {
  std::vector<std::string> names;
  for (const Matcher::Term& term : slot) names.push_back(under_prefix(scope.prefix, term.name));
  return any_existing(std::move(names));
}

// One that does not exist where none does: it is met nowhere.
Xapian::Query ScopedTerms::any_existing(std::vector<std::string> names) const {
  std::string first = names.front();
  std::erase_if(names, [this](const std::string& name) { return !database_.term_exists(name); });
  if (names.empty()) names.push_back(std::move(first));
  return {Xapian::Query::OP_OR, names.begin(), names.end()};
}

}  // namespace morgue
