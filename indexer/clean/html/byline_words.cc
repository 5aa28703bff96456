#include "indexer/clean/html/byline_words.h"

#include <algorithm>
#include <array>

#include "common/schema.h"
#include "common/text/utf8.h"

namespace morgue::html {

namespace {

// In lower case. Said of authors only.
constexpr std::array<std::string_view, 81> labels{"written by",
                                                  "posted by",
                                                  "published by",
                                                  "reported by",
                                                  "submitted by",
                                                  "created by",
                                                  "article by",
                                                  "story by",
                                                  "text by",
                                                  "words by",
                                                  "view all posts by",
                                                  "posts by",
                                                  "geschrieben von",
                                                  "erstellt von",
                                                  "eingestellt von",
                                                  "gepostet von",
                                                  "verfasst von",
                                                  "veröffentlicht von",
                                                  "veroffentlicht von",
                                                  "publiziert von",
                                                  "artikel von",
                                                  "ein artikel von",
                                                  "text von",
                                                  "ein text von",
                                                  "beitrag von",
                                                  "ein beitrag von",
                                                  "gastbeitrag von",
                                                  "ein gastbeitrag von",
                                                  "kommentar von",
                                                  "ein kommentar von",
                                                  "kolumne von",
                                                  "eine kolumne von",
                                                  "analyse von",
                                                  "eine analyse von",
                                                  "interview von",
                                                  "ein interview von",
                                                  "pressemitteilung von",
                                                  "zeige alle beiträge von",
                                                  "alle beiträge von",
                                                  "beiträge von",
                                                  "alles von",
                                                  "publié par",
                                                  "écrit par",
                                                  "rédigé par",
                                                  "un article de",
                                                  "une tribune de",
                                                  "propos recueillis par",
                                                  "escrito por",
                                                  "publicado por",
                                                  "redactado por",
                                                  "una nota de",
                                                  "scritto da",
                                                  "pubblicato da",
                                                  "a cura di",
                                                  "geschreven door",
                                                  "gepubliceerd door",
                                                  "napisane przez",
                                                  "opublikowane przez",
                                                  "skrevet av",
                                                  "skriven av",
                                                  "автор статьи",
                                                  "yazan",
                                                  "mehr artikel von",
                                                  "mehr von",
                                                  "weitere artikel von",
                                                  "weitere beiträge von",
                                                  "alle artikel von",
                                                  "im wortlaut von",
                                                  "bericht von",
                                                  "ein bericht von",
                                                  "reportage von",
                                                  "eine reportage von",
                                                  "essay von",
                                                  "ein essay von",
                                                  "more posts by",
                                                  "more by",
                                                  "all posts by",
                                                  "articles by",
                                                  "tous les articles de",
                                                  "ver todas las entradas de",
                                                  "mehr über"};

// Likewise, before a colon.
constexpr std::array<std::string_view, 37> colon_labels{
    "by",          "von",       "par",         "por",       "autor",     "autorin",   "autoren",
    "autor*in",    "autor/in",  "author",      "authors",   "auteur",    "auteurs",   "auteure",
    "autora",      "autore",    "autorzy",     "auteur/s",  "text",      "texte",     "texto",
    "words",       "redakteur", "redakteurin", "redaktion", "interview", "protokoll", "verfasser",
    "verfasserin", "reporter",  "journalist",  "redactor",  "автор",     "текст",     "作者",
    "记者",        "责任编辑"};

// Of other things as well.
constexpr std::array<std::string_view, 13> openings{"by",   "von", "vom", "par",   "por",   "di",    "da",
                                                    "door", "av",  "af",  "przez", "autor", "author"};

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return lower;
}

std::optional<OpenedByline> without_opening(std::string_view text) {
  constexpr std::size_t longest_opening = 40;
  const std::string lower = lower_ascii(text.substr(0, longest_opening));
  const auto rest_behind = [&](std::string_view opening, bool colon) -> std::optional<std::string_view> {
    if (!lower.starts_with(opening)) return std::nullopt;
    std::string_view rest = text.substr(opening.size());
    if (rest.starts_with(" :")) rest.remove_prefix(1);
    if (rest.starts_with("：")) return rest.substr(3);
    if (rest.starts_with(':')) return rest.substr(1);
    if (colon || !rest.starts_with(' ')) return std::nullopt;
    return rest;
  };
  for (const std::string_view opening : labels) {
    if (const auto rest = rest_behind(opening, false)) return OpenedByline{text::trim(*rest), true};
  }
  for (const std::string_view opening : colon_labels) {
    if (const auto rest = rest_behind(opening, true)) return OpenedByline{text::trim(*rest), true};
  }
  for (const std::string_view opening : openings) {
    if (const auto rest = rest_behind(opening, false)) return OpenedByline{text::trim(*rest), false};
  }
  return std::nullopt;
}

bool is_day_word(std::string_view word) {
  constexpr std::array<std::string_view, 30> words{
      "am",        "on",       "um",         "vom",      "le",        "el",       "den",    "the",
      "at",        "uhr",      "in",         "posted",   "published", "updated",  "stand",  "montag",
      "dienstag",  "mittwoch", "donnerstag", "freitag",  "samstag",   "sonntag",  "monday", "tuesday",
      "wednesday", "thursday", "friday",     "saturday", "sunday",    "sonnabend"};
  return std::ranges::find(words, lower_ascii(word)) != words.end();
}

bool is_byline_label(std::string_view text) {
  constexpr std::array<std::string_view, 60> words{"auteur",
                                                   "auteurs",
                                                   "autora",
                                                   "autore",
                                                   "verfasser",
                                                   "redacteur",
                                                   "veroffentlicht",
                                                   "publiziert",
                                                   "erstellt",
                                                   "geschrieben",
                                                   "publicado",
                                                   "publie",
                                                   "zur artikelubersicht",
                                                   "ubersetzung",
                                                   "rss",
                                                   "kontakt",
                                                   "ruckblick",
                                                   "pseudonym",
                                                   "by",
                                                   "von",
                                                   "par",
                                                   "por",
                                                   "di",
                                                   "author",
                                                   "autor",
                                                   "datum",
                                                   "date",
                                                   "follow",
                                                   "login",
                                                   "anmelden",
                                                   "folgen",
                                                   "profil",
                                                   "profile",
                                                   "text",
                                                   "autorin",
                                                   "noauthor",
                                                   "no author",
                                                   "alle beitrage",
                                                   "alle artikel",
                                                   "more posts",
                                                   "quelle",
                                                   "uber",
                                                   "anzeige",
                                                   "fotos",
                                                   "autoren",
                                                   "authors",
                                                   "posted",
                                                   "published",
                                                   "copyright",
                                                   "uncategorized",
                                                   "allgemein",
                                                   "news",
                                                   "home",
                                                   "share",
                                                   "teilen",
                                                   "mehr",
                                                   "more",
                                                   "drucken",
                                                   "by author",
                                                   "webmaster"};
  const std::string key = value_key(text);
  return key.empty() || std::ranges::find(words, key) != words.end();
}

}  // namespace morgue::html
