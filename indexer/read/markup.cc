#include "indexer/read/markup.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/text/utf8.h"

namespace morgue {

namespace {

// Sorted.
constexpr std::array<std::string_view, 42> block_elements{
    "address", "article", "aside", "blockquote", "br",      "caption", "center", "dd",    "details",
    "div",     "dl",      "dt",    "figcaption", "figure",  "footer",  "form",   "h1",    "h2",
    "h3",      "h4",      "h5",    "h6",         "header",  "hr",      "legend", "li",    "main",
    "nav",     "ol",      "p",     "pre",        "section", "summary", "table",  "tbody", "td",
    "tfoot",   "th",      "thead", "tr",         "ul",      "xmp"};

constexpr std::array<std::string_view, 18> hidden_elements{
    "audio",  "button", "canvas", "datalist", "head", "iframe",   "noscript", "object", "option",
    "script", "select", "source", "style",    "svg",  "template", "textarea", "title",  "video"};

constexpr std::array<std::string_view, 57> inline_elements{
    "a",        "abbr",     "acronym", "applet", "area",     "b",     "base", "bdi",    "bdo",    "big",
    "body",     "cite",     "code",    "col",    "colgroup", "data",  "del",  "dfn",    "dialog", "em",
    "embed",    "fieldset", "font",    "hgroup", "html",     "i",     "img",  "input",  "ins",    "kbd",
    "label",    "link",     "map",     "mark",   "meta",     "meter", "nobr", "output", "param",  "picture",
    "progress", "q",        "rp",      "rt",     "ruby",     "s",     "samp", "small",  "span",   "strike",
    "strong",   "sub",      "sup",     "time",   "u",        "var",   "wbr"};

static_assert(std::ranges::is_sorted(block_elements));
static_assert(std::ranges::is_sorted(hidden_elements));
static_assert(std::ranges::is_sorted(inline_elements));

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_name_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == ':';
}

// Between a tag's name and its '>': nothing, '/', one bare word, or something with a value. "a<b and c>d" is
// text.
bool may_be_attributes(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  if (text.empty() || text == "/") return true;
  if (blank.find(text.front()) == std::string_view::npos) return false;
  const std::size_t begin = std::min(text.find_first_not_of(blank), text.size());
  const std::size_t end = text.find_last_not_of(" \t\r\n/");
  if (end == std::string_view::npos || end < begin) return true;
  const std::string_view attributes = text.substr(begin, end - begin + 1);
  return attributes.find('=') != std::string_view::npos ||
         attributes.find_first_of(blank) == std::string_view::npos;
}

template <typename Predicate>
bool any_tag(std::string_view text, Predicate predicate) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view name = tag_name(text, at);
    if (!name.empty() && predicate(name)) return true;
  }
  return false;
}

}  // namespace

std::string_view tag_name(std::string_view text, std::size_t at) {
  std::size_t begin = at + 1;
  if (begin < text.size() && text[begin] == '/') ++begin;
  std::size_t end = begin;
  while (end < text.size() && (is_ascii_letter(text[end]) || (end > begin && is_name_character(text[end]))))
    ++end;
  const std::string_view name = text.substr(begin, end - begin);
  if (name.empty() || end == text.size() || !is_html_element(name)) return {};
  constexpr std::size_t longest_tag = 10'000;
  const std::string_view rest = text.substr(end, longest_tag);
  const std::size_t close = rest.find('>');
  return close != std::string_view::npos && may_be_attributes(rest.substr(0, close)) ? name
                                                                                     : std::string_view{};
}

bool is_html_element(std::string_view name) {
  const std::string plain = text::lower_ascii(name);
  return std::ranges::binary_search(block_elements, plain) ||
         std::ranges::binary_search(inline_elements, plain) ||
         std::ranges::binary_search(hidden_elements, plain) ||
         (plain.find_first_of("-:") != std::string::npos && is_ascii_letter(plain.front()));
}

bool is_block_element(std::string_view name) {
  return std::ranges::binary_search(block_elements, text::lower_ascii(name));
}

bool is_hidden_element(std::string_view name) {
  return std::ranges::binary_search(hidden_elements, text::lower_ascii(name));
}

bool has_tags(std::string_view text) {
  return any_tag(text, is_html_element);
}

bool has_block_tags(std::string_view text) {
  return any_tag(text, is_block_element);
}

bool has_entities(std::string_view text) {
  constexpr std::size_t longest_name = 8;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == '#') ++end;
    const std::size_t begin = end;
    while (end < text.size() && end - begin <= longest_name &&
           (is_ascii_letter(text[end]) || is_ascii_digit(text[end]))) {
      ++end;
    }
    // "&T;" is no reference: no name has one letter.
    const bool numeric = text[begin - 1] == '#';
    if (end < text.size() && text[end] == ';' && end - begin >= (numeric ? 1U : 2U)) return true;
  }
  return false;
}

}  // namespace morgue
