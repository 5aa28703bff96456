// The document data of an article: what a hit shows, read back without the source file.
//
// On disk (do not change): one line of JSON with the metadata, a line feed, then the body as it is. Any language
// binding reads it with a split at the first line feed; the body needs no unescaping.
#pragma once

#include <string>
#include <string_view>

#include "common/article.h"

namespace morgue {

// `family` and `family_size` are not stored here: they change when other articles come.
std::string encode_stored_article(const Article& article);

// Throws Error where the data are not an article of this schema.
Article decode_stored_article(std::string_view data);

}  // namespace morgue
