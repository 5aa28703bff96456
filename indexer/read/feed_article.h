// An item of RSS 0.9x, 1.0 (RDF) or 2.0, or an entry of Atom, as an article.
#pragma once

#include <string>
#include <variant>

#include "indexer/read/raw_article.h"
#include "indexer/read/xml_tree.h"

namespace morgue {

// `feed` is the root with what stands before the item: it tells outlet, language and the address that relative
// links start from. The article (without path and record), or one line saying why the item is none.
std::variant<RawArticle, std::string> read_feed_item(const XmlElement& feed, const XmlElement& item);

}  // namespace morgue
