#include "indexer/clean/html/boilerplate.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/schema.h"
#include "common/text/utf8.h"

namespace morgue::html {

namespace {

// By value_key: without case, accents and punctuation.

// A heading that is one of these, or begins with one and a few words more.
constexpr std::array<std::string_view, 84> announcements{
    // en
    "related",
    "related articles",
    "related posts",
    "related stories",
    "related news",
    "related content",
    "related topics",
    "related links",
    "more from",
    "more on this",
    "more on this topic",
    "more news",
    "more stories",
    "read more",
    "read next",
    "read also",
    "also read",
    "up next",
    "you may also like",
    "you might also like",
    "you might also be interested",
    "recommended",
    "recommended for you",
    "latest news",
    "latest stories",
    "most read",
    "most popular",
    "popular posts",
    "trending",
    "dont miss",
    "editors picks",
    "further reading on",
    "see also",
    "share this",
    "leave a reply",
    "leave a comment",
    "comments",
    "about the author",
    "tags",
    "topics",
    "filed under",
    // de
    "ahnliche beitrage",
    "ahnliche artikel",
    "ahnliche themen",
    "aehnliche beitrage",
    "das konnte dich auch interessieren",
    "das konnte sie auch interessieren",
    "das konnte ihnen auch gefallen",
    "auch interessant",
    "auch spannend",
    "weitere artikel",
    "weitere beitrage",
    "weitere nachrichten",
    "weitere themen",
    "weitere meldungen",
    "weitere news",
    "mehr zum thema",
    "mehr aus",
    "mehr von",
    "mehr zu",
    "mehr lesen",
    "passend zum thema",
    "passende artikel",
    "lesen sie auch",
    "lesen sie mehr",
    "schon gelesen",
    "neueste beitrage",
    "neueste artikel",
    "meistgelesen",
    "meist gelesen",
    "empfehlungen der redaktion",
    "empfehlungen aus der redaktion",
    "empfohlene artikel",
    "schlagworter",
    "schlagworte",
    "hinterlasse einen kommentar",
    "schreibe einen kommentar",
    "uber den autor",
    "uber die autorin",
    // fr
    "a lire aussi",
    "lire aussi",
    "vous aimerez aussi",
    "sur le meme sujet",
    "articles similaires",
};
constexpr std::array<std::string_view, 40> more_announcements{
    "articles lies",
    "dans la meme rubrique",
    "a voir aussi",
    "voir aussi",
    "les plus lus",
    // es, pt
    "noticias relacionadas",
    "notas relacionadas",
    "articulos relacionados",
    "relacionados",
    "relacionadas",
    "te puede interesar",
    "le puede interesar",
    "tambien te puede interesar",
    "mas noticias",
    "mas leidas",
    "lo mas leido",
    "lea tambien",
    "lee tambien",
    "leia tambem",
    "leia mais",
    "ultimas noticias",
    "veja tambem",
    "contenido relacionado",
    "te recomendamos",
    // it
    "leggi anche",
    "articoli correlati",
    "potrebbe interessarti",
    "ti potrebbe interessare",
    "altri articoli",
    // pl
    "czytaj tez",
    "czytaj takze",
    "czytaj wiecej",
    "przeczytaj takze",
    "przeczytaj tez",
    "zobacz takze",
    "zobacz tez",
    "polecamy",
    "powiazane",
    "podobne artykuly",
    // nl
    "lees ook",
};

// What a short line begins with that points elsewhere.
constexpr std::array<std::string_view, 62> pointers{"read more",
                                                    "read also",
                                                    "also read",
                                                    "read next",
                                                    "read the full",
                                                    "more see also",
                                                    "see also",
                                                    "related",
                                                    "dont miss",
                                                    "watch also",
                                                    "advertisement",
                                                    "sign up for",
                                                    "sign up to",
                                                    "subscribe to",
                                                    "subscribe now",
                                                    "follow us",
                                                    "follow me",
                                                    "join our",
                                                    "click here to",
                                                    "all rights reserved",
                                                    "copyright",
                                                    "c copyright",
                                                    "photo by",
                                                    "photo credit",
                                                    "image credit",
                                                    "lesen sie auch",
                                                    "lesen sie dazu",
                                                    "lesen sie mehr",
                                                    "lies auch",
                                                    "lesen sie hier",
                                                    "auch interessant",
                                                    "mehr zum thema",
                                                    "mehr dazu",
                                                    "siehe auch",
                                                    "weiterlesen",
                                                    "anzeige",
                                                    "foto",
                                                    "bildquelle",
                                                    "fotos",
                                                    "lire aussi",
                                                    "a lire aussi",
                                                    "a lire",
                                                    "voir aussi",
                                                    "vea tambien",
                                                    "ver tambien",
                                                    "lea tambien",
                                                    "lee tambien",
                                                    "lea mas",
                                                    "le puede interesar",
                                                    "te puede interesar",
                                                    "puede interesarle",
                                                    "puedes leer",
                                                    "leggi anche",
                                                    "czytaj tez",
                                                    "czytaj takze",
                                                    "czytaj wiecej",
                                                    "przeczytaj",
                                                    "zobacz takze",
                                                    "zobacz tez",
                                                    "zobacz rowniez",
                                                    "lees ook",
                                                    "czytaj rowniez"};

// What such a line holds anywhere.
constexpr std::array<std::string_view, 20> appeals{"all rights reserved",
                                                   "alle rechte vorbehalten",
                                                   "tous droits reserves",
                                                   "todos los derechos reservados",
                                                   "wszelkie prawa zastrzezone",
                                                   "material chroniony prawem",
                                                   "unseren newsletter",
                                                   "our newsletter",
                                                   "newsletter abonnieren",
                                                   "newsletter anmelden",
                                                   "zum newsletter",
                                                   "follow us on",
                                                   "folge uns auf",
                                                   "folgen sie uns",
                                                   "siguenos en",
                                                   "suivez nous sur",
                                                   "accept cookies",
                                                   "affiliate links",
                                                   "affiliate link",
                                                   "download our app"};

template <std::size_t size>
bool begins_with_one(std::string_view key, const std::array<std::string_view, size>& list) {
  return std::ranges::any_of(list, [&](std::string_view one) {
    return key.starts_with(one) && (key.size() == one.size() || key[one.size()] == ' ');
  });
}

}  // namespace

bool announces_others(std::string_view line) {
  constexpr std::size_t longest = 60;
  // "Related to the plan is ..." is a sentence.
  if (line.size() > longest || line.ends_with('.')) return false;
  const std::string key = value_key(line);
  return begins_with_one(key, announcements) || begins_with_one(key, more_announcements);
}

bool is_boilerplate(std::string_view line) {
  constexpr std::size_t longest_pointer = 180;
  constexpr std::size_t longest_appeal = 250;
  if (line.size() > longest_appeal) return false;
  const std::string key = value_key(line);
  if (line.size() <= longest_pointer && begins_with_one(key, pointers)) {
    // "Related to this, the minister said ..." is a sentence: a pointer has a colon, a link's title or nothing.
    const bool marked = line.substr(0, 40).find(':') != std::string_view::npos;
    return marked || !line.ends_with('.') || line.size() < 40;
  }
  return std::ranges::any_of(appeals,
                             [&](std::string_view one) { return key.find(one) != std::string::npos; });
}

}  // namespace morgue::html
