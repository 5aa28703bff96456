#include "indexer/clean/html_text.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>

#include "common/text/utf8.h"
#include "indexer/read/markup.h"

namespace morgue {

namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

struct FreeContext {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

using Document = std::unique_ptr<xmlDoc, FreeDocument>;

std::string_view name_of(const xmlNode& node) {
  return node.name == nullptr ? std::string_view{} : reinterpret_cast<const char*>(node.name);
}

// Elements that are closed by what follows, or have no end: they do not nest.
bool nests(std::string_view name) {
  constexpr std::array<std::string_view, 24> flat{
      "area", "base",   "br", "col",   "dd",     "dt",    "embed", "hr",    "img", "input", "li", "link",
      "meta", "option", "p",  "param", "source", "tbody", "td",    "tfoot", "th",  "thead", "tr", "wbr"};
  return std::ranges::find(flat, name) == flat.end();
}

// Deeper elements lose their structure, not their text: the parser searches all open elements at each end
// tag, which is quadratic.
constexpr std::size_t deepest = 500;

// What the parser is given: without elements too deep, without NUL (it would end the text), and with "<"
// escaped where no tag of HTML begins. For the parser everything that looks like a tag is one, and what it
// does not know is lost with all up to the next '>'.
std::string make_safe(std::string_view html) {
  std::string out;
  out.reserve(html.size() + html.size() / 16);
  std::size_t depth = 0;
  for (std::size_t i = 0; i < html.size(); ++i) {
    const char c = html[i];
    if (c != '<') {
      out += c == '\0' ? ' ' : c;
      continue;
    }
    const std::string_view rest = html.substr(i);
    const std::string name = text::lower_ascii(tag_name(html, i));
    if (name.empty()) {
      const bool special = rest.starts_with("<!--") || rest.starts_with("<![CDATA[") ||
                           rest.starts_with("<?") || rest.starts_with("<!DOCTYPE") ||
                           rest.starts_with("<!doctype");
      out += special ? "<" : "&lt;";
      continue;
    }
    if (rest.starts_with("</")) {
      if (depth > 0 && nests(name)) --depth;
    } else if (nests(name) && ++depth > deepest) {
      out += is_block_element(name) ? "<br>" : " ";
      i += rest.find('>');
      continue;
    }
    out += c;
  }
  return out;
}

Document parse(const std::string& html) {
  if (html.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return nullptr;
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(
      htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size())));
  if (!context) return nullptr;
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
  // Else a text of more than 10 MB ends the parse.
  context->options |= XML_PARSE_HUGE;
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(context.get());
  return Document(context->myDoc);
}

// Text as it grows, white space collapsed the way a browser does.
class Page {
 public:
  explicit Page(bool keep_line_breaks) : keep_line_breaks_(keep_line_breaks) {}

  void add_text(std::string_view text, bool preformatted) {
    for (const char c : text) {
      if (c == '\n' && (preformatted || keep_line_breaks_)) {
        break_line();
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        space_pending_ = true;
      } else {
        flush();
        out_ += c;
      }
    }
  }

  void break_line() { ++breaks_; }
  void end_paragraph() { breaks_ = std::max(breaks_, 2); }
  void space() { space_pending_ = true; }

  std::string take() { return std::move(out_); }

 private:
  // Nothing before the first text; breaks swallow spaces.
  void flush() {
    if (!out_.empty()) {
      if (breaks_ > 0) {
        out_.append(static_cast<std::size_t>(std::min(breaks_, 2)), '\n');
      } else if (space_pending_) {
        out_ += ' ';
      }
    }
    breaks_ = 0;
    space_pending_ = false;
  }

  std::string out_;
  bool keep_line_breaks_;
  bool space_pending_ = false;
  int breaks_ = 0;
};

class Walk {
 public:
  explicit Walk(bool keep_line_breaks) : page_(keep_line_breaks) {}

  std::string text_of(xmlDoc* document) {
    const xmlNode* node = xmlDocGetRootElement(document);
    const xmlNode* const root = node;
    while (node != nullptr) {
      const bool descend = enter(*node);
      if (descend && node->children != nullptr) {
        node = node->children;
        continue;
      }
      if (descend) leave(*node);
      while (node != root && node->next == nullptr) {
        node = node->parent;
        leave(*node);
      }
      node = node == root ? nullptr : node->next;
    }
    return page_.take();
  }

 private:
  // False where the node's children are not looked at.
  bool enter(const xmlNode& node) {
    if (node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE) {
      if (node.content != nullptr)
        page_.add_text(reinterpret_cast<const char*>(node.content), preformatted_ > 0);
      return false;
    }
    if (node.type != XML_ELEMENT_NODE) return false;
    const std::string_view name = name_of(node);
    if (is_hidden_element(name)) {
      page_.space();
      return false;
    }
    if (name == "br") {
      page_.break_line();
    } else if (name == "td" || name == "th") {
      page_.space();
    } else if (is_block_element(name)) {
      page_.end_paragraph();
    }
    if (name == "pre") ++preformatted_;
    return true;
  }

  void leave(const xmlNode& node) {
    const std::string_view name = name_of(node);
    if (name == "pre") --preformatted_;
    if (name != "br" && name != "td" && name != "th" && is_block_element(name)) page_.end_paragraph();
  }

  Page page_;
  int preformatted_ = 0;
};

std::string convert(std::string_view html) {
  const Document document = parse(make_safe(html));
  if (!document) return {};
  return Walk(!has_block_tags(html)).text_of(document.get());
}

}  // namespace

std::string html_to_text(std::string_view html) {
  std::string text = convert(html);
  // Escaped twice: "&lt;p&gt;Text&lt;/p&gt;".
  if (!has_tags(html) && has_block_tags(text)) text = convert(text);
  return text::repair(text);
}

}  // namespace morgue
