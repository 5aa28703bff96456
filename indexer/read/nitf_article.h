// A document of the News Industry Text Format as an article.
#pragma once

#include <string>
#include <variant>

#include "indexer/read/raw_article.h"
#include "indexer/read/xml_tree.h"

namespace morgue {

// The article (without path and record), or one line saying why it is none.
std::variant<RawArticle, std::string> read_nitf(const XmlElement& nitf);

// The text of NITF's body as markup; empty where there is none. For NITF within other formats.
std::string nitf_body(const XmlElement& nitf);

}  // namespace morgue
