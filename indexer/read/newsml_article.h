// A NewsItem of NewsML 1.x as an article.
#pragma once

#include <string>
#include <variant>

#include "indexer/read/raw_article.h"
#include "indexer/read/xml_tree.h"

namespace morgue {

// Of several renditions of the text the longest counts; the headline is the one nearest to it. `message` is
// the root with its envelope, which names the sender. The article (without path and record), or one line saying
// why the item is none.
std::variant<RawArticle, std::string> read_newsml_item(const XmlElement& message, const XmlElement& item);

}  // namespace morgue
