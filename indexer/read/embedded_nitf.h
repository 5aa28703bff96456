// A document of the News Industry Text Format that stands in a string of another format, as ninjs may have it.
#pragma once

#include "indexer/read/raw_article.h"

namespace morgue {

// Where the body is such a document, its text takes the body's place, and what it states that of which the article has
// nothing. Any other body stays as it is, and so does a document that cannot be read.
void unpack_nitf(RawArticle& raw);

}  // namespace morgue
