#include "indexer/read/json_fields.h"

#include <algorithm>
#include <array>
#include <string>

namespace morgue {

namespace {

// A summary stands in for the text where there is no other.
constexpr std::uint8_t summary_rank = 50;

constexpr auto sorted_names = [] {
  using enum JsonField;
  std::array names{
      JsonName{"headline", title, 0},
      JsonName{"title", title, 1},
      JsonName{"headlines", title, 2},
      JsonName{"webtitle", title, 3},
      JsonName{"articletitle", title, 3},
      JsonName{"name", title, 9},

      JsonName{"text", text, 0},
      JsonName{"body", text, 1},
      JsonName{"articlebody", text, 2},
      JsonName{"maintext", text, 3},
      JsonName{"content", text, 4},
      JsonName{"contents", text, 5},
      JsonName{"contenttext", text, 6},
      JsonName{"contenthtml", text, 7},
      JsonName{"contentoriginal", text, 8},
      JsonName{"fulltext", text, 9},
      JsonName{"articletext", text, 10},
      JsonName{"bodytext", text, 11},
      JsonName{"bodyhtml", text, 12},
      JsonName{"bodyxhtml", text, 13},
      JsonName{"bodies", text, 14},
      JsonName{"article", text, 15},
      JsonName{"story", text, 16},
      JsonName{"description", text, summary_rank},
      JsonName{"summary", text, summary_rank + 1},
      JsonName{"abstract", text, summary_rank + 2},
      JsonName{"descriptiontext", text, summary_rank + 3},
      JsonName{"excerpt", text, summary_rank + 4},
      JsonName{"descriptions", text, summary_rank + 5},

      // What says "published" comes before a bare "date", which comes before the dates of a record's making.
      JsonName{"published", date, 0},
      JsonName{"datepublished", date, 1},
      JsonName{"datepublish", date, 2},
      JsonName{"publishedat", date, 3},
      JsonName{"publisheddate", date, 4},
      JsonName{"publishedtime", date, 5},
      JsonName{"pubdate", date, 6},
      JsonName{"publicationdate", date, 7},
      JsonName{"publishdate", date, 8},
      JsonName{"publishtime", date, 9},
      JsonName{"webpublicationdate", date, 10},
      JsonName{"firstpublished", date, 11},
      JsonName{"date", date, 12},
      JsonName{"datetime", date, 13},
      JsonName{"firstcreated", date, 14},
      JsonName{"versioncreated", date, 15},
      JsonName{"contentcreated", date, 16},
      JsonName{"datecreated", date, 17},
      JsonName{"created", date, 18},
      JsonName{"createdat", date, 19},
      JsonName{"seendate", date, 20},
      JsonName{"timestamp", date, 21},

      JsonName{"updated", updated, 0},
      JsonName{"datemodified", updated, 1},
      JsonName{"datemodify", updated, 2},
      JsonName{"modified", updated, 3},
      JsonName{"modifiedtime", updated, 4},
      JsonName{"modifiedat", updated, 5},
      JsonName{"updatedat", updated, 6},
      JsonName{"dateupdated", updated, 7},
      JsonName{"lastmodified", updated, 8},
      JsonName{"lastupdated", updated, 9},
      JsonName{"contentmodified", updated, 10},
      JsonName{"versioncreated", updated, 11},

      JsonName{"authors", author, 0},
      JsonName{"author", author, 1},
      JsonName{"byline", author, 2},
      JsonName{"by", author, 3},
      JsonName{"creators", author, 4},
      JsonName{"creator", author, 5},
      JsonName{"writers", author, 6},
      JsonName{"writer", author, 7},
      JsonName{"bylines", author, 8},
      JsonName{"authorname", author, 9},

      // Of trafilatura, whose "source" is the address.
      JsonName{"sourcehostname", source, 0},
      JsonName{"source", source, 1},
      JsonName{"source", origin, 0},
      JsonName{"sitename", source, 2},
      JsonName{"sourcename", source, 3},
      JsonName{"publisher", source, 4},
      JsonName{"outlet", source, 5},
      JsonName{"newspaper", source, 6},
      JsonName{"publication", source, 7},
      JsonName{"provider", source, 8},
      JsonName{"infosources", source, 9},
      JsonName{"sourcedomain", source, 10},
      JsonName{"hostname", source, 11},
      JsonName{"domain", source, 12},
      JsonName{"copyrightholder", source, 13},

      JsonName{"url", url, 0},
      JsonName{"link", url, 1},
      JsonName{"canonical", url, 2},
      JsonName{"canonicalurl", url, 3},
      JsonName{"permalink", url, 4},
      JsonName{"weburl", url, 5},
      JsonName{"articleurl", url, 6},
      JsonName{"href", url, 7},
      JsonName{"mainentityofpage", url, 8},
      JsonName{"sourceurl", url, 9},

      JsonName{"tags", tag, 0},
      JsonName{"tag", tag, 0},
      JsonName{"keywords", tag, 0},
      JsonName{"keyword", tag, 0},
      JsonName{"subjects", tag, 0},
      JsonName{"subject", tag, 0},
      JsonName{"topics", tag, 0},
      JsonName{"topic", tag, 0},

      JsonName{"section", section, 0},
      JsonName{"articlesection", section, 1},
      JsonName{"sectionname", section, 2},
      JsonName{"category", section, 3},
      JsonName{"categories", section, 4},
      JsonName{"desk", section, 5},

      JsonName{"language", language, 0},
      JsonName{"lang", language, 1},
      JsonName{"inlanguage", language, 2},
      JsonName{"languagecode", language, 3},

      JsonName{"places", place, 0},
      JsonName{"place", place, 0},
      JsonName{"locations", place, 0},
      JsonName{"location", place, 0},
      JsonName{"located", place, 0},
      JsonName{"contentlocation", place, 0},
      JsonName{"locationcreated", place, 0},
      JsonName{"datelineplace", place, 0},

      JsonName{"id", id, 0},
      JsonName{"guid", id, 1},
      JsonName{"uuid", id, 2},
      JsonName{"articleid", id, 3},
      JsonName{"documentid", id, 4},
      JsonName{"docid", id, 5},
      JsonName{"docno", id, 6},
      JsonName{"uri", id, 7},
      JsonName{"identifier", id, 8},
      JsonName{"@id", id, 9},
  };
  std::ranges::sort(names, {}, &JsonName::name);
  return names;
}();

// A pair of name and value ({"name": "subject", "value": "energy"}) is told by its value.
constexpr std::array<std::string_view, 11> value_keys{"value", "name",    "main",       "rendered",
                                                      "title", "label",   "original",   "domain",
                                                      "text",  "content", "$numberlong"};
constexpr std::array<std::string_view, 3> exact_value_keys{"$date", "$oid", "@id"};

constexpr std::array<std::string_view, 9> transparent_keys{
    "source", "fields", "attributes", "document", "doc", "article", "story", "meta", "metadata"};

constexpr std::array<std::string_view, 10> wrapper_keys{
    "articles", "items", "results", "documents", "docs", "data", "entries", "hits", "stories", "records"};
constexpr std::array<std::string_view, 6> outer_wrapper_keys{"response", "data",    "hits",
                                                             "result",   "results", "feed"};

std::string plain_key(std::string_view key) {
  if (const auto colon = key.rfind(':'); colon != std::string_view::npos) key.remove_prefix(colon + 1);
  std::string plain;
  for (const char c : key) {
    if (c == '_' || c == '-' || c == ' ') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& keys, std::string_view key) {
  return std::ranges::find(keys, key) != keys.end();
}

}  // namespace

std::span<const JsonName> find_json_names(std::string_view key) {
  constexpr std::size_t longest = 40;
  if (key.size() > longest) return {};
  const std::string plain = plain_key(key);
  const auto found = std::ranges::equal_range(sorted_names, std::string_view(plain), {}, &JsonName::name);
  return {found.begin(), found.end()};
}

int value_key_rank(std::string_view key) {
  if (contains(exact_value_keys, key)) return 0;
  const std::string plain = plain_key(key);
  const auto* const found = std::ranges::find(value_keys, std::string_view(plain));
  return found == value_keys.end() ? -1 : static_cast<int>(found - value_keys.begin());
}

bool is_transparent_key(std::string_view key) {
  // "source" is the outlet; only Elasticsearch's "_source" holds the record.
  const std::string plain = plain_key(key);
  return plain == "source" ? key == "_source" : contains(transparent_keys, plain);
}

bool is_text_field(std::string_view key) {
  return std::ranges::any_of(find_json_names(key), [](const JsonName& name) {
    return name.field == JsonField::text && name.rank < summary_rank;
  });
}

bool is_wrapper_key(std::string_view key) {
  return contains(wrapper_keys, plain_key(key));
}

bool is_outer_wrapper_key(std::string_view key) {
  return contains(outer_wrapper_keys, plain_key(key));
}

}  // namespace morgue
