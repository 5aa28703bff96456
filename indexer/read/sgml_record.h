// One record of Reuters-21578 or of a TREC collection.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "indexer/read/raw_article.h"

namespace morgue {

// From its first tag to before its last. The article (without path and record), or one line saying why it is
// none.
std::variant<RawArticle, std::string> read_sgml_record(std::string_view record);

}  // namespace morgue
