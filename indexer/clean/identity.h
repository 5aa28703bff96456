// What an article is known by.
#pragma once

#include <string>
#include <string_view>

#include "indexer/read/raw_article.h"

namespace morgue {

// The id that the source states; else the hash of the canonical URL, so that an article read again from
// another file is the same; else that of path and record. Hashes are on disk: do not change what goes into
// them.
std::string article_id(const RawArticle& raw);

// "bbc.co.uk" of "https://www.bbc.co.uk/news/1"; empty where there is no host.
std::string host_of(std::string_view url);

}  // namespace morgue
