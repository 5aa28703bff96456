// What the references of an XML document ("&nbsp;") stand for.
#pragma once

#include <libxml/parser.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace morgue {

// Nothing is expanded twice and nothing fetched: an entity is the text that it was declared with.
class XmlEntities {
 public:
  // `limit`: bytes that declared entities may give in all.
  explicit XmlEntities(std::size_t limit) : left_(limit) {}
  XmlEntities(const XmlEntities&) = delete;
  XmlEntities& operator=(const XmlEntities&) = delete;

  void declare(std::string_view name, std::string_view text);
  void declare_external(std::string_view name, std::string_view address);

  // As libxml2 wants it; valid until the next call. A name that nobody declared is its own text ("&name;").
  xmlEntity* resolve(std::string_view name);

  // Why the document is not to be read on, after a resolve() that was refused.
  const std::string& refusal() const { return refusal_; }

 private:
  struct Declared {
    std::string text;
    bool external = false;
  };

  void refuse(std::string reason);

  std::size_t left_;
  std::map<std::string, Declared, std::less<>> declared_;
  std::string refusal_;
  std::string name_;
  std::string text_;
  xmlEntity entity_{};
};

}  // namespace morgue
