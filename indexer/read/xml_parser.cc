#include "indexer/read/xml_parser.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <deque>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/read/libxml_start.h"
#include "indexer/read/xml_entities.h"
#include "indexer/read/xml_mend.h"

namespace morgue {

namespace {

struct FreeContext {
  void operator()(xmlParserCtxt* context) const {
    xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }
};

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

struct Module {
  std::string_view uri;
  std::string_view prefix;
};

// By what their addresses end with or contain; the rest of RSS and of the wire formats has no prefix.
constexpr std::array<Module, 9> modules{{{"purl.org/dc/elements", "dc:"},
                                         {"purl.org/dc/terms", "dcterms:"},
                                         {"purl.org/rss/1.0/modules/content", "content:"},
                                         {"search.yahoo.com/mrss", "media:"},
                                         {"www.itunes.com/dtds", "itunes:"},
                                         {"www.w3.org/2005/Atom", "atom:"},
                                         {"purl.org/atom", "atom:"},
                                         {"www.georss.org/georss", "georss:"},
                                         {"rssnamespace.org/feedburner", "feedburner:"}}};

constexpr std::array<std::string_view, 6> plain_namespaces{
    "purl.org/rss/1.0/",     "my.netscape.com/rdf",  "iptc.org/",
    "www.w3.org/1999/xhtml", "backend.userland.com", "22-rdf-syntax-ns"};

}  // namespace

class XmlParser::Impl {
 public:
  Impl(std::unique_ptr<ByteSource> utf8, IsRecord is_record, const XmlLimits& limits)
      : bytes_(std::move(utf8)), is_record_(is_record), limits_(limits), entities_(limits.entities) {
    start_libxml();
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = &Impl::on_start;
    handler.endElementNs = &Impl::on_end;
    handler.characters = &Impl::on_text;
    handler.ignorableWhitespace = &Impl::on_text;
    handler.cdataBlock = &Impl::on_text;
    handler.entityDecl = &Impl::on_declaration;
    handler.getEntity = &Impl::on_reference;
    handler.serror = &Impl::on_error;
    context_.reset(xmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr));
    if (!context_) throw ReadError("out of memory");
    xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context_.get(), XML_CHAR_ENCODING_UTF8);
  }

  std::optional<std::variant<XmlElement, XmlProblem>> next() {
    while (found_.empty() && !ended_) advance();
    if (found_.empty()) return std::nullopt;
    auto first = std::move(found_.front());
    found_.pop_front();
    return first;
  }

  const XmlElement* root() const { return root_.name.empty() ? nullptr : &root_; }

 private:
  void advance() {
    std::string_view piece;
    try {
      if (waiting_.empty()) waiting_ = mender_.mend(bytes_->read());
      // So that few records wait at a time.
      constexpr std::size_t step = std::size_t{32} << 10;
      piece = waiting_.substr(0, step);
      waiting_.remove_prefix(piece.size());
    } catch (const ReadError& error) {
      end({error.what(), true});
      return;
    }
    if (!started_) {
      // A declaration after blank lines would be refused.
      piece.remove_prefix(std::min(piece.find_first_not_of(" \t\r\n"), piece.size()));
      if (piece.empty() && !waiting_.empty()) return;
      started_ = !piece.empty();
    }
    const bool last = piece.empty();
    xmlParseChunk(context_.get(), piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
    if (!stop_reason_.empty()) {
      end({stop_reason_, true});
    } else if (last) {
      finish();
    } else if (context_->disableSAX != 0 || context_->instate == XML_PARSER_EOF) {
      finish_halted();
    }
  }

  // libxml2 gave up.
  void finish_halted() {
    const bool behind_the_root = open_.empty() && !root_.name.empty();
    end({behind_the_root ? "what follows the end of the document was not read"
                         : "not readable XML: " + last_error_,
         true});
  }

  void finish() {
    if (root_.name.empty()) {
      const std::string reason = last_error_.empty() ? "no element in it" : last_error_;
      end({started_ ? "not readable XML: " + reason : "empty", true});
    } else if (!open_.empty()) {
      end({"the document ends within <" + open_.back()->name + ">: cut short", true});
    } else {
      ended_ = true;
    }
  }

  void end(XmlProblem problem) {
    ended_ = true;
    found_.emplace_back(std::move(problem));
  }

  std::string name_of(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) const {
    std::string name(view_of(local));
    const std::string_view space = view_of(uri);
    if (space.empty()) return prefix == nullptr ? name : std::string(view_of(prefix)) + ':' + name;
    if (space == root_namespace_) return name;
    for (const auto& [part, usual] : modules) {
      if (space.find(part) != std::string_view::npos) return std::string(usual) + name;
    }
    for (const std::string_view plain : plain_namespaces) {
      if (space.find(plain) != std::string_view::npos) return name;
    }
    return prefix == nullptr ? name : std::string(view_of(prefix)) + ':' + name;
  }

  // False, and nothing is kept, where that would pass a limit.
  bool take(std::size_t size) {
    if (record_depth_ == 0) {
      if (context_size_ + size > limits_.context) return false;
      context_size_ += size;
      return true;
    }
    record_size_ += size;
    return record_size_ <= limits_.record;
  }

  void start(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int attribute_count,
             const xmlChar** attributes) {
    if (open_.empty() && dropped_ == 0) {
      if (!root_.name.empty()) return;
      root_namespace_ = view_of(uri);
      root_.name = name_of(local, prefix, uri);
    }
    constexpr std::size_t deepest = 256;
    if (open_.size() + dropped_ >= deepest) {
      stop("elements nested more than " + std::to_string(deepest) + " deep");
      return;
    }
    XmlElement element;
    element.name = name_of(local, prefix, uri);
    const bool is_root = open_.empty() && dropped_ == 0;
    const bool begins_record = record_depth_ == 0 && dropped_ == 0 && is_record_(root_.name, element.name);
    if (begins_record) {
      record_depth_ = open_.size() + 1;
      record_size_ = 0;
    }
    constexpr std::size_t element_size = 160;
    std::size_t size = element_size;
    constexpr int most_attributes = 64;
    for (int i = 0; i < std::min(attribute_count, most_attributes); ++i) {
      const xmlChar** const one = attributes + std::ptrdiff_t{i} * 5;
      const std::string_view value(reinterpret_cast<const char*>(one[3]),
                                   static_cast<std::size_t>(one[4] - one[3]));
      std::string key(view_of(one[0]));
      if (one[1] != nullptr) key = std::string(view_of(one[1])) + ':' + key;
      size += key.size() + value.size();
      if (size > limits_.record) break;
      // With a handler of its own the parser leaves "&" in values escaped.
      element.attributes.emplace_back(std::move(key), unescape(value));
    }
    if (dropped_ > 0 || !(take(size) || is_root)) {
      ++dropped_;
      return;
    }
    if (is_root) {
      root_.attributes = std::move(element.attributes);
      if (begins_record) {
        record_ = root_;
        open_.push_back(&record_);
      } else {
        open_.push_back(&root_);
      }
      return;
    }
    if (begins_record) {
      record_ = std::move(element);
      open_.push_back(&record_);
      return;
    }
    // Only the last child of an open element is ever open, so the pointers to open elements stay valid.
    open_.back()->children.push_back(std::move(element));
    open_.push_back(&open_.back()->children.back());
  }

  void finish_element() {
    if (open_.empty() && dropped_ == 0) return;
    const bool ends_record = record_depth_ != 0 && open_.size() + dropped_ == record_depth_;
    if (dropped_ > 0) {
      --dropped_;
    } else {
      open_.pop_back();
    }
    if (!ends_record) return;
    record_depth_ = 0;
    if (record_size_ > limits_.record) {
      found_.emplace_back(
          XmlProblem{"the record is longer than " + std::to_string(limits_.record >> 20) + " MiB", false});
    } else {
      found_.emplace_back(std::move(record_));
    }
    record_ = {};
  }

  void add_text(std::string_view text) {
    if (open_.empty() || dropped_ > 0) return;
    XmlElement& parent = *open_.back();
    const bool joins = !parent.children.empty() && parent.children.back().name.empty();
    constexpr std::size_t node_size = 160;
    if (!take(text.size() + (joins ? 0 : node_size))) return;
    if (!joins) parent.children.emplace_back();
    parent.children.back().text.append(text);
  }

  static std::string unescape(std::string_view value) {
    std::string plain;
    for (std::size_t at = 0; at < value.size();) {
      if (value.substr(at).starts_with("&#38;")) {
        plain += '&';
        at += 5;
      } else {
        plain += value[at++];
      }
    }
    return plain;
  }

  void stop(std::string reason) {
    if (stop_reason_.empty()) stop_reason_ = std::move(reason);
    xmlStopParser(context_.get());
  }

  // libxml2 drops references, "&amp;" among them, once it has met an error: it is told that it met none.
  void forgive() { context_->wellFormed = 1; }

  static void on_start(void* self, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int,
                       const xmlChar**, int attribute_count, int, const xmlChar** attributes) {
    auto& parser = *static_cast<Impl*>(self);
    parser.forgive();
    parser.start(local, prefix, uri, attribute_count, attributes);
  }
  static void on_end(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto& parser = *static_cast<Impl*>(self);
    parser.forgive();
    parser.finish_element();
  }
  static void on_text(void* self, const xmlChar* text, int size) {
    auto& parser = *static_cast<Impl*>(self);
    parser.forgive();
    parser.add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  }
  static void on_declaration(void* self, const xmlChar* name, int type, const xmlChar*, const xmlChar* system,
                             xmlChar* content) {
    auto& parser = *static_cast<Impl*>(self);
    if (type == XML_INTERNAL_GENERAL_ENTITY) {
      parser.entities_.declare(view_of(name), view_of(content));
    } else if (type == XML_EXTERNAL_GENERAL_PARSED_ENTITY) {
      parser.entities_.declare_external(view_of(name), view_of(system));
    }
  }
  static xmlEntity* on_reference(void* self, const xmlChar* name) {
    auto& parser = *static_cast<Impl*>(self);
    // Each declaration asks, too.
    const xmlParserInputState state = parser.context_->instate;
    if (state == XML_PARSER_DTD || state == XML_PARSER_ENTITY_DECL || state == XML_PARSER_ENTITY_VALUE)
      return nullptr;
    parser.forgive();
    xmlEntity* const entity = parser.entities_.resolve(view_of(name));
    if (!parser.entities_.refusal().empty()) parser.stop(parser.entities_.refusal());
    return entity;
  }
  static void on_error(void* self, xmlError* error) {
    auto& parser = *static_cast<Impl*>(self);
    if (error == nullptr || error->level < XML_ERR_ERROR || error->message == nullptr) return;
    std::string message = text::repair(error->message);
    for (char& c : message) {
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    constexpr std::size_t longest = 200;
    message.resize(text::floor_boundary(message, std::min(message.size(), longest)));
    parser.last_error_ = std::string(text::trim(message)) + " (line " + std::to_string(error->line) + ")";
  }

  std::unique_ptr<ByteSource> bytes_;
  IsRecord is_record_;
  XmlLimits limits_;
  XmlEntities entities_;
  std::unique_ptr<xmlParserCtxt, FreeContext> context_;
  XmlMender mender_;
  std::string_view waiting_;  // of the latest piece
  bool started_ = false;
  bool ended_ = false;

  XmlElement root_;
  std::string root_namespace_;
  XmlElement record_;
  std::vector<XmlElement*> open_;  // elements that are kept, the outermost first
  std::size_t dropped_ = 0;        // open elements below those, which are not
  std::size_t record_depth_ = 0;   // of the open record; 0 where none is
  std::size_t record_size_ = 0;
  std::size_t context_size_ = 0;
  std::deque<std::variant<XmlElement, XmlProblem>> found_;
  std::string last_error_;
  std::string stop_reason_;
};

XmlParser::XmlParser(std::unique_ptr<ByteSource> utf8, IsRecord is_record, const XmlLimits& limits)
    : impl_(std::make_unique<Impl>(std::move(utf8), is_record, limits)) {}

XmlParser::~XmlParser() = default;

std::optional<std::variant<XmlElement, XmlProblem>> XmlParser::next() {
  return impl_->next();
}

const XmlElement* XmlParser::root() const {
  return impl_->root();
}

}  // namespace morgue
