// An item of NewsML-G2 as an article.
#pragma once

#include <string>
#include <variant>

#include "indexer/read/raw_article.h"
#include "indexer/read/xml_tree.h"

namespace morgue {

// newsItem, packageItem and their kin. A news item's text is its inline content (NITF, XHTML, plain text), else
// its description, so that pictures are found by what they show. The article (without path and record), or one
// line saying why the item is none: packages only refer to what stands elsewhere.
std::variant<RawArticle, std::string> read_g2_item(const XmlElement& item);

bool is_g2_item(std::string_view name);

}  // namespace morgue
