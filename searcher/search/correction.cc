#include "searcher/search/correction.h"

#include "common/text/normalise.h"

namespace morgue {

namespace {

using IsMet = std::function<bool(const Query&)>;
using Nearest = std::function<std::string(const std::string&)>;

bool is_word(const Query& query) {
  return query.kind == Query::Kind::word && !query.exact && (!query.field || *query.field == FieldId::body);
}

// Whether any word was replaced.
bool correct(Query& query, const IsMet& is_met, const Nearest& nearest) {
  bool corrected = false;
  for (Query& child : query.children) corrected = correct(child, is_met, nearest) || corrected;
  if (!is_word(query) || is_met(query)) return corrected;
  std::string word = nearest(text::fold_diacritics(text::casefold(query.text)));
  if (word.empty()) return corrected;
  query.text = std::move(word);
  return true;
}

}  // namespace

std::optional<Query> corrected_query(const Query& query, const IsMet& is_met, const Nearest& nearest) {
  Query corrected = query;
  if (!correct(corrected, is_met, nearest)) return std::nullopt;
  return corrected;
}

}  // namespace morgue
