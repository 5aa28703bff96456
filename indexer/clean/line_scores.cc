#include "indexer/clean/line_scores.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/clean/chrome_lines.h"
#include "indexer/clean/phrases.h"

namespace morgue {

namespace {

constexpr double short_line = -0.35;    // a word or a few
constexpr double middling_line = -0.3;  // the length of a headline, and no sentence
constexpr double legal_line = -1.5;

constexpr std::size_t longest_marker = 80;
constexpr std::size_t most_marker_words = 9;

// Beginnings, in lower case; what follows is no letter.
constexpr Phrases markers(std::to_array<std::string_view>({
    // comments
    "comment",
    "comments",
    "kommentar",
    "kommentare",
    "kommentarer",
    "comentarios",
    "comentários",
    "commentaires",
    "commenti",
    "komentarze",
    "yorumlar",
    "комментарии",
    "коментарі",
    "leave a reply",
    "leave a comment",
    "join the conversation",
    "schreibe einen kommentar",
    "schreiben sie einen kommentar",
    "kommentieren",
    "kommentar schreiben",
    "diskutieren",
    "discussion",
    "vos réactions",
    "deja un comentario",
    "deja una respuesta",
    "deixe um comentário",
    "lascia un commento",
    "laisser un commentaire",
    "reageer",
    "reacties",
    "keskustelu",
    "community standards",
    // other articles
    "related",
    "related news",
    "latest",
    "latest news",
    "trending",
    "most read",
    "most popular",
    "popular",
    "more from",
    "more on",
    "more in",
    "more news",
    "more stories",
    "more about",
    "read more",
    "read next",
    "read also",
    "also read",
    "see also",
    "up next",
    "recommended",
    "you may also",
    "you might also",
    "you may like",
    "top stories",
    "elsewhere",
    "editor's picks",
    "editors' picks",
    "don't miss",
    "don’t miss",
    "in this section",
    "previous",
    "previous article",
    "previous post",
    "next post",
    "next article",
    "mehr zum thema",
    "mehr aus",
    "mehr von",
    "mehr zu",
    "weitere artikel",
    "weitere news",
    "weitere themen",
    "weitere beiträge",
    "weitere nachrichten",
    "weitere meldungen",
    "das könnte",
    "auch interessant",
    "lesen sie auch",
    "lesen sie mehr",
    "lies auch",
    "meistgelesen",
    "meist gelesen",
    "meistgelesene",
    "beliebt",
    "beliebte",
    "aktuelle",
    "neueste",
    "ähnliche",
    "verwandte",
    "passend dazu",
    "zum thema",
    "vorheriger",
    "nächster",
    "nächster artikel",
    "top-themen",
    "topthemen",
    "neu in",
    "interessante artikel",
    "te puede interesar",
    "también te puede",
    "lea también",
    "lee también",
    "leé también",
    "ver también",
    "vea también",
    "más leídas",
    "lo más leído",
    "más noticias",
    "más sobre",
    "notas relacionadas",
    "noticias relacionadas",
    "relacionadas",
    "relacionados",
    "leia também",
    "leia mais",
    "veja também",
    "mais lidas",
    "notícias relacionadas",
    "à lire aussi",
    "a lire aussi",
    "lire aussi",
    "sur le même",
    "dans la même",
    "articles liés",
    "articles similaires",
    "les plus lus",
    "à voir aussi",
    "leggi anche",
    "potrebbe interessarti",
    "potrebbe",
    "articoli correlati",
    "correlati",
    "i più letti",
    "zobacz też",
    "zobacz także",
    "czytaj też",
    "czytaj także",
    "czytaj więcej",
    "polecamy",
    "podobne",
    "lees ook",
    "lees meer",
    "meer over",
    "meest gelezen",
    "läs mer",
    "läs också",
    "mest läst",
    "les også",
    "les mer",
    "læs også",
    "læs mere",
    "mest læst",
    "lue myös",
    "luetuimmat",
    "čtěte také",
    "читайте также",
    "читайте",
    "популярное",
    "последние новости",
    "читайте також",
    "ilgili haberler",
    "son haberler",
    "اقرأ أيضا",
    "関連記事",
    "相关新闻",
    "相關新聞",
    "관련기사",
    // sharing, following, signing up
    "share",
    "share this",
    "share on",
    "share via",
    "teilen",
    "artikel teilen",
    "beitrag teilen",
    "jetzt teilen",
    "compartir",
    "comparte",
    "compartilhe",
    "compartilhar",
    "partager",
    "condividi",
    "udostępnij",
    "delen",
    "dela",
    "поделиться",
    "paylaş",
    "follow us",
    "follow us on",
    "folge uns",
    "folgen sie uns",
    "síguenos",
    "siga-nos",
    "suivez-nous",
    "seguici",
    "newsletter",
    "sign up",
    "subscribe",
    "subscribe to",
    "get our newsletter",
    "gefällt mir",
    "like this",
    "get the",
    "abonnieren",
    "suscríbete",
    // about the page
    "tags",
    "tag",
    "topics",
    "schlagwörter",
    "schlagworte",
    "stichwörter",
    "stichworte",
    "etiquetas",
    "mots-clés",
    "filed under",
    "posted in",
    "veröffentlicht in",
    "kategorie",
    "kategorien",
    "categories",
    "temas",
    "about the author",
    "über den autor",
    "über die autorin",
    "about us",
    "impressum",
    "datenschutz",
    "our partners",
    "partner",
    "unsere partner",
    "zur startseite",
    "nach oben",
    "back to top",
    "scroll to top",
    "advertisement",
    "anzeige",
    "werbung",
    "publicidad",
    "publicité",
    "pubblicità",
    "reklama",
    "contact us",
    "sitemap",
    "terms of use",
    "privacy policy",
}));

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// "12 comments", "3 Kommentare"
std::string_view without_number(std::string_view low) {
  const std::size_t digits = std::min(low.find_first_not_of("0123456789+"), low.size());
  if (digits == 0 || digits == low.size() || low[digits] != ' ') return low;
  return low.substr(digits + 1);
}

// The signs that stand before a label: "→ Read next", "» Mehr zum Thema".
std::string_view without_signs(std::string_view low) {
  while (!low.empty() && !(low.front() >= 'a' && low.front() <= 'z')) {
    constexpr std::array<std::string_view, 10> signs{"→", "»", "›", "•", "►", "▶", "⇒", "[", ">", "* "};
    const auto* const sign =
        std::ranges::find_if(signs, [low](std::string_view one) { return low.starts_with(one); });
    if (sign == signs.end()) break;
    low.remove_prefix(sign->size());
    while (low.starts_with(' ')) low.remove_prefix(1);
  }
  return low;
}

bool begins_with_marker(std::string_view low) {
  // "Next-generation", "Sharehouse" are words of their own.
  return markers.begin(low, [](std::string_view rest) {
    return rest.empty() || (!is_letter_byte(rest.front()) && rest.front() != '-');
  });
}

double text_score(const PageLine& line) {
  constexpr double per_unit = 100;
  constexpr double widest = 400;
  // A sign of Chinese says as much as two or three letters.
  const bool wide_script = line.text.size() > 2 * line.width + line.width / 2;
  const double width = static_cast<double>(line.width) * (wide_script ? 2.5 : 1);
  if (line.trails_off) return middling_line;
  double score = 0;
  if (width >= 160 && (line.ends_sentence || line.inner_sentences > 0)) {
    score = std::min(width, widest) / per_unit;
  } else if (width >= 80 && line.ends_sentence) {
    score = width / per_unit;
  } else if (width >= 40 && line.ends_sentence) {
    score = width / (1.2 * per_unit);
  } else if (line.ends_sentence && (line.words >= 3 || wide_script)) {
    score = 0.1;
  } else if (width >= 160) {
    score = 0.5;
  } else if (width >= 80) {
    score = -0.1;
  } else {
    score = line.words >= 6 ? middling_line : short_line;
  }
  if (line.bulleted) score = score > 0 ? 0.6 * score : score - 0.1;
  return score;
}

}  // namespace

bool is_marker(const PageLine& line) {
  if (line.width >= longest_marker || line.words > most_marker_words || line.low.empty()) return false;
  const std::string_view low = without_signs(line.low);
  return begins_with_marker(low) || begins_with_marker(without_number(low));
}

std::vector<LineScore> score_lines(const std::vector<PageLine>& lines) {
  std::vector<LineScore> scores(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PageLine& line = lines[i];
    if (line.text.empty()) continue;
    LineScore& score = scores[i];
    const LineSigns signs = find_signs(line);
    score.legal = signs.legal;
    score.marker = is_marker(line);
    score.chrome = chrome_reason(line, signs);
    score.text = score.legal ? legal_line : text_score(line);
    if (score.marker && score.text >= 0) score.text = short_line;
  }
  return scores;
}

}  // namespace morgue
