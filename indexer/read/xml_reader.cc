#include "indexer/read/xml_reader.h"

#include <utility>
#include <variant>

#include "indexer/read/feed_article.h"
#include "indexer/read/newsml_article.h"
#include "indexer/read/newsml_g2_article.h"
#include "indexer/read/nitf_article.h"
#include "indexer/read/utf8_source.h"
#include "indexer/read/xml_parser.h"

namespace morgue {

namespace {

bool is_feed(std::string_view root) {
  return root == "rss" || root == "RDF" || root == "rdf:RDF" || root == "feed" || root == "atom:feed" ||
         root == "channel" || root == "items" || root == "atom:entry" || root == "entry";
}

bool is_record(std::string_view root, std::string_view name) {
  if (is_feed(root)) return name == "item" || name == "entry" || name == "atom:entry";
  return name == "nitf" || name == "NewsItem" || is_g2_item(name);
}

class XmlReader final : public ArticleReader {
 public:
  XmlReader(std::string path, std::unique_ptr<ByteSource> bytes, std::string_view charset)
      : path_(std::move(path)), parser_(as_utf8(std::move(bytes), charset), &is_record) {}

  std::optional<ReadResult> next() override {
    auto found = parser_.next();
    if (!found) {
      if (items_ > 0 || std::exchange(reported_, true)) return std::nullopt;
      return bad(0, nothing_found());
    }
    if (auto* const problem = std::get_if<XmlProblem>(&*found)) {
      reported_ = true;
      if (!problem->fatal) ++items_;
      // Damage at once is the document's, not that of an item.
      const std::uint64_t number = problem->fatal ? (items_ == 0 ? 0 : items_ + 1) : items_;
      return bad(number, std::move(problem->reason));
    }
    ++items_;
    const XmlElement& item = std::get<XmlElement>(*found);
    const std::uint64_t number = parser_.root() != nullptr && parser_.root()->name == item.name ? 0 : items_;
    auto article = read(item);
    if (auto* const raw = std::get_if<RawArticle>(&article)) {
      raw->path = path_;
      raw->record = number;
      return std::move(*raw);
    }
    return bad(number, std::get<std::string>(std::move(article)));
  }

 private:
  std::variant<RawArticle, std::string> read(const XmlElement& item) const {
    if (item.name == "nitf") return read_nitf(item);
    if (item.name == "NewsItem") return read_newsml_item(*parser_.root(), item);
    if (is_g2_item(item.name)) return read_g2_item(item);
    return read_feed_item(*parser_.root(), item);
  }

  std::string nothing_found() const {
    const XmlElement* const root = parser_.root();
    if (root == nullptr) return "empty";
    if (is_feed(root->name)) return "a feed without items";
    return "an XML document of <" + root->name.substr(0, 60) + ">, in which no news format is known";
  }

  BadRecord bad(std::uint64_t number, std::string reason) const {
    return {.path = path_, .record = number, .reason = std::move(reason)};
  }

  std::string path_;
  XmlParser parser_;
  std::uint64_t items_ = 0;
  bool reported_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> open_xml_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                               std::string_view charset) {
  return std::make_unique<XmlReader>(std::move(path), std::move(bytes), charset);
}

}  // namespace morgue
