// One JSON object, as text, to what it states about an article.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "indexer/read/raw_article.h"

namespace morgue {

// The article (without path and record), or one line saying why it is none. Known names are those of
// json_fields.h; bytes that are no proper JSON are mended where that needs no guessing (json_mend.h).
std::variant<RawArticle, std::string> read_json_record(std::string_view json);

}  // namespace morgue
