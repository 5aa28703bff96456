#include "indexer/clean/chrome_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/line_dates.h"
#include "indexer/clean/phrase_search.h"
#include "indexer/clean/phrases.h"

namespace morgue {

namespace {

// All in lower case.
constexpr auto network_names = std::to_array<std::string_view>(
    {"facebook",  "twitter",       "whatsapp",  "linkedin",  "pinterest", "telegram", "reddit",
     "instagram", "youtube",       "flipboard", "messenger", "xing",      "email",    "e-mail",
     "mail",      "print",         "drucken",   "tumblr",    "pocket",    "vk",       "sms",
     "tiktok",    "threads",       "bluesky",   "mastodon",  "rss",       "google+",  "viber",
     "copy link", "link kopieren", "share",     "teilen",    "tweet"});
constexpr Phrases networks(network_names);

constexpr Phrases share_words(std::to_array<std::string_view>(
    {"share",     "teilen", "tweet",   "tweeten", "compartir", "partager",   "condividi",    "udostępnij",
     "dela",      "delen",  "shares",  "views",   "mailen",    "versenden",  "weiterleiten", "merken",
     "speichern", "save",   "like",    "gefällt", "auf",       "on",         "via",          "per",
     "in",        "bei",    "this",    "with",    "en",        "sur",        "su",           "x",
     "and",       "und",    "comment", "follow",  "folgen",    "kommentare", "comments",     "artikel",
     "link",      "by",     "print",   "drucken"}));

// Whole lines, but for signs and numbers around them.
constexpr Phrases controls(std::to_array<std::string_view>({"advertisement",
                                                            "advertisements",
                                                            "advertising",
                                                            "anzeige",
                                                            "werbung",
                                                            "publicidad",
                                                            "publicité",
                                                            "pubblicità",
                                                            "reklama",
                                                            "annons",
                                                            "annonse",
                                                            "annonce",
                                                            "mainos",
                                                            "ad",
                                                            "sponsored",
                                                            "sponsored content",
                                                            "get short url",
                                                            "listen live",
                                                            "listen",
                                                            "play",
                                                            "pause",
                                                            "scroll to top",
                                                            "back to top",
                                                            "nach oben",
                                                            "zum seitenanfang",
                                                            "menu",
                                                            "menü",
                                                            "search",
                                                            "suche",
                                                            "suchen",
                                                            "home",
                                                            "startseite",
                                                            "close",
                                                            "schließen",
                                                            "toggle sidebar",
                                                            "read more",
                                                            "weiterlesen",
                                                            "mehr lesen",
                                                            "mehr",
                                                            "more",
                                                            "mehr anzeigen",
                                                            "show more",
                                                            "load more",
                                                            "loading",
                                                            "save",
                                                            "speichern",
                                                            "merken",
                                                            "link kopieren",
                                                            "copy link",
                                                            "copied",
                                                            "vergrößern",
                                                            "zoom",
                                                            "print",
                                                            "drucken",
                                                            "print this article",
                                                            "kommentieren",
                                                            "comment",
                                                            "comments",
                                                            "kommentare",
                                                            "antworten",
                                                            "reply",
                                                            "report",
                                                            "melden",
                                                            "next",
                                                            "previous",
                                                            "weiter",
                                                            "zurück",
                                                            "sign up",
                                                            "sign in",
                                                            "log in",
                                                            "login",
                                                            "register",
                                                            "anmelden",
                                                            "registrieren",
                                                            "abmelden",
                                                            "abonnieren",
                                                            "subscribe",
                                                            "newsletter",
                                                            "folgen",
                                                            "follow",
                                                            "link zum artikel",
                                                            "link to article",
                                                            "image source",
                                                            "getty images",
                                                            "image caption",
                                                            "a a",
                                                            "views",
                                                            "shares",
                                                            "discussion",
                                                            "diskussion",
                                                            "video",
                                                            "share",
                                                            "teilen",
                                                            "top",
                                                            "newsletter abonnieren",
                                                            "artikel teilen",
                                                            "beitrag teilen",
                                                            "jetzt teilen",
                                                            "artikel drucken",
                                                            "artikel merken",
                                                            "kopieren",
                                                            "enter your email",
                                                            "your email",
                                                            "e-mail-adresse",
                                                            "inhaltsverzeichnis",
                                                            "skip to content",
                                                            "skip to main content",
                                                            "zum inhalt springen",
                                                            "skip advertisement",
                                                            "article continues below",
                                                            "empfohlener redaktioneller inhalt",
                                                            "externer inhalt",
                                                            "embed",
                                                            "einbetten",
                                                            "menú",
                                                            "buscar",
                                                            "inicio",
                                                            "accueil",
                                                            "rechercher",
                                                            "cerca",
                                                            "szukaj",
                                                            "поиск",
                                                            "меню",
                                                            "wird geladen",
                                                            "cargando",
                                                            "×",
                                                            "community standards"}));

// Beginnings of short lines.
constexpr Phrases invitations(std::to_array<std::string_view>({"also read",
                                                               "read also",
                                                               "read more:",
                                                               "read also:",
                                                               "see also:",
                                                               "related:",
                                                               "more:",
                                                               "read next",
                                                               "lesen sie auch",
                                                               "lesen sie hier",
                                                               "lesen sie mehr",
                                                               "lies auch",
                                                               "mehr zum thema",
                                                               "lesen sie dazu",
                                                               "auch interessant",
                                                               "das könnte sie auch",
                                                               "das könnte dich auch",
                                                               "mehr dazu",
                                                               "siehe auch:",
                                                               "passend zum thema",
                                                               "vea también",
                                                               "lea también",
                                                               "lee también",
                                                               "leé también",
                                                               "ver también",
                                                               "te puede interesar",
                                                               "le puede interesar",
                                                               "puedes ver:",
                                                               "mira también",
                                                               "leia também",
                                                               "leia mais",
                                                               "veja também",
                                                               "à lire aussi",
                                                               "a lire aussi",
                                                               "lire aussi",
                                                               "à voir aussi",
                                                               "leggi anche",
                                                               "zobacz też",
                                                               "zobacz także",
                                                               "czytaj też",
                                                               "czytaj także",
                                                               "czytaj więcej",
                                                               "lees ook",
                                                               "läs också",
                                                               "läs mer",
                                                               "les også",
                                                               "læs også",
                                                               "lue myös",
                                                               "čtěte také",
                                                               "читайте также",
                                                               "читайте також",
                                                               "follow us",
                                                               "folgen sie uns",
                                                               "folge uns",
                                                               "síguenos",
                                                               "suivez-nous",
                                                               "seguici",
                                                               "join us on",
                                                               "sign up for",
                                                               "sign up to",
                                                               "subscribe to",
                                                               "get the latest",
                                                               "never miss",
                                                               "download our app",
                                                               "download the app",
                                                               "click here to",
                                                               "jetzt kostenlos",
                                                               "jetzt abonnieren",
                                                               "hier abonnieren",
                                                               "newsletter abonnieren",
                                                               "kostenlos zum newsletter",
                                                               "melden sie sich",
                                                               "melde dich",
                                                               "subscribe from",
                                                               "suscríbete",
                                                               "inscrivez-vous",
                                                               "abonnez-vous",
                                                               "iscriviti",
                                                               "support our",
                                                               "unterstützen sie",
                                                               "want more?",
                                                               "listen to this",
                                                               "artikel anhören",
                                                               "teilen sie",
                                                               "teile diesen",
                                                               "share this",
                                                               "share on",
                                                               "share via",
                                                               "image source:",
                                                               "image credit",
                                                               "article continues",
                                                               "sponsored by",
                                                               "presented by",
                                                               "promoted by",
                                                               "vorheriger artikel",
                                                               "nächster artikel",
                                                               "previous article",
                                                               "next article",
                                                               "previous post",
                                                               "next post",
                                                               "reading time",
                                                               "lesezeit",
                                                               "lesedauer",
                                                               "tiempo de lectura",
                                                               "temps de lecture",
                                                               "tempo di lettura"}));

constexpr Phrases credit_beginnings(std::to_array<std::string_view>(
    {"photo:",     "photo :", "photo by",   "photos:",     "photo credit", "foto:",    "foto :",   "fotos:",
     "bild:",      "bilder:", "image:",     "images:",     "picture:",     "credit:",  "credits:", "quelle:",
     "bildquelle", "fuente:", "crédit",     "fotografie:", "fot.",         "zdjęcie:", "video:",   "grafik:",
     "graphic:",   "imago",   "file photo", "symbolbild",  "symbolfoto",   "фото:",    "© photo",  "© foto",
     "© ap",       "© afp",   "© getty",    "© reuters",   "© dpa",        "[photo",   "[foto",    "[image",
     "[picture",   "(photo",  "(foto",      "(bild",       "(image"}));

// What may stand anywhere in a line, in lower case: one list, so that one pass finds all.
constexpr auto legal_signs = std::to_array<std::string_view>(
    {"©", "(c) 20", "all rights reserved", "alle rechte vorbehalten", "tous droits", "todos los derechos",
     "todos os direitos", "tutti i diritti", "wszelkie prawa", "cookie", "privacy policy",
     "datenschutzerklärung", "terms of service"});

// What sentences to the reader speak of.
constexpr auto talk_signs = std::to_array<std::string_view>({"our newsletter",
                                                             "unseren newsletter",
                                                             "unserem newsletter",
                                                             "newsletter an",
                                                             "morning briefing",
                                                             "uses cookies",
                                                             "use cookies",
                                                             "verwendet cookies",
                                                             "verwenden cookies",
                                                             "utilise des cookies",
                                                             "utiliza cookies",
                                                             "utilizza cookie",
                                                             "używa plików cookie",
                                                             "cookies to",
                                                             "accept cookies",
                                                             "by signing up",
                                                             "privacy policy",
                                                             "terms of use",
                                                             "terms of service",
                                                             "all rights reserved",
                                                             "alle rechte vorbehalten",
                                                             "your browser",
                                                             "ihr browser",
                                                             "dein browser",
                                                             "adblock",
                                                             "enable javascript",
                                                             "javascript aktivieren",
                                                             "affiliate link",
                                                             "affiliate-link",
                                                             "affiliate commission",
                                                             "email address will not be published",
                                                             "e-mail-adresse wird nicht veröffentlicht",
                                                             "enter your email",
                                                             "on google news",
                                                             "bei google news",
                                                             "auf google news",
                                                             "push notifications",
                                                             "already a subscriber",
                                                             "bereits abonnent",
                                                             "to leave a comment",
                                                             "para comentar",
                                                             "um zu kommentieren",
                                                             "hat ihnen der artikel gefallen",
                                                             "hat dir der artikel gefallen",
                                                             "download our app",
                                                             "log in to comment",
                                                             "required fields are marked"});

constexpr auto credit_signs = std::to_array<std::string_view>(
    {"(foto:",  "(photo:", "(photo by",    "(bild:",  "(image:",      "(quelle:", "(c) ",
     "© ",      "/getty",  "getty images", "/afp",    "/dpa",         "/reuters", "/ap)",
     " foto: ", " bild: ", " photo: ",     "(getty)", "shutterstock", "(fot."});

// Where in the list of all signs those of one kind end.
constexpr std::size_t past_legal = legal_signs.size();
constexpr std::size_t past_talk = past_legal + talk_signs.size();
constexpr std::size_t past_credit = past_talk + credit_signs.size();

constexpr auto all_signs = [] {
  std::array<std::string_view, past_credit + network_names.size()> all{};
  auto next = std::ranges::copy(legal_signs, all.begin()).out;
  next = std::ranges::copy(talk_signs, next).out;
  next = std::ranges::copy(credit_signs, next).out;
  std::ranges::copy(network_names, next);
  return all;
}();
constexpr PhraseSearch signs_within(all_signs);

// Words that name sections.
constexpr Phrases section_words(std::to_array<std::string_view>(
    {"news",          "world",         "politics",     "business", "economy",   "sport",        "sports",
     "football",      "culture",       "opinion",      "health",   "science",   "technology",   "tech",
     "energy",        "markets",       "military",     "defence",  "defense",   "local",        "national",
     "international", "entertainment", "lifestyle",    "travel",   "education", "environment",  "finance",
     "arts",          "money",         "crime",        "nation",   "asia",      "europe",       "africa",
     "politik",       "wirtschaft",    "kultur",       "panorama", "wissen",    "wissenschaft", "digital",
     "regional",      "gesundheit",    "gesellschaft", "meinung",  "reise",     "auto",         "netzwelt",
     "ausland",       "inland",        "finanzen",     "fußball",  "politique", "économie",     "société",
     "monde",         "política",      "economía",     "deportes", "mundo",     "sociedad",     "nacionales",
     "cultura",       "política",      "economia",     "esporte",  "esportes",  "saúde",        "politica",
     "cronaca",       "esteri",        "sport",        "polska",   "świat",     "gospodarka",   "kultura",
     "политика",      "экономика",     "общество",     "спорт",    "мир",       "культура",     "politiikka",
     "talous"}));

// Without signs, numbers and spaces at both ends.
std::string_view bare(std::string_view low) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  constexpr Phrases wide_signs(
      std::to_array<std::string_view>({"•", "→", "»", "›", "►", "▶", "≡", "…", "▾"}));
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  while (!low.empty() && !is_letter(low.front())) {
    const std::size_t size = text::decode(low, 0).size;
    if (!is_ascii(low.front()) && !wide_signs.contain(low.substr(0, size))) break;
    low.remove_prefix(size);
  }
  while (!low.empty() && !is_letter(low.back())) {
    const std::size_t last = text::floor_boundary(low, low.size() - 1);
    if (!is_ascii(low.back()) && !wide_signs.contain(low.substr(last))) break;
    low.remove_suffix(low.size() - last);
  }
  return low;
}

// "Auf Facebook teilen Auf Twitter teilen", "Share Tweet Email": nothing but networks and what one does there.
bool is_share_bar(const PageLine& line, const LineSigns& signs) {
  if (line.width > 160 || !signs.network) return false;
  bool network = false;
  std::string_view rest = line.low;
  std::size_t others = 0;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = bare(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word.empty()) continue;
    if (networks.contain(word)) {
      network = true;
    } else if (!share_words.contain(word)) {
      ++others;
      // Words of other kinds are forgiven in long bars only, and few.
      if (line.words < 6 || others * 6 > line.words) return false;
    }
  }
  return network;
}

