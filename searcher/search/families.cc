#include "searcher/search/families.h"

#include <utility>

#include "common/hash.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "searcher/search/date_order.h"

namespace morgue {

namespace {

std::string family_term(const std::string& family) {
  return field_term(field(FieldId::family), family);
}

}  // namespace

bool is_lead(const Hit& hit) {
  return hit.family && hit.family->id == hex64(hash64(hit.article.id));
}

std::optional<Family> family_of(const Xapian::Database& database, const Xapian::Document& document) {
  const std::string id = document.get_value(field(FieldId::family).slot);
  if (id.empty()) return std::nullopt;
  return Family{id, database.get_termfreq(family_term(id))};
}

std::vector<Xapian::Document> family_members(const Xapian::Database& database, const std::string& family,
                                             std::size_t most) {
  return oldest_matches(database, Xapian::Query(family_term(family)), 0, most);
}

std::vector<Copy> copies_besides(const Xapian::Database& database, const std::string& family,
                                 const std::string& article_id) {
  std::vector<Copy> copies;
  for (const Xapian::Document& document : family_members(database, family, most_copies + 1)) {
    Article article = decode_stored_article(document.get_data());
    if (article.id == article_id || copies.size() == most_copies) continue;
    copies.push_back({std::move(article.id), std::move(article.source), article.date,
                      std::move(article.title), std::move(article.url)});
  }
  return copies;
}

std::optional<Members> members_of(const Xapian::Database& database,
                                  const std::optional<Xapian::Document>& article, const std::string& id) {
  Members members;
  if (article) {
    members.family = family_of(database, *article);
  } else if (const std::size_t size = database.get_termfreq(family_term(id))) {
    members.family = Family{id, size};
  } else {
    return std::nullopt;
  }
  const std::vector<Xapian::Document> documents =
      members.family ? family_members(database, members.family->id, members.family->size)
                     : std::vector{*article};
  for (const Xapian::Document& document : documents) {
    Hit hit;
    hit.rank = members.hits.size() + 1;
    hit.article = decode_stored_article(document.get_data());
    hit.article.text.clear();
    hit.family = members.family;
    members.hits.push_back(std::move(hit));
  }
  return members;
}

}  // namespace morgue
