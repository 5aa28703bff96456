#include "indexer/clean/html/quality.h"

#include <algorithm>
#include <array>

#include "common/schema.h"

namespace morgue::html {

namespace {

// All by value_key: without case, accents and punctuation.

// The headings of error pages and of what stands guard before a site.
constexpr std::array<std::string_view, 30> error_titles{"404",
                                                        "403 forbidden",
                                                        "access denied",
                                                        "access to this page has been denied",
                                                        "are you a robot",
                                                        "attention required",
                                                        "bad gateway",
                                                        "checking your browser",
                                                        "error 403",
                                                        "error 404",
                                                        "fehler 404",
                                                        "forbidden",
                                                        "internal server error",
                                                        "just a moment",
                                                        "not found",
                                                        "oops",
                                                        "page introuvable",
                                                        "page not found",
                                                        "pagina non trovata",
                                                        "pagina no encontrada",
                                                        "pagina nao encontrada",
                                                        "pardon our interruption",
                                                        "seite nicht gefunden",
                                                        "service unavailable",
                                                        "site maintenance",
                                                        "strona nie istnieje",
                                                        "strona nie zostala znaleziona",
                                                        "the page you requested",
                                                        "this page cannot be found",
                                                        "this site cant be reached"};

constexpr std::array<std::string_view, 24> consent_phrases{"accept all",
                                                           "accept cookies",
                                                           "accepter et continuer",
                                                           "aceptar y continuar",
                                                           "akzeptieren und weiter",
                                                           "alle akzeptieren",
                                                           "alles accepteren",
                                                           "before you continue",
                                                           "consent to the use",
                                                           "cookie einstellungen",
                                                           "cookies akzeptieren",
                                                           "einwilligung",
                                                           "ihre privatsphare",
                                                           "manage options",
                                                           "manage preferences",
                                                           "mit werbung weiterlesen",
                                                           "our partners store",
                                                           "privacy choices",
                                                           "unsere partner",
                                                           "utilisons des cookies",
                                                           "utilizamos cookies",
                                                           "we value your privacy",
                                                           "your privacy",
                                                           "zustimmen und weiter"};

constexpr std::array<std::string_view, 24> paywall_phrases{"already a subscriber",
                                                           "article reserve aux abonnes",
                                                           "artykul dostepny tylko dla prenumeratorow",
                                                           "cet article est reserve",
                                                           "continue reading with",
                                                           "contenido exclusivo para suscriptores",
                                                           "dieser artikel ist kostenpflichtig",
                                                           "dieser inhalt ist nur fur abonnenten",
                                                           "exklusiv fur abonnenten",
                                                           "il vous reste",
                                                           "jetzt abonnieren und weiterlesen",
                                                           "jetzt weiterlesen",
                                                           "log in to continue reading",
                                                           "register to continue",
                                                           "sign in to continue reading",
                                                           "sign in to read",
                                                           "subscribe to continue",
                                                           "subscribe to read",
                                                           "subscribers only",
                                                           "suscribete para continuar",
                                                           "suscribete para leer",
                                                           "this article is for subscribers",
                                                           "to continue reading",
                                                           "weiterlesen mit"};

template <std::size_t size>
std::size_t count_in(std::string_view key, const std::array<std::string_view, size>& phrases) {
  return static_cast<std::size_t>(std::ranges::count_if(
      phrases, [&](std::string_view phrase) { return key.find(phrase) != std::string_view::npos; }));
}

bool is_error_title(std::string_view title) {
  constexpr std::size_t longest = 60;
  if (title.size() > longest) return false;
  const std::string key = value_key(title);
  return std::ranges::any_of(error_titles, [&](std::string_view one) {
    if (!key.starts_with(one) || (key.size() > one.size() && key[one.size()] != ' ')) return false;
    // "404" and "Oops" begin other titles too.
    return key.size() <= one.size() + 20;
  });
}

}  // namespace

std::string why_no_article(const Dom& page, const PageMetadata& metadata, std::string_view title,
                           std::string_view text) {
  constexpr std::size_t shell = 40;
  constexpr std::size_t short_text = 600;
  constexpr std::size_t few_words = 1500;
  if (text.size() > few_words || page.size() == 0) return {};
  if (is_error_title(title) || is_error_title(metadata.document_title)) return "an error page, no article";
  std::string shown = page.text(0);
  constexpr std::size_t enough = 20000;
  const bool little_shown = shown.size() < enough;
  if (!little_shown) shown.resize(enough);
  const std::string key = value_key(shown);
  if (text.size() < shell && little_shown && shown.size() < 4 * short_text) {
    const std::size_t consents = count_in(key, consent_phrases);
    return consents >= 2 ? "a consent wall, no article" : "an empty page: scripts would fill it, or nothing";
  }
  if (!metadata.is_article && shown.size() < 3 * few_words && count_in(key, consent_phrases) >= 3) {
    return "a consent wall, no article";
  }
  if (text.size() < short_text && count_in(key, paywall_phrases) > 0) {
    return "the beginning of an article that has to be paid for";
  }
  return {};
}

}  // namespace morgue::html
