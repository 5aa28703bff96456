#include "indexer/read/feed_article.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/read/links.h"
#include "indexer/read/markup.h"
#include "indexer/read/wire_text.h"

namespace morgue {

namespace {

std::string first_text(const XmlElement& element, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (std::string text = element.child_text(name); !text.empty()) return text;
  }
  return {};
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// The text of an element that may hold text, escaped markup or markup.
std::string content_of(const XmlElement& element) {
  const std::string_view type = element.attribute("type");
  const bool nested =
      std::ranges::any_of(element.children, [](const XmlElement& one) { return !one.name.empty(); });
  if (nested || type == "xhtml") return to_markup(element);
  // An entry's content may be an image.
  if (type.starts_with("image/") || type.starts_with("video/") || type.starts_with("audio/")) return {};
  return element.all_text();
}

bool has_words(std::string_view markup) {
  bool in_tag = false;
  for (const char c : markup) {
    if (c == '<') in_tag = true;
    if (!in_tag && (static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
                    (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
      return true;
    }
    if (c == '>') in_tag = false;
  }
  return false;
}

// The fullest comes first; a summary stands in where there is no other.
std::string body_of(const XmlElement& item) {
  for (const std::string_view name :
       {"content:encoded", "body", "content", "atom:content", "description", "summary", "atom:summary",
        "encoded", "itunes:summary", "media:description"}) {
    for (const XmlElement* const element : item.children_named(name)) {
      if (std::string content = content_of(*element); has_words(content)) return content;
    }
  }
  if (const XmlElement* const group = item.child("media:group"))
    return group->child_text("media:description");
  return {};
}

const XmlElement& head_of(const XmlElement& feed) {
  const XmlElement* const channel = feed.child("channel");
  return channel == nullptr ? feed : *channel;
}

// Of Atom's links, the one for readers.
std::string atom_link(const XmlElement& element) {
  for (const std::string_view name : {"link", "atom:link"}) {
    for (const XmlElement* const link : element.children_named(name)) {
      const std::string_view relation = link->attribute("rel");
      if (const std::string_view href = link->attribute("href");
          !href.empty() && (relation.empty() || relation == "alternate")) {
        return std::string(href);
      }
    }
  }
  return {};
}

std::string link_of(const XmlElement& element) {
  std::string link = first_text(element, {"feedburner:origLink", "link"});
  return link.empty() ? atom_link(element) : link;
}

std::string base_of(const XmlElement& feed, const XmlElement& item) {
  std::string base = link_of(head_of(feed));
  for (const XmlElement* const element : {&feed, &head_of(feed), &item}) {
    if (const std::string_view stated = element->attribute("xml:base"); !stated.empty()) {
      base = resolve_link(stated, base);
    }
  }
  return base;
}

// "desk@example.org (Maria Keller)" is how RSS wants it; an address alone is nobody's name.
std::string name_of(std::string_view written) {
  const std::size_t at = written.find('@');
  if (at == std::string_view::npos || at == 0) return std::string(written);
  const std::size_t open = written.find('(');
  const std::size_t close = written.rfind(')');
  if (open != std::string_view::npos && close != std::string_view::npos && open < close) {
    return std::string(text::trim(written.substr(open + 1, close - open - 1)));
  }
  if (const std::size_t angle = written.find('<');
      angle != std::string_view::npos && angle > 0 && angle < at) {
    return std::string(text::trim(written.substr(0, angle)));
  }
  return written.find(' ') == std::string_view::npos ? std::string() : std::string(written);
}

std::vector<std::string> authors_of(const XmlElement& element) {
  std::vector<std::string> authors;
  for (const std::string_view element_name :
       {"author", "atom:author", "dc:creator", "itunes:author", "creator"}) {
    for (const XmlElement* const author : element.children_named(element_name)) {
      std::string person = first_text(*author, {"name", "atom:name"});
      if (person.empty() && author->child("email") == nullptr) person = name_of(author->all_text());
      if (!person.empty()) authors.push_back(std::move(person));
    }
    if (!authors.empty()) break;
  }
  return authors;
}

void add_tags(const XmlElement& item, std::vector<std::string>& tags) {
  for (const std::string_view name : {"category", "atom:category", "dc:subject"}) {
    for (const XmlElement* const category : item.children_named(name)) {
      std::string_view label = category->attribute("label");
      if (label.empty()) label = category->attribute("term");
      std::string tag = label.empty() ? category->all_text() : std::string(label);
      // Kinds of entries in the addresses of APIs are no topics.
      if (!tag.empty() && !is_address(tag)) tags.push_back(std::move(tag));
    }
  }
  for (const std::string_view name : {"media:keywords", "itunes:keywords", "keywords"}) {
    const std::string list = item.child_text(name);
    std::string_view rest = list;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of(",;"), rest.size());
      if (const std::string_view tag = text::trim(rest.substr(0, end)); !tag.empty()) tags.emplace_back(tag);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

// The guid that is the article's address says no more than the address.
std::string id_of(const XmlElement& item, std::string& url, const std::string& base) {
  std::string id = first_text(item, {"guid", "id", "atom:id"});
  const XmlElement* const guid = item.child("guid");
  const bool permalink = guid != nullptr && guid->attribute("isPermaLink") != "false" && is_address(id);
  if (url.empty() && (permalink || (guid == nullptr && is_address(id)))) url = resolve_link(id, base);
  return permalink || id == url ? std::string() : id;
}

}  // namespace

std::variant<RawArticle, std::string> read_feed_item(const XmlElement& feed, const XmlElement& item) {
  RawArticle raw;
  const XmlElement& head = head_of(feed);
  raw.title = first_text(item, {"title", "atom:title", "media:title", "dc:title", "itunes:title"});
  if (const XmlElement* const title = item.child("title");
      title != nullptr && title->attribute("type") == "xhtml") {
    raw.title = to_markup(*title);
  }
  raw.body = body_of(item);
  if (raw.title.empty() && raw.body.empty()) return "an item with neither title nor text";
  if (has_tags(raw.body) || has_entities(raw.body)) {
    raw.body_kind = RawArticle::Body::html;
  } else {
    raw.body = join_indented_lines(raw.body);
  }
  const std::string base = base_of(feed, item);
  if (const std::string link = link_of(item); !link.empty()) raw.url = resolve_link(link, base);
  raw.id = id_of(item, raw.url, base);
  raw.authors = authors_of(item);
  raw.date = first_text(item, {"pubDate", "published", "issued", "dc:date", "dcterms:issued",
                               "atom:published", "dcterms:created", "created", "date", "pubdate"});
  raw.updated = first_text(item, {"updated", "modified", "atom:updated", "dcterms:modified"});
  if (raw.date.empty()) raw.date = std::exchange(raw.updated, {});
  if (raw.updated == raw.date) raw.updated.clear();
  if (const XmlElement* const origin = item.child("source");
      origin != nullptr && origin->child("title") != nullptr) {
    raw.source = origin->child_text("title");
  } else {
    raw.source = first_text(item, {"source", "dc:publisher", "dc:source"});
    if (is_address(raw.source)) raw.source.clear();
  }
  if (raw.source.empty()) raw.source = first_text(head, {"dc:publisher"});
  if (raw.source.empty()) {
    const std::string& address = base.empty() ? raw.url : base;
    raw.source = outlet_name(first_text(head, {"title", "atom:title"}), address);
  }
  raw.language = std::string(item.attribute("xml:lang"));
  if (raw.language.empty()) raw.language = first_text(item, {"dc:language", "language"});
  if (raw.language.empty()) raw.language = first_text(head, {"language", "dc:language"});
  if (raw.language.empty()) raw.language = std::string(head.attribute("xml:lang"));
  if (raw.language.empty()) raw.language = std::string(feed.attribute("xml:lang"));
  add_tags(item, raw.tags);
  for (const std::string_view name :
       {"georss:featurename", "georss:featureName", "dcterms:spatial", "dc:coverage"}) {
    for (const XmlElement* const place : item.children_named(name)) {
      if (std::string text = place->all_text(); !text.empty()) raw.places.push_back(std::move(text));
    }
  }
  return raw;
}

}  // namespace morgue
