#include "indexer/read/nitf_article.h"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "indexer/read/wire_dates.h"

namespace morgue {

namespace {

std::string text_at(const XmlElement& from, std::string_view path) {
  const XmlElement* const found = find_path(from, path);
  return found == nullptr ? std::string() : found->all_text();
}

std::string attribute_at(const XmlElement& from, std::string_view path, std::string_view name) {
  const XmlElement* const found = find_path(from, path);
  return found == nullptr ? std::string() : std::string(found->attribute(name));
}

std::string first_of(std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    if (!value.empty()) return value;
  }
  return {};
}

void add(std::vector<std::string>& values, std::string value) {
  if (!value.empty()) values.push_back(std::move(value));
}

// <byline>By <person>Maria Keller</person>, <byttl>Staff Reporter</byttl></byline>
std::vector<std::string> authors_of(const XmlElement& head) {
  std::vector<std::string> authors;
  for (const XmlElement* const byline : head.children_named("byline")) {
    const std::vector<const XmlElement*> people = find_all_below(*byline, "person");
    for (const XmlElement* const person : people) add(authors, person->all_text());
    if (!people.empty()) continue;
    XmlElement without_rank = *byline;
    std::erase_if(without_rank.children, [](const XmlElement& one) { return one.name == "byttl"; });
    std::string name = without_rank.all_text();
    while (name.ends_with(',') || name.ends_with(' ')) name.pop_back();
    add(authors, std::move(name));
  }
  return authors;
}

void add_tags(const XmlElement& head, std::vector<std::string>& tags) {
  for (const XmlElement* const keyword : find_all_below(head, "keyword")) {
    add(tags, std::string(keyword->attribute("key")));
  }
  for (const XmlElement* const subject : find_all_below(head, "tobject.subject")) {
    // From the broadest to the finest; each is a topic of its own.
    for (const std::string_view name :
         {"tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail"}) {
      add(tags, std::string(subject->attribute(name)));
    }
  }
  if (const XmlElement* const identified = find_path(head, "docdata/identified-content")) {
    for (const XmlElement* const one : find_all_below(*identified, "classifier")) {
      add(tags, std::string(one->attribute("value")));
    }
  }
}

void add_places(const XmlElement& head, const XmlElement& body_head, std::vector<std::string>& places) {
  if (const XmlElement* const dateline = body_head.child("dateline"))
    add(places, dateline->child_text("location"));
  for (const XmlElement* const event : find_all_below(head, "evloc")) {
    add(places, first_of({std::string(event->attribute("city")), event->all_text()}));
  }
  if (const XmlElement* const identified = find_path(head, "docdata/identified-content")) {
    for (const XmlElement* const one : find_all_below(*identified, "location")) add(places, one->all_text());
  }
}

}  // namespace

std::string nitf_body(const XmlElement& nitf) {
  const XmlElement* const body = find_path(nitf, "body");
  if (body == nullptr) return {};
  std::string markup;
  for (const XmlElement* const content : body->children_named("body.content")) markup += to_markup(*content);
  if (!markup.empty()) return markup;
  if (body->child("body.head") == nullptr) return to_markup(*body);
  return text_at(*body, "body.head/abstract").empty() ? std::string()
                                                      : to_markup(*find_path(*body, "body.head/abstract"));
}

std::variant<RawArticle, std::string> read_nitf(const XmlElement& nitf) {
  const XmlElement none;
  const XmlElement* const found_head = nitf.child("head");
  const XmlElement& head = found_head == nullptr ? none : *found_head;
  const XmlElement* const found_body_head = find_path(nitf, "body/body.head");
  const XmlElement& body_head = found_body_head == nullptr ? none : *found_body_head;

  RawArticle raw;
  raw.title = first_of({text_at(body_head, "hedline/hl1"), text_at(body_head, "headline/hl1"),
                        text_at(body_head, "hedline"), text_at(head, "title")});
  raw.body = nitf_body(nitf);
  raw.body_kind = RawArticle::Body::html;
  if (raw.title.empty() && raw.body.empty()) return "an NITF document with neither headline nor text";
  raw.id = attribute_at(head, "docdata/doc-id", "id-string");
  raw.url = attribute_at(head, "pubdata", "ex-ref");
  if (raw.url.find("://") == std::string::npos) raw.url.clear();
  raw.date = wire_date(first_of({attribute_at(head, "docdata/date.issue", "norm"),
                                 attribute_at(head, "pubdata", "date.publication"),
                                 attribute_at(head, "docdata/date.release", "norm"),
                                 attribute_at(body_head, "dateline/story.date", "norm")}));
  raw.source = first_of({attribute_at(head, "pubdata", "name"), text_at(body_head, "distributor"),
                         attribute_at(head, "docdata/doc.copyright", "holder"),
                         attribute_at(head, "docdata/doc-id", "regsrc")});
  raw.section = first_of(
      {attribute_at(head, "pubdata", "position.section"), attribute_at(head, "docdata/fixture", "fix-id")});
  raw.language = std::string(nitf.attribute("xml:lang"));
  if (const XmlElement* const body = nitf.child("body"); raw.language.empty() && body != nullptr) {
    raw.language = std::string(body->attribute("xml:lang"));
  }
  raw.authors = authors_of(body_head);
  add_tags(head, raw.tags);
  add_places(head, body_head, raw.places);
  return raw;
}

}  // namespace morgue
