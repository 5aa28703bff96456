#include "searcher/search/families.h"

#include <set>
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

std::map<std::string, std::uint64_t> repeated_copies(const Xapian::Database& database,
                                                     const Xapian::Query& query, Xapian::valueno slot) {
  const Xapian::valueno family_slot = field(FieldId::family).slot;
  const Xapian::Query with_copies(Xapian::Query::OP_VALUE_GE, family_slot, "0");
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, with_copies));
  // A match carries the keys by which it is sorted and collapsed, so that no document need be fetched. Nothing is
  // collapsed: the key allows for as many as there are.
  const Xapian::doccount articles = database.get_doccount();
  enquire.set_sort_by_value(slot, false);
  enquire.set_collapse_key(family_slot, articles);
  const Xapian::MSet matches = enquire.get_mset(0, articles, articles);
  std::map<std::string, std::uint64_t> repeated;
  std::set<std::string> families;  // of the value at hand
  std::string value;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const std::string next = match.get_sort_key();
    if (next != value) families.clear();
    value = next;
    if (!families.insert(match.get_collapse_key()).second) ++repeated[value];
  }
  return repeated;
}

}  // namespace morgue
