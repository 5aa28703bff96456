// A text file is one article, its lines as they stand: the cleaner finds title, date and body among them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"

namespace morgue {

// No article comes near it; what does is a file of another kind.
inline constexpr std::size_t longest_text_file = std::size_t{64} << 20;

// Any encoding (common/text/charset.h); `charset` is what the content was recognised as, or empty.
std::unique_ptr<ArticleReader> open_text_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                std::string_view charset = {},
                                                std::size_t limit = longest_text_file);

}  // namespace morgue
