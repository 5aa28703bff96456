#include "indexer/read/xml_mend.h"

#include <algorithm>

namespace morgue {

namespace {

constexpr std::string_view section_start = "<![CDATA[";
constexpr std::string_view section_end = "]]>";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// "&name;", "&#8217;" or "&#x2019;" at the beginning.
bool is_reference(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::size_t at = text.starts_with("&#") ? 2 : 1;
  const std::size_t begin = at;
  while (at < text.size() && at < longest &&
         (is_letter_or_digit(text[at]) ||
          (at > begin && (text[at] == '.' || text[at] == '_' || text[at] == '-')))) {
    ++at;
  }
  return at > begin && at < text.size() && text[at] == ';';
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
}

}  // namespace

std::string_view XmlMender::mend(std::string_view piece) {
  const bool plain = !in_section_ && piece.find('&') == std::string_view::npos &&
                     piece.find(section_start) == std::string_view::npos &&
                     std::none_of(piece.begin(), piece.end(), is_control);
  if (plain) return piece;
  mended_.clear();
  mended_.reserve(piece.size() + piece.size() / 16);
  for (std::size_t at = 0; at < piece.size();) {
    const std::string_view mark = in_section_ ? section_end : section_start;
    const std::size_t end = std::min(piece.find(mark, at), piece.size());
    for (; at < end; ++at) {
      const char c = piece[at];
      if (is_control(c)) {
        mended_ += ' ';
      } else if (c == '&' && !in_section_ && !is_reference(piece.substr(at))) {
        mended_ += "&amp;";
      } else {
        mended_ += c;
      }
    }
    if (end == piece.size()) break;
    mended_ += mark;
    at += mark.size();
    in_section_ = !in_section_;
  }
  return mended_;
}

}  // namespace morgue
