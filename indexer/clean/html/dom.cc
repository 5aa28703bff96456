#include "indexer/clean/html/dom.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <limits>

#include "common/text/utf8.h"

namespace morgue::html {

namespace {

struct FreeContext {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

// The parser searches all open elements at each end tag, which is quadratic.
constexpr std::size_t deepest = 500;

// It compares each attribute with all before it, which is quadratic too; what has more loses them all.
constexpr std::size_t most_attributes = 2000;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool starts_with_word(std::string_view text, std::string_view lower_word) {
  if (text.size() < lower_word.size()) return false;
  return std::ranges::equal(text.substr(0, lower_word.size()), lower_word, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
}

// Elements that are closed by what follows, or have no end: they do not nest.
bool nests(std::string_view name) {
  constexpr std::array<std::string_view, 27> flat{
      "area",  "base", "body",   "br",    "col", "dd",   "dt",    "embed",  "head",
      "hr",    "html", "img",    "input", "li",  "link", "meta",  "option", "p",
      "param", "path", "source", "tbody", "td",  "th",   "thead", "tr",     "wbr"};
  return std::ranges::find(flat, name) == flat.end();
}

// One past the end of what begins at `at` and holds no tags: a comment, a script, a style.
std::size_t end_of_raw(std::string_view page, std::size_t at, std::string_view name) {
  for (std::size_t end = page.find("</", at); end != std::string_view::npos; end = page.find("</", end + 2)) {
    if (starts_with_word(page.substr(end + 2), name)) return end;
  }
  return page.size();
}

// What the parser is given: without elements too deep, without attributes beyond counting, and without NUL, which would end the text.
std::string make_safe(std::string_view page) {
  std::string out;
  out.reserve(page.size());
  std::size_t depth = 0;
  std::size_t copied = 0;
  const auto copy_to = [&](std::size_t end) {
    out.append(page.substr(copied, end - copied));
    copied = end;
  };
  std::string name;
  for (std::size_t at = page.find('<'); at != std::string_view::npos && at + 1 < page.size();
       at = page.find('<', at)) {
    if (page.substr(at).starts_with("<!--")) {
      const std::size_t end = page.find("-->", at + 4);
      at = end == std::string_view::npos ? at + 4 : end + 3;
      continue;
    }
    const bool closes = page[at + 1] == '/';
    std::size_t begin = at + (closes ? 2 : 1);
    if (begin >= page.size() || !is_name_start(page[begin])) {
      ++at;
      continue;
    }
    name.clear();
    for (; begin < page.size() && (is_name_start(page[begin]) || (page[begin] >= '0' && page[begin] <= '9'));
         ++begin) {
      name += static_cast<char>(page[begin] | 0x20);
    }
    std::size_t end = page.find('>', begin);
    if (end == std::string_view::npos) break;
    if (static_cast<std::size_t>(std::count(page.begin() + static_cast<std::ptrdiff_t>(begin),
                                            page.begin() + static_cast<std::ptrdiff_t>(end), '=')) >
        most_attributes) {
      copy_to(begin);
      copied = end;
    }
    if (closes) {
      if (depth > 0 && nests(name)) --depth;
    } else if (name == "script" || name == "style") {
      if (page[end - 1] != '/') end = end_of_raw(page, end, name) - 1;
    } else if (nests(name) && page[end - 1] != '/' && ++depth > deepest) {
      copy_to(at);
      copied = end + 1;
    }
    at = end + 1;
  }
  copy_to(page.size());
  std::ranges::replace(out, '\0', ' ');
  return out;
}

void append_collapsed(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
}

}  // namespace

void Dom::Free::operator()(_xmlDoc* document) const {
  xmlFreeDoc(document);
}

Dom Dom::parse(std::string_view page) {
  Dom dom;
  const std::string safe = make_safe(page);
  if (safe.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return dom;
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(
      htmlCreateMemoryParserCtxt(safe.data(), static_cast<int>(safe.size())));
  if (!context) return dom;
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
  // Else a text of more than 10 MB ends the parse.
  context->options |= XML_PARSE_HUGE;
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(context.get());
  dom.document_.reset(context->myDoc);
  dom.build();
  return dom;
}

void Dom::build() {
  const xmlNode* node = document_ ? xmlDocGetRootElement(document_.get()) : nullptr;
  if (node == nullptr) return;
  const xmlNode* const root = node;
  std::vector<std::uint32_t> open;
  const auto close = [&] {
    nodes_[open.back()].end = static_cast<std::uint32_t>(nodes_.size());
    open.pop_back();
  };
  while (node != nullptr) {
    const bool is_text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    const bool is_element = node->type == XML_ELEMENT_NODE;
    bool entered = false;
    if (is_text || is_element) {
      Node made;
      made.tag = is_text ? Tag::text : tag_of(view(node->name));
      made.text = is_text ? view(node->content) : view(node->name);
      made.parent = open.empty() ? 0 : open.back();
      made.first_attribute = static_cast<std::uint32_t>(attributes_.size());
      for (const xmlAttr* attribute = is_element ? node->properties : nullptr; attribute != nullptr;
           attribute = attribute->next) {
        const xmlNode* const value = attribute->children;
        attributes_.push_back(
            {view(attribute->name), value == nullptr ? std::string_view{} : view(value->content)});
      }
      made.attribute_count = static_cast<std::uint32_t>(attributes_.size()) - made.first_attribute;
      nodes_.push_back(made);
      nodes_.back().end = static_cast<std::uint32_t>(nodes_.size());
      if (is_element && node->children != nullptr) {
        open.push_back(static_cast<std::uint32_t>(nodes_.size() - 1));
        entered = true;
      }
    }
    if (entered) {
      node = node->children;
      continue;
    }
    while (node != root && node->next == nullptr) {
      node = node->parent;
      close();
    }
    node = node == root ? nullptr : node->next;
  }
}

std::string_view Dom::attribute(std::size_t node, std::string_view name) const {
  const Node& element = nodes_[node];
  for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
    const Attribute& one = attributes_[element.first_attribute + i];
    if (one.name == name) return one.value;
  }
  return {};
}

bool Dom::has_attribute(std::size_t node, std::string_view name) const {
  const Node& element = nodes_[node];
  for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
    if (attributes_[element.first_attribute + i].name == name) return true;
  }
  return false;
}

std::string Dom::text(std::size_t node) const {
  std::string out;
  const std::uint32_t end = nodes_[node].end;
  for (std::uint32_t i = static_cast<std::uint32_t>(node); i < end;) {
    const Node& one = nodes_[i];
    if (one.tag == Tag::hidden || one.tag == Tag::script || one.tag == Tag::noscript) {
      i = one.end;
      continue;
    }
    if (one.tag == Tag::text) {
      append_collapsed(out, one.text);
    } else if (is_block(one.tag) && !out.empty() && out.back() != ' ') {
      out += ' ';
    }
    ++i;
  }
  return std::string(text::trim(out));
}

bool Dom::is_within(std::size_t node, Tag ancestor) const {
  for (std::size_t at = node;; at = nodes_[at].parent) {
    if (nodes_[at].tag == ancestor) return true;
    if (at == nodes_[at].parent) return false;
  }
}

}  // namespace morgue::html
