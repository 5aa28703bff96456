// "Source: Northern Wire", "Tags: energy, Norway": what pages and hand-made text files say above or below the
// text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace morgue {

struct HeaderLine {
  enum class Field : std::uint8_t {
    title,
    date,
    updated,
    author,
    source,
    section,
    tags,
    places,
    url,
    language,
    id
  };
  Field field;
  std::string value;  // not empty; quotation marks and brackets of front matter taken off
};

std::optional<HeaderLine> read_header_line(std::string_view line);

}  // namespace morgue
