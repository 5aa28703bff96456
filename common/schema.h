// The one table of fields. The document builder, query parser, facets, --help, completions and docs walk it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace morgue {

enum class FieldKind : std::uint8_t {
  text,    // words, phrases and patterns
  term,    // one whole value, compared by value_key
  list,    // several whole values, each compared by value_key
  date,    // a sort_key (common/date.h)
  number,  // zero-padded decimal
};

enum class FieldId : std::uint8_t {
  title,
  body,
  id,
  url,
  source,
  section,
  author,
  tag,
  place,
  language,
  date,
  updated,
  ingested,
  family,
  length,
  date_precision,
  date_conflict,
};

inline constexpr std::uint32_t no_slot = 0xFFFFFFFF;

struct Field {
  FieldId id;
  std::string_view name;    // as typed in queries and --facet
  std::string_view alias;   // a second name, or empty
  std::string_view prefix;  // of its terms on disk: do not change
  std::uint32_t slot;       // of its value on disk: do not change
  FieldKind kind;
  bool queryable;  // `name:` may be typed
  bool facet;      // --facet name; its slot holds display values joined by value_separator
  std::string_view description;
  std::string_view example;
};

// Prefixes follow the Omega conventions where there is one (S title, Q id, U url, A author, K tag, L language).
inline constexpr std::array<Field, 17> schema{{
    {FieldId::title, "title", "", "S", no_slot, FieldKind::text, true, false, "words of the headline",
     "title:ceasefire"},
    {FieldId::body, "body", "text", "", no_slot, FieldKind::text, true, false, "words of the article's text",
     "body:\"joint statement\""},
    {FieldId::id, "id", "", "Q", 0, FieldKind::term, true, false, "the article's id", "id:0f3a61c2b47d9e58"},
    {FieldId::url, "url", "", "U", no_slot, FieldKind::term, true, false, "the article's address",
     "url:https://example.org/news/1"},
    {FieldId::source, "source", "", "XS", 3, FieldKind::term, true, true, "the outlet that published it",
     "source:\"New York Times\""},
    {FieldId::section, "section", "", "XC", 4, FieldKind::term, true, true, "the section it stood in",
     "section:business"},
    {FieldId::author, "author", "by", "A", 5, FieldKind::text, true, true, "words of the bylines",
     "author:\"Maria Keller\""},
    {FieldId::tag, "tag", "", "K", 6, FieldKind::list, true, true, "a tag or keyword", "tag:energy"},
    {FieldId::place, "place", "", "XP", 7, FieldKind::list, true, true, "a place it is about or from",
     "place:vienna"},
    {FieldId::language, "language", "lang", "L", 8, FieldKind::term, true, true,
     "the language it is written in", "lang:fr"},
    {FieldId::date, "date", "", "", 1, FieldKind::date, true, false, "the day of publication",
     "date:2019-10..2019-12"},
    {FieldId::updated, "updated", "", "", 9, FieldKind::date, true, false, "the day it was last changed",
     "updated:2024.."},
    {FieldId::ingested, "ingested", "", "", 10, FieldKind::date, true, false,
     "the day it came into the index (UTC)", "ingested:7d"},
    {FieldId::family, "family", "", "XF", 11, FieldKind::term, true, false,
     "the family of copies it belongs to", "family:0f3a61c2b47d9e58"},
    {FieldId::length, "length", "", "", 12, FieldKind::number, false, false, "words in the text", ""},
    {FieldId::date_precision, "date_precision", "", "XDP", 14, FieldKind::term, true, true,
     "how fine the date is stated: year, month, day, minute or second", "date_precision:month"},
    {FieldId::date_conflict, "date_conflict", "", "XDC", 15, FieldKind::term, true, true,
     "yes, where the source gives two days for the publication", "date_conflict:yes"},
}};

// Slots and prefixes that are no field of their own. On disk: do not change.
inline constexpr std::uint32_t order_slot = 2;             // order_key: sorts by date, ties by id
inline constexpr std::uint32_t digest_slot = 13;           // hex64 of all that the article says
inline constexpr std::string_view tag_text_prefix = "XK";  // words of tags, met by plain words
inline constexpr std::string_view digest_prefix = "XH";    // hex64 of source and text: finds exact copies
inline constexpr char value_separator = '\x1f';            // between the values of a list in a slot

constexpr const Field& field(FieldId id) {
  return schema[static_cast<std::size_t>(id)];
}

// By name or alias; nullptr where there is none. Case does not matter.
const Field* find_field(std::string_view name);

// How a whole value is compared: case and diacritics folded, full stops and apostrophes dropped, every other run
// of punctuation and white space one space ("New York Times" = "new-york-times", "U.S." = "us").
std::string value_key(std::string_view value);

// The URL as compared: scheme and "www." dropped, host in lower case, no fragment, no tracking parameters
// (utm_*, fbclid, gclid ...), no trailing slash.
std::string canonical_url(std::string_view url);

// prefix + key, never longer than Xapian's 245 bytes: a longer key is replaced by its hash, never cut.
std::string boolean_term(std::string_view prefix, std::string_view key);

// The boolean term of `value` in a field of kind term or list.
std::string field_term(const Field& field, std::string_view value);

namespace detail {
consteval bool schema_is_lawful() {
  for (std::size_t i = 0; i < schema.size(); ++i) {
    const Field& a = schema[i];
    if (static_cast<std::size_t>(a.id) != i || a.name.empty() || a.description.empty()) return false;
    if (a.facet && a.slot == no_slot) return false;
    if (a.queryable && a.example.empty()) return false;
    const bool has_terms =
        a.kind == FieldKind::text || a.kind == FieldKind::term || a.kind == FieldKind::list;
    if (!has_terms && a.slot == no_slot) return false;
    if (a.slot == order_slot || a.slot == digest_slot) return false;
    for (std::size_t j = 0; j < i; ++j) {
      const Field& b = schema[j];
      if (a.name == b.name || a.alias == b.name || (!a.alias.empty() && a.alias == b.alias)) return false;
      if (a.slot != no_slot && a.slot == b.slot) return false;
      const bool b_has_terms =
          b.kind == FieldKind::text || b.kind == FieldKind::term || b.kind == FieldKind::list;
      if (has_terms && b_has_terms && a.prefix == b.prefix) return false;
    }
  }
  return true;
}
static_assert(schema_is_lawful(), "names, slots and prefixes are unique; entries stand at their FieldId");
}  // namespace detail

}  // namespace morgue
