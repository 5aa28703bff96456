// A small part of an XML document in memory: one record, or what stands around the records.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace morgue {

// An element, or a run of text where `name` is empty. Names are local names; those of modules that a feed may
// mix with its own carry the prefix that is usual for them ("dc:creator", "content:encoded"), whatever prefix
// the document uses. Strings are valid UTF-8.
struct XmlElement {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlElement> children;
  std::string text;

  // The first child of this name; null where there is none.
  const XmlElement* child(std::string_view wanted) const;
  std::vector<const XmlElement*> children_named(std::string_view wanted) const;

  // Empty where there is none.
  std::string_view attribute(std::string_view wanted) const;

  // All text within, without blanks at its ends.
  std::string all_text() const;

  // all_text() of the first child of this name that has any.
  std::string child_text(std::string_view wanted) const;
};

// By steps from child to child ("body/body.head/hedline"); null where one is missing.
const XmlElement* find_path(const XmlElement& from, std::string_view path);

// The first element of this name below `from`, in document order; null where there is none.
const XmlElement* find_below(const XmlElement& from, std::string_view name);
std::vector<const XmlElement*> find_all_below(const XmlElement& from, std::string_view name);

// What is within as HTML: elements of HTML stay, those of NITF are translated, media with their captions are
// left out, of unknown ones only the content stays.
std::string to_markup(const XmlElement& element);

}  // namespace morgue
