#include "indexer/clean/html/author_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "common/schema.h"

namespace morgue::html {

namespace {

bool has_one(std::string_view key, const auto& words) {
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    if (std::ranges::find(words, key.substr(begin, end - begin)) != std::ranges::end(words)) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

bool is_login(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

bool is_login_of(std::string_view login, std::string_view name) {
  if (!is_login(login) || login.find_first_of("._-") == std::string_view::npos) return false;
  const std::string key = " " + value_key(name) + " ";
  std::size_t parts = 0;
  for (std::size_t begin = 0; begin < login.size(); ++parts) {
    const std::size_t end = std::min(login.find_first_of("._-", begin), login.size());
    if (key.find(" " + std::string(login.substr(begin, end - begin)) + " ") == std::string::npos)
      return false;
    begin = end + 1;
  }
  return parts >= 2;
}

bool is_collective(std::string_view name) {
  constexpr std::array<std::string_view, 72> words{
      "anstalt",      "landesanstalt", "landesamt", "bundesamt",   "ministerium", "kammer",
      "gesellschaft", "akademie",      "bund",      "behorde",     "redaktion",   "redaktionsteam",
      "team",         "redaccion",     "redazione", "redakcja",    "redactie",    "redacao",
      "redactia",     "editorial",     "editor",    "editors",     "staff",       "desk",
      "newsdesk",     "newsroom",      "admin",     "webmaster",   "wordpress",   "wordpressadmin",
      "pressestelle", "presse",        "press",     "stiftung",    "foundation",  "verein",
      "verband",      "gmbh",          "ag",        "ev",          "kg",          "inc",
      "ltd",          "llc",           "co",        "company",     "magazin",     "magazine",
      "zeitung",      "online",        "news",      "nachrichten", "blog",        "archiv",
      "redaktor",     "agentur",       "agency",    "institut",    "institute",   "universitat",
      "university",   "verlag",        "media",     "medien",      "portal",      "club",
      "e v",          "partei",        "radio",     "tv",          "times",       "journal"};
  const std::string key = value_key(name);
  if (has_one(key, words)) return true;
  constexpr std::array<std::string_view, 4> endings{"redaktion", "zeitung", "stiftung", "magazin"};
  return std::ranges::any_of(endings, [&](std::string_view ending) { return key.ends_with(ending); });
}

}  // namespace morgue::html
