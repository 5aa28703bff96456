#include "searcher/query/chunk.h"

#include <algorithm>
#include <array>

#include "common/analyzer/joined_words.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

constexpr std::array<std::string_view, 6> quotation_marks{"\"",     "\u201C", "\u201D",
                                                          "\u201E", "\u00AB", "\u00BB"};

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_no_break_space(char32_t code) {
  return code == 0xA0 || code == 0x202F;
}

// Spaces, controls, and marks that show nothing and would hide an operator or field name behind them.
bool parts_words(char32_t code) {
  return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200B) || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202F) || code == 0x205F || (code >= 0x2066 && code <= 0x2069) ||
         code == 0x3000 || code == 0xFEFF;
}

bool groups_digits(std::string_view text, std::size_t at, std::size_t size) {
  const std::string_view behind = text.substr(at + size, 4);
  return at > 0 && is_ascii_digit(text[at - 1]) && behind.size() >= 3 &&
         std::all_of(behind.begin(), behind.begin() + 3, is_ascii_digit) &&
         (behind.size() == 3 || !is_ascii_digit(behind[3]));
}

bool is_letter_or_digit(char32_t code) {
  if (code < 0x80) return is_ascii_letter(static_cast<char>(code)) || is_ascii_digit(static_cast<char>(code));
  return text::is_letter(code) || text::is_digit(code);
}

bool is_wildcard(char c) {
  return c == '*' || c == '?';
}

std::string_view without_punctuation_around(std::string_view chunk) {
  while (!chunk.empty() && !is_wildcard(chunk.front())) {
    const text::Decoded first = text::decode(chunk, 0);
    if (!text::is_punctuation_or_symbol(first.code)) break;
    chunk.remove_prefix(first.size);
  }
  while (!chunk.empty() && chunk.back() != '*') {
    const std::size_t last = text::floor_boundary(chunk, chunk.size() - 1);
    if (!text::is_punctuation_or_symbol(text::decode(chunk, last).code)) break;
    chunk.remove_suffix(chunk.size() - last);
  }
  return chunk;
}

}  // namespace

std::string clean_query(std::string_view typed) {
  std::string clean(typed);
  for (std::size_t at = 0; at < typed.size();) {
    const text::Decoded next = text::decode(typed, at);
    const bool invalid = next.code == text::replacement && next.size == 1;
    const bool number = is_no_break_space(next.code) && groups_digits(typed, at, next.size);
    if (invalid || (parts_words(next.code) && !number)) clean.replace(at, next.size, next.size, ' ');
    at += next.size;
  }
  return clean;
}

std::size_t quotation_mark(std::string_view query, std::size_t at) {
  const char first = query[at];
  if (first != '"' && first != '\xC2' && first != '\xE2') return 0;
  for (const std::string_view mark : quotation_marks) {
    if (query.substr(at, mark.size()) == mark) return mark.size();
  }
  return 0;
}

std::size_t chunk_end(std::string_view query, std::size_t at) {
  while (at < query.size() && query[at] != ' ' && query[at] != '(' && query[at] != ')' &&
         quotation_mark(query, at) == 0) {
    ++at;
  }
  return at;
}

bool has_letter_or_digit(std::string_view chunk) {
  for (std::size_t at = 0; at < chunk.size();) {
    const text::Decoded next = text::decode(chunk, at);
    if (is_letter_or_digit(next.code)) return true;
    at += next.size;
  }
  return false;
}

std::optional<std::string_view> pattern_in(std::string_view chunk) {
  // No word of the vocabulary has a colon or a slash: such a chunk is an address, a time or the like.
  if (chunk.find_first_of("*?") == std::string_view::npos ||
      chunk.find_first_of(":/") != std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view pattern = without_punctuation_around(chunk);
  if (pattern.find_first_of("*?") == std::string_view::npos || !has_letter_or_digit(pattern))
    return std::nullopt;
  return pattern;
}

std::size_t joined_chunks(std::span<const std::string_view> chunks) {
  std::array<std::string_view, most_joined> words;
  std::size_t count = 0;
  while (count < std::min(chunks.size(), most_joined)) {
    const std::string_view chunk = chunks[count];
    std::size_t end = chunk.find_last_not_of(",;:!?.") + 1;
    // The full stop of initials ("5 billion U.S. dollars") ends neither the sentence nor the amount.
    if (end + 1 == chunk.size() && chunk.back() == '.' &&
        chunk.substr(0, end).find('.') != std::string_view::npos) {
      end = chunk.size();
    }
    words[count++] = chunk.substr(0, end);
    if (end < chunk.size()) break;
  }
  return joined_words(std::span(words).first(count));
}

}  // namespace morgue
