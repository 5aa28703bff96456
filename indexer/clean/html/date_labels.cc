#include "indexer/clean/html/date_labels.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/html/hints.h"

namespace morgue::html {

namespace {

// Pieces of words as text::casefold gives them, so that "updated", "Update" and "last updated on" need one.
constexpr std::array<std::string_view, 34> publications{
    "publish",    "posted",      "issued",      "first aired",  "originally",   "veröffentlicht",
    "erschienen", "publiziert",  "erstellt",    "publié",       "mis en ligne", "publicad",
    "publicació", "publicação",  "pubblicat",   "publicat",     "gepubliceerd", "geplaatst",
    "publicerad", "publisert",   "udgivet",     "julkaistu",    "opublikowan",  "zveřejněno",
    "vydáno",     "publikováno", "опубликован", "опубліковано", "yayın",        "发布",
    "發布",       "公開",        "نشر",         "प्रकाशित"};

constexpr std::array<std::string_view, 42> changes{
    "updat",          "modified", "edited",     "changed",     "revised",      "aktualisiert",
    "aktualisierung", "geändert", "änderung",   "bearbeitet",  "überarbeitet", "mis à jour",
    "mise à jour",    "modifié",  "actualizad", "actualizaci", "modificad",    "atualizad",
    "atualização",    "aggiorna", "modificat",  "bijgewerkt",  "gewijzigd",    "aktualizac",
    "zaktualizowan",  "upravené", "uppdaterad", "ändrad",      "oppdatert",    "opdateret",
    "päivitetty",     "обновлен", "изменен",    "оновлен",     "güncelle",     "更新",
    "修改",           "تحديث",    "अपडेट",       "ενημέρωση",   "actualitzat",  "actualizat"};

constexpr std::array<std::string_view, 23> others{
    "registriert", "mitglied seit", "beigetreten", "angemeldet seit", "geboren",     "abgerufen",
    "gültig bis",  "registered",    "joined",      "member since",    "retrieved",   "accessed",
    "expires",     "valid until",   "inscrit",     "miembro desde",   "consulté le", "since",
    "founded",     "gegründet",     "seit dem",    "fondé",           "fundad"};

// Where the last of `pieces` begins; npos where there is none.
template <std::size_t size>
std::size_t last_of(std::string_view text, const std::array<std::string_view, size>& pieces) {
  std::size_t last = std::string_view::npos;
  for (const std::string_view piece : pieces) {
    const std::size_t at = text.rfind(piece);
    if (at != std::string_view::npos && (last == std::string_view::npos || at > last)) last = at;
  }
  return last;
}

}  // namespace

DateLabel date_label(std::string_view before) {
  // Room for "Last updated on Wednesday at 10:15 (CET) by the editors, ".
  constexpr std::size_t longest = 60;
  if (before.size() > longest) {
    std::size_t begin = before.size() - longest;
    while (begin < before.size() && (static_cast<unsigned char>(before[begin]) & 0xC0U) == 0x80U) ++begin;
    before.remove_prefix(begin);
  }
  const std::string folded = text::casefold(before);
  constexpr auto none = std::string_view::npos;
  const std::size_t published = last_of(folded, publications);
  const std::size_t changed = last_of(folded, changes);
  const std::size_t other = last_of(folded, others);
  const auto behind = [](std::size_t one, std::size_t than) {
    return one != none && (than == none || one > than);
  };
  if (behind(other, published) && behind(other, changed)) return DateLabel::other;
  if (behind(changed, published)) return DateLabel::change;
  return published == none ? DateLabel::none : DateLabel::publication;
}

DateLabel date_label_of_element(const Dom& page, std::size_t node) {
  std::vector<std::string> words = hint_words(page, node);
  const std::string_view property = page.attribute(node, "itemprop");
  const auto begins = [&words](std::string_view beginning) {
    return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(beginning); });
  };
  // Where nothing changed since, themes of WordPress name one element for both.
  if (property == "datePublished" || begins("publish") || page.has_attribute(node, "pubdate"))
    return DateLabel::publication;
  if (property == "dateModified" || begins("update") || begins("modif")) return DateLabel::change;
  return DateLabel::none;
}

}  // namespace morgue::html
