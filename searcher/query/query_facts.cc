#include "searcher/query/query_facts.h"

#include <algorithm>
#include <string_view>

#include "common/schema.h"
#include "common/text/normalise.h"

namespace morgue {

namespace {

// Of words and phrases, as typed.
void collect_texts(const Query& query, std::vector<std::string_view>& texts) {
  if (query.kind == Query::Kind::word || query.kind == Query::Kind::phrase) texts.push_back(query.text);
  for (const Query& child : query.children) collect_texts(child, texts);
}

}  // namespace

bool only_excludes(const Query& query) {
  return std::all_of(query.children.begin(), query.children.end(),
                     [](const Query& child) { return child.occur == Query::Occur::must_not; });
}

bool asks_for_words(const Query& query) {
  switch (query.kind) {
    case Query::Kind::nothing:
    case Query::Kind::value:
    case Query::Kind::span:
      return false;
    case Query::Kind::boolean:
      return std::any_of(query.children.begin(), query.children.end(), [](const Query& child) {
        return child.occur != Query::Occur::must_not && asks_for_words(child);
      });
    default:
      return true;
  }
}

bool is_filter(const Query& query) {
  if (query.kind == Query::Kind::boolean) {
    return std::all_of(query.children.begin(), query.children.end(), is_filter);
  }
  return query.kind == Query::Kind::value || query.kind == Query::Kind::span;
}

bool shouts(const Query& query) {
  constexpr std::size_t fewest_words = 3;
  std::vector<std::string_view> texts;
  collect_texts(query, texts);
  return texts.size() >= fewest_words && std::none_of(texts.begin(), texts.end(), text::has_lower);
}

std::optional<std::vector<std::string>> languages_asked(const Query& query) {
  if (query.kind == Query::Kind::value && query.field == FieldId::language) {
    return std::vector{value_key(query.text)};
  }
  if (query.kind != Query::Kind::boolean) return std::nullopt;
  std::vector<std::string> alternatives;
  bool all_alternatives_name_one = !query.children.empty();
  for (const Query& child : query.children) {
    const bool excluded = child.occur == Query::Occur::must_not;
    auto asked = excluded ? std::nullopt : languages_asked(child);
    if (asked && child.occur == Query::Occur::must) return asked;
    if (asked) alternatives.insert(alternatives.end(), asked->begin(), asked->end());
    all_alternatives_name_one = all_alternatives_name_one && asked.has_value();
  }
  if (all_alternatives_name_one) return alternatives;
  return std::nullopt;
}

}  // namespace morgue
