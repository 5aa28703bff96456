// Collections in SGML: Reuters-21578 (<REUTERS>) and TREC (<DOC><DOCNO>).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"

namespace morgue {

// Record by record; a record is held in memory as a whole, a longer one than `longest_record` set aside.
// `charset` where the content tells it; else what is not UTF-8 is taken for Latin-1, as these collections are.
std::unique_ptr<ArticleReader> open_sgml_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                std::string_view charset = {},
                                                std::size_t longest_record = std::size_t{16} << 20);

}  // namespace morgue
