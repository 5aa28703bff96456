// XML as a run of records, without ever holding the document.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/read/byte_source.h"
#include "indexer/read/xml_tree.h"

namespace morgue {

// What is wrong, on one line. `fatal`: nothing was read beyond it.
struct XmlProblem {
  std::string reason;
  bool fatal = false;
};

struct XmlLimits {
  // Text and structure of one record, and of all that stands around the records.
  std::size_t record = std::size_t{16} << 20;
  std::size_t context = std::size_t{1} << 20;
  // What a document's own entities may add to it.
  std::size_t entities = std::size_t{1} << 20;
};

// By libxml2, told to read on behind what is not well-formed. Nothing is fetched: no DTD, no external entity.
// Names of HTML ("&nbsp;") are known, as feeds take them for granted; entities that a document declares are
// known where they are plain text, within the limit; a reference to any other ends the document with a
// problem.
class XmlParser {
 public:
  // Whether elements of this name are records, in a document with this root; the outermost counts.
  using IsRecord = bool (*)(std::string_view root, std::string_view name);

  XmlParser(std::unique_ptr<ByteSource> utf8, IsRecord is_record, const XmlLimits& limits = {});
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;
  ~XmlParser();

  // The next record or problem, in document order; nullopt at the end. Damage that could be read past is no
  // problem.
  std::optional<std::variant<XmlElement, XmlProblem>> next();

  // The root with what was read so far, without the records. Null before the root.
  const XmlElement* root() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace morgue
