#include "indexer/clean/header_lines.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace morgue {

namespace {

struct HeaderName {
  std::string_view name;  // lower case
  HeaderLine::Field field;
};

constexpr std::array header_names{
    HeaderName{"title", HeaderLine::Field::title},
    HeaderName{"headline", HeaderLine::Field::title},
    HeaderName{"date", HeaderLine::Field::date},
    HeaderName{"published", HeaderLine::Field::date},
    HeaderName{"publication date", HeaderLine::Field::date},
    HeaderName{"updated", HeaderLine::Field::updated},
    HeaderName{"last updated", HeaderLine::Field::updated},
    HeaderName{"author", HeaderLine::Field::author},
    HeaderName{"authors", HeaderLine::Field::author},
    HeaderName{"byline", HeaderLine::Field::author},
    HeaderName{"by", HeaderLine::Field::author},
    HeaderName{"source", HeaderLine::Field::source},
    HeaderName{"publisher", HeaderLine::Field::source},
    HeaderName{"publication", HeaderLine::Field::source},
    HeaderName{"newspaper", HeaderLine::Field::source},
    HeaderName{"section", HeaderLine::Field::section},
    HeaderName{"category", HeaderLine::Field::section},
    HeaderName{"tags", HeaderLine::Field::tags},
    HeaderName{"tag", HeaderLine::Field::tags},
    HeaderName{"keywords", HeaderLine::Field::tags},
    HeaderName{"topics", HeaderLine::Field::tags},
    HeaderName{"place", HeaderLine::Field::places},
    HeaderName{"places", HeaderLine::Field::places},
    HeaderName{"location", HeaderLine::Field::places},
    HeaderName{"url", HeaderLine::Field::url},
    HeaderName{"link", HeaderLine::Field::url},
    HeaderName{"language", HeaderLine::Field::language},
    HeaderName{"lang", HeaderLine::Field::language},
    HeaderName{"id", HeaderLine::Field::id},
};

std::string_view unquote(std::string_view value) {
  value = text::trim(value);
  const auto enclosed = [value](char open, char close) {
    return value.size() >= 2 && value.front() == open && value.back() == close;
  };
  if (enclosed('"', '"') || enclosed('\'', '\'') || enclosed('[', ']'))
    return text::trim(value.substr(1, value.size() - 2));
  return value;
}

}  // namespace

std::optional<HeaderLine> read_header_line(std::string_view line) {
  constexpr std::size_t longest_name = 20;
  const std::size_t colon = line.substr(0, longest_name).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string name = text::lower_ascii(text::trim(line.substr(0, colon)));
  const auto* const found = std::ranges::find(header_names, std::string_view(name), &HeaderName::name);
  const std::string_view value = unquote(line.substr(colon + 1));
  if (found == header_names.end() || value.empty()) return std::nullopt;
  return HeaderLine{found->field, std::string(value)};
}

}  // namespace morgue
