// A source that is one article as a whole, within a limit.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"

namespace morgue {

// Throws ReadError where the bytes are damaged or more than `limit`.
std::string read_whole(ByteSource& bytes, std::size_t limit);

// One article: the body, as `to_body` gives it of the bytes, and its kind. A bad record where they cannot be read,
// or nothing is in them.
std::unique_ptr<ArticleReader> open_whole_file(std::string path, std::unique_ptr<ByteSource> bytes,
                                               std::size_t limit, RawArticle::Body kind,
                                               std::function<std::string(std::string)> to_body);

}  // namespace morgue
