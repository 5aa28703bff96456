// A file that is an HTML page is one article: the page as a whole, in UTF-8. The cleaner finds the article in it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"

namespace morgue {

// Pages are at most a few MB; what is larger holds no article that a page shows.
inline constexpr std::size_t longest_html_page = std::size_t{32} << 20;

// `charset`: what is known from outside (a mark, an HTTP header), or empty; then the page's own declaration.
std::unique_ptr<ArticleReader> open_html_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                std::string_view charset = {},
                                                std::size_t limit = longest_html_page);

// The encoding that a page declares in its beginning (<meta charset>, <meta http-equiv>, <?xml encoding?>); empty
// where it declares none.
std::string declared_charset(std::string_view page);

}  // namespace morgue
