// The texts of an article that words are looked for in, and the terms of a word's forms there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/analyzer/analyzer.h"
#include "common/schema.h"
#include "searcher/query/matcher.h"

namespace morgue {

// A text that words are looked for in: its prefix and what a match there counts.
struct Scope {
  std::string_view prefix;
  double weight;
  bool stems;
};

// Body, title and tags where no field was named.
std::vector<Scope> scopes_of(const std::optional<FieldId>& field);

// What people call it: "text", "title" or "tags".
std::string_view scope_name(const Scope& scope);

// A term name without field prefix, put under one: the mark of a stem stands before the prefix.
std::string under_prefix(std::string_view prefix, const std::string& name);

Xapian::Query scaled(const Xapian::Query& query, double weight);
Xapian::Query joined(Xapian::Query::op how, const std::vector<Xapian::Query>& queries);

// One score for all; `queries` is not empty.
Xapian::Query synonym(const std::vector<Xapian::Query>& queries);

// The forms of words as queries of one database. It must outlive the object.
class ScopedTerms {
 public:
  // `main_language`: of nearly all articles, so that its forms need no check of the language; may be empty.
  ScopedTerms(const Xapian::Database& database, std::string main_language);

  // One score for all forms together, and a little more for the form as typed.
  Xapian::Query weighted_forms(const Scope& scope, const std::vector<TermForm>& forms) const;

  // As a slot of a phrase, where Xapian takes OP_OR of terms only. The forms hold no stems.
  Xapian::Query any_form(const Scope& scope, const std::vector<TermForm>& forms) const;

  // The same of the terms of a matcher.
  Xapian::Query any_of(const Scope& scope, const Matcher::Slot& slot) const;

  // Whether some text or headline has it.
  bool is_in_text(const TermForm& form) const;

  // The language that `form` must be met in; empty where any will do.
  std::string_view language_of(const TermForm& form) const;

 private:
  Xapian::Query any_existing(std::vector<std::string> names) const;

  const Xapian::Database& database_;
  std::string main_language_;
};

}  // namespace morgue
