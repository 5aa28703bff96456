// What meta elements are called, and what they speak of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace morgue::html {

enum class Meaning : std::uint8_t {
  author,
  weak_author,
  headline,
  shared_title,
  url,
  site,
  language,
  section,
  tag,
  tags,
  published,
  modified,
  unclear_date,
  image,
  kind,
};

struct MetaName {
  Meaning meaning;
  std::size_t rank = 0;  // what stands first is trusted more
};

// By `name`, `property`, `itemprop` or `http-equiv`, in lower case; nullopt for all other names.
std::optional<MetaName> find_meta_name(std::string name);

}  // namespace morgue::html
