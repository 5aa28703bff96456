#include "indexer/read/xml_entities.h"

#include <libxml/HTMLparser.h>

#include <utility>

#include "common/text/utf8.h"

namespace morgue {

namespace {

// Beyond this many a document's declarations are passed over.
constexpr std::size_t most_entities = 1000;
constexpr std::size_t longest_name = 60;

std::string printable(std::string_view text) {
  std::string line = text::repair(text.substr(0, longest_name));
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return line;
}

}  // namespace

void XmlEntities::declare(std::string_view name, std::string_view text) {
  // The first declaration counts.
  if (declared_.size() < most_entities)
    declared_.try_emplace(std::string(name), Declared{std::string(text), false});
}

void XmlEntities::declare_external(std::string_view name, std::string_view address) {
  if (declared_.size() < most_entities) {
    declared_.try_emplace(std::string(name), Declared{std::string(address), true});
  }
}

xmlEntity* XmlEntities::resolve(std::string_view name) {
  name_ = name;
  text_.clear();
  if (const auto found = declared_.find(name); found != declared_.end()) {
    const Declared& declared = found->second;
    if (declared.external) {
      refuse("refers to the external entity \"" + printable(name) + "\" (" + printable(declared.text) +
             "), which is never opened");
    } else if (declared.text.find('&') != std::string::npos) {
      refuse("refers to the entity \"" + printable(name) +
             "\", which is made of other entities: taken for an entity bomb");
    } else if (declared.text.size() > left_) {
      refuse("its own entities make it grow without measure: taken for an entity bomb");
    } else {
      left_ -= declared.text.size();
      text_ = declared.text;
    }
  } else if (const htmlEntityDesc* const known =
                 htmlEntityLookup(reinterpret_cast<const xmlChar*>(name_.c_str()))) {
    text::append(text_, static_cast<char32_t>(known->value));
  } else {
    text_ = '&' + name_ + ';';
  }
  // As predefined, so that libxml2 takes the text for text and looks no further into it.
  entity_ = {};
  entity_.type = XML_ENTITY_DECL;
  entity_.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  entity_.name = reinterpret_cast<const xmlChar*>(name_.c_str());
  entity_.content = reinterpret_cast<xmlChar*>(text_.data());
  entity_.orig = entity_.content;
  entity_.length = static_cast<int>(text_.size());
  return &entity_;
}

void XmlEntities::refuse(std::string reason) {
  if (refusal_.empty()) refusal_ = std::move(reason);
}

}  // namespace morgue
