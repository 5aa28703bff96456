#include "common/text/display.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <cstdint>
#include <memory>

#include "common/text/icu_breaker.h"
#include "common/text/utf8.h"

namespace morgue::text {

namespace {

constexpr std::string_view ellipsis = "…";
constexpr char32_t zero_width_joiner = U'\u200D';

constexpr bool is_plain_ascii(char c) {
  return c >= ' ' && c < '\x7F';
}

// Marks and embeddings that could show text in another order than it has.
constexpr bool is_bidi_control(char32_t code) {
  return code == U'\u061C' || code == U'\u200E' || code == U'\u200F' ||
         (code >= U'\u202A' && code <= U'\u202E') || (code >= U'\u2066' && code <= U'\u2069');
}

constexpr bool is_line_break(char32_t code) {
  return code == 0x85 || code == U'\u2028' || code == U'\u2029';
}

constexpr bool is_unsafe(char32_t code) {
  return code < U' ' || (code >= 0x7F && code < 0xA0) || is_line_break(code) || is_bidi_control(code);
}

std::size_t width_of(char32_t code) {
  if (code < 0x80) return code >= U' ' && code != 0x7F ? 1 : 0;
  const auto c = static_cast<UChar32>(code);
  constexpr std::uint32_t invisible = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_GET_GC_MASK(c) & invisible) != 0) return 0;
  // The vowels and final consonants of a decomposed Hangul syllable are drawn into its first cell pair.
  const std::int32_t syllable_part = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable_part == U_HST_VOWEL_JAMO || syllable_part == U_HST_TRAILING_JAMO) return 0;
  // Two of these make one flag.
  if (u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR)) return 1;
  const std::int32_t east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  const bool wide = east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH;
  return wide || u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) ? 2 : 1;
}

// The end of the character at `at` with all that is drawn into its cells, and its width.
struct Cluster {
  std::size_t end;
  std::size_t width;
};

Cluster cluster_at(std::string_view text, std::size_t at) {
  Decoded c = decode(text, at);
  Cluster cluster{at + c.size, width_of(c.code)};
  while (cluster.end < text.size()) {
    const bool joined = c.code == zero_width_joiner;
    c = decode(text, cluster.end);
    const std::size_t width = width_of(c.code);
    if (width > 0 && !joined) break;
    cluster.width += width;
    cluster.end += c.size;
  }
  return cluster;
}

class LineBreaker {
 public:
  explicit LineBreaker(std::string_view text) { breaker_.first(text); }

  // Where the next stretch that must not be broken ends, spaces after it included; npos after the last.
  std::size_t next() {
    const std::int32_t at = breaker_.next();
    return at == UBRK_DONE ? std::string_view::npos : static_cast<std::size_t>(at);
  }
  bool must_break() const {
    const std::int32_t status = breaker_.rule_status();
    return status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT;
  }

 private:
  IcuBreaker breaker_{UBRK_LINE, "line"};
};

// Breaks text[begin, end), alone wider than a line, between characters. Returns the width of its last line.
std::size_t break_anywhere(std::string_view text, std::size_t begin, std::size_t end, std::size_t columns,
                           std::vector<std::size_t>& starts) {
  std::size_t width = 0;
  for (std::size_t at = begin; at < end;) {
    const Cluster cluster = cluster_at(text.substr(0, end), at);
    if (width > 0 && width + cluster.width > columns) {
      starts.push_back(at);
      width = 0;
    }
    width += cluster.width;
    at = cluster.end;
  }
  return width;
}

}  // namespace

std::string safe_for_terminal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (is_plain_ascii(text[at])) {
      out.push_back(text[at++]);
      continue;
    }
    const Decoded c = decode(text, at);
    at += c.size;
    if (!is_unsafe(c.code)) {
      append(out, c.code);
    } else if (c.code < 0x80 || is_line_break(c.code)) {
      out.push_back(' ');
    }
  }
  return out;
}

std::string safe_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    if (is_plain_ascii(json[at])) {
      out.push_back(json[at++]);
      continue;
    }
    const Decoded c = decode(json, at);
    // Of C0, what stands here parts values; within them it is escaped already.
    if (c.code >= U' ' && is_unsafe(c.code)) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c.code));
    } else {
      out.append(json.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    width += width_of(c.code);
    at += c.size;
  }
  return width;
}

std::vector<std::size_t> wrap_points(std::string_view text, std::size_t columns) {
  std::vector<std::size_t> starts = {0};
  LineBreaker breaker(text);
  std::size_t width = 0;  // of the line so far, spaces at its end included
  std::size_t begin = 0;
  for (std::size_t end = breaker.next(); end != std::string_view::npos; end = breaker.next()) {
    const std::size_t ink_end = begin + text.substr(begin, end - begin).find_last_not_of(' ') + 1;
    const std::size_t ink = display_width(text.substr(begin, ink_end - begin));
    if (width > 0 && width + ink > columns) {
      starts.push_back(begin);
      width = 0;
    }
    if (ink > columns) {
      width = break_anywhere(text, begin, ink_end, columns, starts);
    } else {
      width += ink;
    }
    width += end - ink_end;
    if (breaker.must_break() && end < text.size()) {
      starts.push_back(end);
      width = 0;
    }
    begin = end;
  }
  return starts;
}

std::string ellipsize(std::string_view text, std::size_t columns) {
  std::size_t fits = 0;  // the end of what stands before an ellipsis
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Cluster cluster = cluster_at(text, at);
    width += cluster.width;
    at = cluster.end;
    if (width < columns) fits = at;
    if (width > columns) {
      if (columns == 0) return {};
      while (fits > 0 && text[fits - 1] == ' ') --fits;
      return std::string(text.substr(0, fits)) + std::string(ellipsis);
    }
  }
  return std::string(text);
}

}  // namespace morgue::text
