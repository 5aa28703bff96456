#include "indexer/read/markup_kind.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace morgue {

namespace {

constexpr std::array<std::string_view, 14> news_roots{
    "rss",      "rdf",     "feed",        "entry",       "nitf",          "newsml",      "newsmessage",
    "newsitem", "channel", "packageitem", "conceptitem", "knowledgeitem", "catalogitem", "planningitem"};
constexpr std::array<std::string_view, 4> sgml_roots{"reuters", "lewis", "doc", "docno"};

std::string_view name_at(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find_first_of(" \t\r\n/>[", at), text.size());
  return text.substr(at, end - at);
}

std::string lower_local(std::string_view name) {
  if (const auto colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return text::lower_ascii(name);
}

// Behind a document type, with the declarations that it may hold in brackets.
std::size_t end_of_doctype(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of("[>", at);
  if (end == std::string_view::npos || text[end] == '>') return end;
  const std::size_t bracket = text.find(']', end);
  return bracket == std::string_view::npos ? bracket : text.find('>', bracket);
}

}  // namespace

std::string first_element(std::string_view text) {
  std::string type;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const std::string_view rest = text.substr(at);
    std::size_t end = std::string_view::npos;
    if (rest.starts_with("<?")) {
      end = text.find("?>", at);
    } else if (rest.starts_with("<!--")) {
      end = text.find("-->", at);
    } else if (rest.starts_with("<!")) {
      constexpr std::size_t keyword = 10;  // <!DOCTYPE and a blank
      if (rest.size() > keyword && lower_local(rest.substr(2, 7)) == "doctype") {
        type = lower_local(name_at(text, at + keyword));
      }
      end = end_of_doctype(text, at);
    } else {
      return lower_local(name_at(text, at + 1));
    }
    if (end == std::string_view::npos) return type;
    at = end + 1;
  }
  return type;
}

std::string_view xml_encoding(std::string_view text) {
  const std::size_t begin = text.find("<?xml");
  if (begin == std::string_view::npos) return {};
  const std::string_view declaration = text.substr(begin, text.find("?>", begin) - begin);
  constexpr std::string_view key = "encoding";
  std::size_t at = declaration.find(key);
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at + key.size());
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  return end == std::string_view::npos ? std::string_view{} : declaration.substr(at + 1, end - at - 1);
}

bool is_news_root(std::string_view name) {
  return std::ranges::find(news_roots, name) != news_roots.end();
}

bool is_sgml_root(std::string_view name) {
  return std::ranges::find(sgml_roots, name) != sgml_roots.end();
}

}  // namespace morgue
