#include "indexer/read/xml_tree.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/read/markup.h"

namespace morgue {

namespace {

struct Translation {
  std::string_view from;
  std::string_view to;
};

// Of NITF, and of what stands in its place in older NewsML.
constexpr std::array<Translation, 9> translations{{{"hl2", "h2"},
                                                   {"block", "div"},
                                                   {"bq", "blockquote"},
                                                   {"credit", "p"},
                                                   {"note", "div"},
                                                   {"fn", "p"},
                                                   {"dd", "p"},
                                                   {"nitf-table", "div"},
                                                   {"Paragraph", "p"}}};

// Neither the article's text nor part of it.
constexpr std::array<std::string_view, 8> left_out{
    "media", "media-caption", "media-metadata", "media-producer", "script", "style", "head", "custom-table"};

void append_text(const XmlElement& element, std::string& out) {
  out += element.text;
  for (const XmlElement& child : element.children) append_text(child, out);
}

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

std::string_view html_name(std::string_view name) {
  const auto* const found = std::ranges::find(translations, name, &Translation::from);
  if (found != translations.end()) return found->to;
  // Names with a dash would be custom elements of HTML: here they are somebody's XML.
  return is_html_element(name) && name.find_first_of("-:.") == std::string_view::npos ? name
                                                                                      : std::string_view{};
}

void append_markup(const XmlElement& element, std::string& out) {
  if (element.name.empty()) {
    append_escaped(element.text, out);
    return;
  }
  if (std::ranges::find(left_out, std::string_view(element.name)) != left_out.end()) return;
  const std::string_view name = html_name(element.name);
  if (!name.empty()) {
    out.append("<").append(name);
    for (const std::string_view kept : {"href", "class"}) {
      if (const std::string_view value = element.attribute(kept); !value.empty()) {
        out.append(" ").append(kept).append("=\"");
        append_escaped(value, out);
        out += '"';
      }
    }
    out += '>';
    if (name == "br" || name == "hr" || name == "img") return;
  }
  for (const XmlElement& child : element.children) append_markup(child, out);
  if (!name.empty()) out.append("</").append(name).append(">");
}

void collect(const XmlElement& from, std::string_view name, std::vector<const XmlElement*>& found) {
  for (const XmlElement& child : from.children) {
    if (child.name == name) found.push_back(&child);
    collect(child, name, found);
  }
}

}  // namespace

const XmlElement* XmlElement::child(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &XmlElement::name);
  return found == children.end() ? nullptr : &*found;
}

std::vector<const XmlElement*> XmlElement::children_named(std::string_view wanted) const {
  std::vector<const XmlElement*> found;
  for (const XmlElement& one : children) {
    if (one.name == wanted) found.push_back(&one);
  }
  return found;
}

std::string_view XmlElement::attribute(std::string_view wanted) const {
  for (const auto& [attribute_name, value] : attributes) {
    if (attribute_name == wanted) return text::trim(value);
  }
  return {};
}

std::string XmlElement::all_text() const {
  std::string all;
  append_text(*this, all);
  return std::string(text::trim(all));
}

std::string XmlElement::child_text(std::string_view wanted) const {
  for (const XmlElement& one : children) {
    if (one.name != wanted) continue;
    if (std::string all = one.all_text(); !all.empty()) return all;
  }
  return {};
}

const XmlElement* find_path(const XmlElement& from, std::string_view path) {
  const XmlElement* at = &from;
  while (at != nullptr && !path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    at = at->child(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return at;
}

const XmlElement* find_below(const XmlElement& from, std::string_view name) {
  for (const XmlElement& child : from.children) {
    if (child.name == name) return &child;
    if (const XmlElement* const found = find_below(child, name)) return found;
  }
  return nullptr;
}

std::vector<const XmlElement*> find_all_below(const XmlElement& from, std::string_view name) {
  std::vector<const XmlElement*> found;
  collect(from, name, found);
  return found;
}

std::string to_markup(const XmlElement& element) {
  std::string out;
  for (const XmlElement& child : element.children) append_markup(child, out);
  return out;
}

}  // namespace morgue
