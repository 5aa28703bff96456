#include "indexer/read/newsml_g2_article.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/read/markup.h"
#include "indexer/read/nitf_article.h"
#include "indexer/read/wire_dates.h"
#include "indexer/read/wire_text.h"

namespace morgue {

namespace {

constexpr std::array<std::string_view, 6> items{"newsItem",      "packageItem", "conceptItem",
                                                "knowledgeItem", "catalogItem", "planningItem"};

void add(std::vector<std::string>& values, std::string value) {
  if (!value.empty()) values.push_back(std::move(value));
}

// The name in the item's language, where there are several. Codes stand in lists that are not here.
std::string name_of(const XmlElement& concept_element, std::string_view language) {
  const std::vector<const XmlElement*> names = concept_element.children_named("name");
  for (const XmlElement* const name : names) {
    if (!language.empty() && name->attribute("xml:lang") == language) return name->all_text();
  }
  if (!names.empty()) return names.front()->all_text();
  // A literal may be a word or a code of the provider's own.
  const std::string_view literal = concept_element.attribute("literal");
  return literal.find_first_of("0123456789:") == std::string_view::npos ? std::string(literal)
                                                                        : std::string();
}

// Of who publishes: a name, or the code of the provider without its list ("nprov:AFP").
std::string party_name(const XmlElement& party) {
  if (std::string name = name_of(party, {}); !name.empty()) return name;
  std::string_view code = party.attribute("qcode");
  if (const auto colon = code.rfind(':'); colon != std::string_view::npos) code.remove_prefix(colon + 1);
  if (!code.empty()) return std::string(code);
  return std::string(party.attribute("uri"));
}

struct Content {
  std::string body;
  RawArticle::Body kind = RawArticle::Body::html;
};

Content inline_content(const XmlElement& element) {
  Content content;
  if (const XmlElement* const nitf = find_below(element, "nitf")) {
    content.body = nitf_body(*nitf);
  } else if (const XmlElement* const body = find_below(element, "body")) {
    content.body = to_markup(*body);
  } else if (std::ranges::any_of(element.children, [](const XmlElement& one) { return !one.name.empty(); })) {
    content.body = to_markup(element);
  } else {
    content.body = join_indented_lines(element.all_text());
    if (!has_tags(content.body) && !has_entities(content.body)) content.kind = RawArticle::Body::plain;
  }
  return content;
}

// The longest rendition.
Content content_of(const XmlElement& item) {
  Content best;
  for (const XmlElement* const set : item.children_named("contentSet")) {
    for (const XmlElement& child : set->children) {
      if (child.name != "inlineXML" && child.name != "inlineData") continue;
      if (!child.attribute("encoding").empty()) continue;
      if (Content content = inline_content(child); content.body.size() > best.body.size())
        best = std::move(content);
    }
  }
  return best;
}

const XmlElement* find_nitf(const XmlElement& item) {
  const XmlElement* const set = item.child("contentSet");
  return set == nullptr ? nullptr : find_below(*set, "nitf");
}

void read_content_meta(const XmlElement& meta, RawArticle& raw) {
  for (const XmlElement* const headline : meta.children_named("headline")) {
    if (raw.title.empty()) raw.title = headline->all_text();
  }
  if (const XmlElement* const language = meta.child("language");
      language != nullptr && raw.language.empty()) {
    raw.language = std::string(language->attribute("tag"));
  }
  for (const XmlElement* const by : meta.children_named("by")) add(raw.authors, by->all_text());
  for (const std::string_view name : {"creator", "contributor"}) {
    if (!raw.authors.empty()) break;
    for (const XmlElement* const one : meta.children_named(name))
      add(raw.authors, name_of(*one, raw.language));
  }
  for (const XmlElement* const located : meta.children_named("located")) {
    add(raw.places, name_of(*located, raw.language));
  }
  for (const XmlElement* const subject : meta.children_named("subject")) {
    const std::string_view type = subject->attribute("type");
    const bool is_place = type == "cpnat:geoArea" || type == "cpnat:poi" || type == "cpnat:geo";
    add(is_place ? raw.places : raw.tags, name_of(*subject, raw.language));
  }
  for (const XmlElement* const keyword : meta.children_named("keyword")) add(raw.tags, keyword->all_text());
  for (const XmlElement* const source : meta.children_named("infoSource")) {
    if (raw.source.empty()) raw.source = name_of(*source, raw.language);
  }
  raw.date = wire_date(meta.child_text("contentCreated"));
  raw.updated = wire_date(meta.child_text("contentModified"));
}

std::string description_of(const XmlElement& meta) {
  std::string text;
  for (const XmlElement* const description : meta.children_named("description")) {
    const std::string one = join_indented_lines(description->all_text());
    if (one.empty()) continue;
    if (!text.empty()) text += "\n\n";
    text += one;
  }
  return text;
}

std::string class_of(const XmlElement& item) {
  const XmlElement* const item_class = find_path(item, "itemMeta/itemClass");
  return item_class == nullptr ? std::string() : std::string(item_class->attribute("qcode"));
}

std::variant<RawArticle, std::string> read_news_item(const XmlElement& item) {
  const XmlElement none;
  const XmlElement* const found_meta = item.child("contentMeta");
  const XmlElement& meta = found_meta == nullptr ? none : *found_meta;
  const XmlElement* const found_item_meta = item.child("itemMeta");
  const XmlElement& item_meta = found_item_meta == nullptr ? none : *found_item_meta;

  RawArticle raw;
  read_content_meta(meta, raw);
  Content content = content_of(item);
  raw.body = std::move(content.body);
  raw.body_kind = content.kind;
  if (raw.body.empty()) {
    raw.body = description_of(meta);
    raw.body_kind = RawArticle::Body::plain;
  }
  // What the NITF within says fills what the item leaves open.
  if (const XmlElement* const nitf = find_nitf(item)) {
    auto inner = read_nitf(*nitf);
    if (auto* const article = std::get_if<RawArticle>(&inner)) {
      if (raw.title.empty()) raw.title = std::move(article->title);
      if (raw.authors.empty()) raw.authors = std::move(article->authors);
      if (raw.places.empty()) raw.places = std::move(article->places);
      if (raw.tags.empty()) raw.tags = std::move(article->tags);
    }
  }
  if (raw.title.empty()) raw.title = item_meta.child_text("title");
  if (raw.title.empty() && raw.body.empty()) {
    const std::string item_class = class_of(item);
    return "a newsItem " + (item_class.empty() ? std::string() : "of class " + item_class + " ") +
           "with neither headline nor text";
  }
  raw.id = std::string(item.attribute("guid"));
  if (std::string first = wire_date(item_meta.child_text("firstCreated")); !first.empty())
    raw.date = std::move(first);
  std::string version = wire_date(item_meta.child_text("versionCreated"));
  if (raw.date.empty()) raw.date = version;
  if (raw.updated.empty()) raw.updated = std::move(version);
  if (raw.updated == raw.date) raw.updated.clear();
  if (const XmlElement* const provider = item_meta.child("provider");
      raw.source.empty() && provider != nullptr) {
    raw.source = party_name(*provider);
  }
  const XmlElement* const holder = find_path(item, "rightsInfo/copyrightHolder");
  if (holder != nullptr && (raw.source.empty() || raw.source.find("://") != std::string::npos)) {
    if (std::string name = name_of(*holder, {}); !name.empty()) raw.source = std::move(name);
  }
  if (raw.language.empty()) raw.language = std::string(item.attribute("xml:lang"));
  return raw;
}

}  // namespace

bool is_g2_item(std::string_view name) {
  return std::ranges::find(items, name) != items.end();
}

std::variant<RawArticle, std::string> read_g2_item(const XmlElement& item) {
  if (item.name == "newsItem") return read_news_item(item);
  if (item.name == "packageItem") return "a packageItem, which only refers to items that stand elsewhere";
  return "a " + item.name + ", which holds no article";
}

}  // namespace morgue
