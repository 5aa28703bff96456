// The names under which JSON records of many makers keep the fields of an article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace morgue {

enum class JsonField : std::uint8_t {
  title,
  text,
  date,
  updated,
  author,
  source,
  url,
  tag,
  section,
  language,
  place,
  id,
  origin,  // what stands under "source", which trafilatura fills with the address
};
inline constexpr std::size_t json_field_count = 13;

// One meaning of a name. Of several values for a field, that of the lowest rank counts.
struct JsonName {
  std::string_view name;  // lower case, without '_' and '-'
  JsonField field;
  std::uint8_t rank;
};

// What `key` stands for; empty where it is unknown. Case, '_', '-' and a prefix ("dc:", "article:") do not
// matter. Most names have one meaning.
std::span<const JsonName> find_json_names(std::string_view key);

// How well `key` names the value within an object that stands for a field (author: {"name": ...}): 0 is best,
// negative: it does not.
int value_key_rank(std::string_view key);

// An object under this key belongs to the record itself: {"_id": ..., "_source": {"title": ...}}.
bool is_transparent_key(std::string_view key);

// An article's own text (not a summary).
bool is_text_field(std::string_view key);

// {"articles": [...]}, {"response": {"results": [...]}}
bool is_wrapper_key(std::string_view key);
bool is_outer_wrapper_key(std::string_view key);

}  // namespace morgue
