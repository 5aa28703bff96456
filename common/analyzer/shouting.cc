#include "common/analyzer/shouting.h"

#include <algorithm>

#include "common/analyzer/characters.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {
namespace {

constexpr std::size_t fewest_capitals = 8;
constexpr std::size_t most_percent = 60;

bool line_shouts(std::string_view line) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (is_ascii_byte(c)) {
      upper += is_ascii_upper(c) ? 1 : 0;
      lower += is_ascii_lower(c) ? 1 : 0;
      ++at;
      continue;
    }
    const text::Decoded decoded = text::decode(line, at);
    upper += text::is_upper(decoded.code) ? 1 : 0;
    lower += text::is_lower(decoded.code) ? 1 : 0;
    at += decoded.size;
  }
  return upper >= fewest_capitals && upper * 100 > (upper + lower) * most_percent;
}

}  // namespace

bool Shouting::shouts(std::size_t at) {
  if (at >= line_end_) {
    const std::size_t before = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    line_end_ = std::min(text_.find('\n', at), text_.size());
    verdict_ = line_shouts(text_.substr(begin, line_end_ - begin));
  }
  return verdict_;
}

}  // namespace morgue
