#include "indexer/clean/tidy.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/text/byte_masks.h"
#include "common/text/mend.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/html_text.h"
#include "indexer/read/markup.h"

namespace morgue {

namespace {

// What Windows-1252 has at 0x80-0x9F; five places are empty.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0x0020, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x0020, 0x017D, 0x0020, 0x0020, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0020, 0x017E, 0x0178};

constexpr char32_t next_line = 0x85;
constexpr char32_t line_separator = 0x2028;
constexpr char32_t paragraph_separator = 0x2029;

bool is_invisible(char32_t code) {
  return code == 0xAD || code == 0x200B || code == 0x2060 || code == 0xFEFF || code == 0x180E;
}

bool is_noncharacter(char32_t code) {
  return (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
}

void append_tidy(std::string& out, char32_t code) {
  if (code == next_line || code == line_separator || code == '\v' || code == '\f' || code == '\r') {
    out += '\n';
  } else if (code == paragraph_separator) {
    out += "\n\n";
  } else if (code == 0) {
    return;
  } else if (code < 0x20 || code == 0x7F) {
    out += code == '\n' ? '\n' : ' ';
  } else if (code >= 0x80 && code < 0xA0) {
    text::append(out, windows_1252[code - 0x80]);
  } else if (!is_invisible(code) && !is_noncharacter(code)) {
    text::append(out, code);
  }
}

// The first byte at or after `at` of a character that tidying may change, or of none; or the end.
std::size_t skip_tidy(std::string_view text, std::size_t at) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  while (at < text.size()) {
    for (; at + 8 <= text.size(); at += 8) {
      const text::Eight eight = text::Eight::at(text.data() + at);
      if ((eight.within(' ', '~') | eight.are('\n')) != text::Eight::high_bits) break;
    }
    while (at < text.size() && ((byte(at) >= 0x20 && byte(at) < 0x7F) || byte(at) == '\n')) ++at;
    const bool is_letter = at + 1 < text.size() && byte(at) >= 0xC3 && byte(at) < 0xE0;
    const bool is_sign = at + 2 < text.size() && byte(at) == 0xE2;
    if (is_letter && text::is_continuation(text[at + 1])) {
      at += 2;
    } else if (is_sign && text::is_continuation(text[at + 2]) &&
               ((byte(at + 1) == 0x80 && byte(at + 2) >= 0x90 && byte(at + 2) <= 0xA7) ||
                byte(at + 1) == 0x82)) {
      at += 3;  // dashes, quotation marks, an ellipsis; currencies
    } else {
      break;
    }
  }
  return at;
}

// Without a branch for each byte: nearly all lines are looked through to their end.
bool has_gap(std::string_view line) {
  unsigned char gap = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    gap |= static_cast<unsigned char>(static_cast<unsigned char>(line[i] == ' ') &
                                      static_cast<unsigned char>(line[i - 1] == ' '));
  }
  return gap != 0;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  return tidy_line(line);
}

}  // namespace

std::string tidy(std::string_view found) {
  const std::string text_once = text::mend(found);
  const std::string_view text = text_once;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = skip_tidy(text, at);
    out.append(text.substr(at, end - at));
    if (end == text.size()) break;
    at = end;
    if (text.substr(at).starts_with("\r\n")) ++at;
    const text::Decoded decoded = text::decode(text, at);
    append_tidy(out, decoded.code);
    at += decoded.size;
  }
  return text::to_nfc(out);
}

std::string tidy_line(std::string_view line) {
  line = text::trim(line);
  if (!has_gap(line)) return std::string(line);
  std::string out;
  out.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    while (end < line.size() && (line[end] != ' ' || line[end - 1] != ' ')) ++end;
    out.append(line.substr(at, end - at));
    at = std::min(line.find_first_not_of(' ', end), line.size());
  }
  return out;
}

std::string tidy_value(std::string_view value) {
  if (has_tags(value) || has_entities(value)) return tidy_plain_value(html_to_text(value));
  return tidy_plain_value(value);
}

std::string tidy_plain_value(std::string_view value) {
  return one_line(tidy(value));
}

}  // namespace morgue
