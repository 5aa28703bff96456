#include "common/schema.h"

#include <algorithm>

#include "common/hash.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

constexpr std::size_t longest_term = 245;  // bytes, Xapian's own limit

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool is_dropped_in_key(char32_t code) {
  return code == U'.' || code == U'\'' || code == U'\u2019' || code == U'\u2018' || code == U'\u02BC';
}

// Parameters that say how a reader came to a page, not which page it is.
bool is_tracking_parameter(std::string_view name) {
  static constexpr std::string_view names[] = {"fbclid", "gclid", "dclid", "msclkid", "igshid",    "mc_cid",
                                               "mc_eid", "ocid",  "cmpid", "ito",     "ncid",      "smid",
                                               "sref",   "taid",  "yclid", "_ga",     "guccounter"};
  return name.starts_with("utm_") || std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string without_tracking(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const std::string name = ascii_lower(parameter.substr(0, parameter.find('=')));
    if (parameter.empty() || is_tracking_parameter(name)) continue;
    kept += kept.empty() ? '?' : '&';
    kept += parameter;
  }
  return kept;
}

}  // namespace

const Field* find_field(std::string_view name) {
  const std::string lower = ascii_lower(name);
  for (const Field& candidate : schema) {
    if (candidate.name == lower || (!candidate.alias.empty() && candidate.alias == lower)) return &candidate;
  }
  return nullptr;
}

std::string value_key(std::string_view value) {
  const std::string folded = text::fold_diacritics(text::casefold(value));
  std::string key;
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    const text::Decoded character = text::decode(folded, at);
    at += character.size;
    if (is_dropped_in_key(character.code)) continue;
    if (text::is_punctuation_or_symbol(character.code) || text::is_space(character.code)) {
      gap = !key.empty();
      continue;
    }
    if (gap) key += ' ';
    gap = false;
    text::append(key, character.code);
  }
  return key.empty() ? folded : key;  // "C++" and "!!!" keep what they have
}

std::string canonical_url(std::string_view url) {
  url = text::trim(url);
  if (const std::size_t scheme = url.find("://"); scheme < 8) {
    url.remove_prefix(scheme + 3);
  } else if (url.starts_with("//")) {
    url.remove_prefix(2);
  }
  url = url.substr(0, url.find('#'));
  const std::size_t query_at = std::min(url.find('?'), url.size());
  std::string_view address = url.substr(0, query_at);
  const std::string query = without_tracking(url.substr(std::min(query_at + 1, url.size())));

  const std::size_t host_end = std::min(address.find('/'), address.size());
  std::string canonical = ascii_lower(address.substr(0, host_end));
  if (canonical.starts_with("www.")) canonical.erase(0, 4);
  for (const std::string_view port : {":80", ":443"}) {
    if (canonical.ends_with(port)) canonical.resize(canonical.size() - port.size());
  }
  canonical += address.substr(host_end);
  while (canonical.ends_with('/')) canonical.pop_back();
  return canonical + query;
}

std::string boolean_term(std::string_view prefix, std::string_view key) {
  const auto zero_bytes = static_cast<std::size_t>(std::count(key.begin(), key.end(), '\0'));
  std::string term(prefix);
  if (prefix.size() + 1 + key.size() + zero_bytes > longest_term) {
    return term + ":#" + hex64(hash64(key));
  }
  // Xapian's convention: a colon parts a prefix from a key that would read on as prefix.
  const bool ambiguous = !key.empty() && ((key[0] >= 'A' && key[0] <= 'Z') || key[0] == ':');
  if (!prefix.empty() && ambiguous) term += ':';
  term += key;
  return term;
}

std::string field_term(const Field& field, std::string_view value) {
  switch (field.id) {
    case FieldId::id:
    case FieldId::family:
      return boolean_term(field.prefix, text::trim(value));
    case FieldId::url:
      return boolean_term(field.prefix, canonical_url(value));
    default:
      return boolean_term(field.prefix, value_key(value));
  }
}

}  // namespace morgue
