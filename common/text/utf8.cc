#include "common/text/utf8.h"

#include "common/text/byte_masks.h"

namespace morgue::text {

namespace {

constexpr std::size_t longest_sequence = 4;

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// The first byte at or after `at` that is part of no valid sequence, or the end.
std::size_t skip_valid(std::string_view text, std::size_t at) {
  while (true) {
    at = skip_ascii(text, at);
    if (at == text.size()) return at;
    const std::size_t size = decode(text, at).size;
    if (size == 1) return at;
    at += size;
  }
}

// White_Space, and the invisible characters that stand in its place on web pages.
bool is_blank(char32_t code) {
  switch (code) {
    case U'\u0085':
    case U'\u00A0':
    case U'\u1680':
    case U'\u2028':
    case U'\u2029':
    case U'\u202F':
    case U'\u205F':
    case U'\u2060':
    case U'\u3000':
    case U'\uFEFF':
      return true;
    default:
      return code == U' ' || (code >= U'\t' && code <= U'\r') || (code >= U'\u2000' && code <= U'\u200B');
  }
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return {};

  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() - at < size) return {};
  // The second byte's range excludes overlong forms, surrogates and what lies beyond U+10FFFF.
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  const unsigned second = byte_at(text, at + 1);
  if (second < low || second > high) return {};

  char32_t code = (lead & (0x7FU >> size)) << 6 | (second & 0x3F);
  for (std::size_t i = 2; i < size; ++i) {
    if (!is_continuation(text[at + i])) return {};
    code = code << 6 | (byte_at(text, at + i) & 0x3F);
  }
  return {code, size};
}

void append(std::string& out, char32_t code) {
  const auto put = [&out](char32_t byte) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  if (code < 0x80) {
    put(code);
    return;
  }
  if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) code = replacement;
  if (code < 0x800) {
    put(0xC0 | code >> 6);
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

std::size_t skip_ascii(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size() && Eight::at(text.data() + at).beyond_ascii() == 0) at += 8;
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

bool is_valid(std::string_view text) {
  return skip_valid(text, 0) == text.size();
}

std::string repair(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bad = skip_valid(text, at);
    out.append(text, at, bad - at);
    if (bad == text.size()) break;
    append(out, replacement);
    at = bad + 1;
  }
  return out;
}

std::size_t floor_boundary(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  // Only a lead byte whose whole sequence is valid claims the byte at `at`; any other byte stands alone.
  for (std::size_t back = 0; back < longest_sequence && back <= at; ++back) {
    const std::size_t start = at - back;
    if (is_continuation(text[start])) continue;
    return decode(text, start).size > back ? start : at;
  }
  return at;
}

std::string lower_ascii(std::string_view text) {
  std::string low(text);
  std::size_t at = 0;
  for (; at + 8 <= low.size(); at += 8) {
    const Eight eight = Eight::at(low.data() + at);
    const Eight lower(eight.bytes() | eight.within('A', 'Z') >> 2);
    lower.put(low.data() + at);
  }
  for (; at < low.size(); ++at)
    low[at] = static_cast<char>(low[at] >= 'A' && low[at] <= 'Z' ? low[at] + 0x20 : low[at]);
  return low;
}

std::string_view trim(std::string_view text) {
  const auto is_plain_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  for (;;) {
    while (!text.empty() && is_plain_blank(text.front())) text.remove_prefix(1);
    if (text.empty() || byte_at(text, 0) < 0x80) break;
    const Decoded first = decode(text, 0);
    if (!is_blank(first.code)) break;
    text.remove_prefix(first.size);
  }
  for (;;) {
    while (!text.empty() && is_plain_blank(text.back())) text.remove_suffix(1);
    if (text.empty() || byte_at(text, text.size() - 1) < 0x80) break;
    const std::size_t last = floor_boundary(text, text.size() - 1);
    if (!is_blank(decode(text, last).code)) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

}  // namespace morgue::text
