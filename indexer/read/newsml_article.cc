#include "indexer/read/newsml_article.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/read/markup.h"
#include "indexer/read/nitf_article.h"
#include "indexer/read/wire_dates.h"

namespace morgue {

namespace {

// Components that hold text, but not the article's.
constexpr std::array<std::string_view, 8> other_roles{"StyleSheet", "HeadLine",  "Headline", "SubHeadLine",
                                                      "Caption",    "Copyright", "Logo",     "Contact"};

struct Content {
  std::string body;
  RawArticle::Body kind = RawArticle::Body::html;
  std::vector<const XmlElement*> components;  // that hold it, the outermost first
};

std::string formal_name(const XmlElement& from, std::string_view name) {
  const XmlElement* const found = find_below(from, name);
  return found == nullptr ? std::string() : std::string(found->attribute("FormalName"));
}

bool is_text(const XmlElement& item) {
  const std::string type = text::lower_ascii(formal_name(item, "MimeType"));
  return type.empty() || (type.starts_with("text/") && type != "text/css") ||
         type.find("xml") != std::string::npos || type.find("html") != std::string::npos;
}

// NITF, XHTML, markup in a CDATA section or plain text.
Content content_of(const XmlElement& data) {
  Content content;
  if (const XmlElement* const nitf = data.name == "nitf" ? &data : find_below(data, "nitf")) {
    content.body = nitf_body(*nitf);
  } else if (const XmlElement* const body = find_below(data, "body")) {
    content.body = to_markup(*body);
  } else if (std::ranges::any_of(data.children, [](const XmlElement& one) { return !one.name.empty(); })) {
    content.body = to_markup(data);
  } else {
    content.body = data.all_text();
    if (!has_tags(content.body) && !has_entities(content.body)) content.kind = RawArticle::Body::plain;
  }
  return content;
}

void find_content(const XmlElement& from, std::vector<const XmlElement*>& components, Content& best) {
  const bool is_component = from.name == "NewsComponent" || from.name == "NewsItem";
  if (is_component) {
    const XmlElement* const role = from.child("Role");
    if (role != nullptr && std::ranges::find(other_roles, role->attribute("FormalName")) != other_roles.end())
      return;
    components.push_back(&from);
  }
  for (const XmlElement& child : from.children) {
    if (child.name == "ContentItem" && is_text(child)) {
      for (const XmlElement* const data : find_all_below(child, "DataContent")) {
        Content content = content_of(*data);
        if (content.body.size() <= best.body.size()) continue;
        best = std::move(content);
        best.components = components;
      }
    } else {
      find_content(child, components, best);
    }
  }
  if (is_component) components.pop_back();
}

// The line in the innermost of the components that has one.
std::string news_line(const std::vector<const XmlElement*>& components, std::string_view name) {
  for (std::size_t i = components.size(); i-- > 0;) {
    for (const XmlElement* const lines : components[i]->children_named("NewsLines")) {
      if (std::string text = lines->child_text(name); !text.empty()) return text;
    }
  }
  return {};
}

void add(std::vector<std::string>& values, std::string value) {
  if (!value.empty()) values.push_back(std::move(value));
}

void add_topics(const XmlElement& item, RawArticle& raw) {
  for (const XmlElement* const property : find_all_below(item, "Property")) {
    const std::string_view name = property->attribute("FormalName");
    const std::string_view value = property->attribute("Value");
    const auto names = [name](std::string_view part) { return name.find(part) != std::string_view::npos; };
    if (names("Country") || names("State") || names("City") || names("Location")) {
      add(raw.places, std::string(value));
    } else if (names("Keyword") || names("Subject")) {
      add(raw.tags, std::string(value));
    }
  }
  for (const std::string_view name :
       {"KeywordLine", "SubjectCode", "Subject", "SubjectMatter", "SubjectDetail"}) {
    for (const XmlElement* const one : find_all_below(item, name)) {
      std::string value(one->attribute("FormalName"));
      // A bare number stands in a list that is not here.
      if (value.find_first_not_of("0123456789") == std::string::npos) value.clear();
      add(raw.tags, name == "KeywordLine" ? one->all_text() : std::move(value));
    }
  }
  if (const XmlElement* const management = item.child("NewsManagement"))
    raw.updated = management->child_text("ThisRevisionCreated");
}

std::string party(const XmlElement& from, std::string_view role) {
  for (const XmlElement* const one : find_all_below(from, role)) {
    if (std::string name = formal_name(*one, "Party"); !name.empty()) return name;
  }
  return {};
}

}  // namespace

std::variant<RawArticle, std::string> read_newsml_item(const XmlElement& message, const XmlElement& item) {
  std::vector<const XmlElement*> components;
  Content content;
  find_content(item, components, content);
  if (content.components.empty()) {
    // No text of its own: the first component may have a headline.
    if (const XmlElement* const first = find_below(item, "NewsComponent"))
      content.components = {&item, first};
  }
  RawArticle raw;
  raw.body = std::move(content.body);
  raw.body_kind = content.kind;
  raw.title = news_line(content.components, "HeadLine");
  if (raw.title.empty()) {
    if (const XmlElement* const line = find_below(item, "HeadLine")) raw.title = line->all_text();
  }
  if (raw.title.empty() && raw.body.empty()) return "a NewsItem with neither headline nor text";
  const XmlElement* const identifier = find_path(item, "Identification/NewsIdentifier");
  if (identifier != nullptr) {
    raw.id = identifier->child_text("PublicIdentifier");
    if (raw.id.empty()) raw.id = identifier->child_text("NewsItemId");
  }
  if (const XmlElement* const created = find_path(item, "NewsManagement/FirstCreated")) {
    raw.date = wire_date(created->all_text());
  }
  add_topics(item, raw);
  raw.updated = wire_date(raw.updated);
  if (raw.date.empty() && identifier != nullptr) raw.date = identifier->child_text("DateId");
  if (raw.updated == raw.date) raw.updated.clear();
  for (const XmlElement* const byline : find_all_below(item, "ByLine")) add(raw.authors, byline->all_text());
  if (raw.authors.empty()) add(raw.authors, party(item, "Creator"));
  raw.source = party(message, "SentFrom");
  if (raw.source.empty()) raw.source = party(item, "Provider");
  if (raw.source.empty()) raw.source = party(item, "Source");
  if (raw.source.empty() && identifier != nullptr) raw.source = identifier->child_text("ProviderId");
  for (std::size_t i = content.components.size(); raw.language.empty() && i-- > 0;) {
    const XmlElement* const described = content.components[i]->child("DescriptiveMetadata");
    if (described != nullptr) raw.language = formal_name(*described, "Language");
  }
  return raw;
}

}  // namespace morgue
