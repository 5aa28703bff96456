// XML that news travels in: RSS 0.9x, 1.0 and 2.0, Atom, NITF, NewsML 1.x and NewsML-G2, told by the root.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"

namespace morgue {

// `charset` is what the document declares, or empty. Item by item; what is not well-formed is read past where
// that is possible. BadRecord::record and RawArticle::record number the items; 0 where the document is one
// article by its kind (NITF, a newsItem).
std::unique_ptr<ArticleReader> open_xml_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                               std::string_view charset = {});

}  // namespace morgue