bool is_credit(const PageLine& line, const LineSigns& signs) {
  constexpr std::size_t longest = 220;
  constexpr std::size_t longest_sign = 120;
  if (line.width > longest || line.inner_sentences > 2) return false;
  if (credit_beginnings.begin(line.low)) return true;
  return line.width <= longest_sign && !line.ends_sentence && signs.credit;
}

}  // namespace

LineSigns find_signs(const PageLine& line) {
  constexpr std::size_t longest_note = 600;  // bytes
  LineSigns signs{line.legal, false, false, false};
  if (line.text.size() >= longest_note) {
    signs.network = true;  // perhaps
    return signs;
  }
  signs_within.for_each_in(line.low, [&signs](std::size_t sign) {
    (sign < past_legal    ? signs.legal
     : sign < past_talk   ? signs.talk
     : sign < past_credit ? signs.credit
                          : signs.network) = true;
    return true;
  });
  return signs;
}

std::string_view chrome_reason(const PageLine& line) {
  return chrome_reason(line, find_signs(line));
}

std::string_view chrome_reason(const PageLine& line, const LineSigns& signs) {
  constexpr std::size_t longest_invitation = 120;
  constexpr std::size_t longest_talk = 260;
  if (line.text.empty()) return {};
  if (!has_letter(line.text)) return "signs and numbers, no words";
  if (line.legal) return "a copyright note";
  if (is_clock(line.text)) return "a clock";
  const std::string_view bare_low = line.width <= longest_invitation ? bare(line.low) : std::string_view();
  if (line.width <= 60 && controls.contain(bare_low)) return "a control of the page";
  if (is_share_bar(line, signs)) return "a bar for sharing";
  if (is_credit(line, signs)) return "a caption or photo credit";
  if (line.width <= longest_invitation && invitations.begin(bare_low))
    return "leads to other articles or to a subscription";
  if (line.width <= longest_talk && signs.talk) return "speaks of the page";
  return {};
}

bool names_section(const PageLine& line) {
  if (line.words > 4 || line.width > 40 || line.ends_sentence || line.low.ends_with(" news")) return false;
  std::string_view rest = line.low;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" /&"), rest.size());
    if (section_words.contain(rest.substr(0, end))) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace morgue
