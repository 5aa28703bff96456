// JSON values that may reach over many lines: arrays of objects, objects one after the other, lists wrapped
// in an object.
#pragma once

#include <memory>
#include <string>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_window.h"
#include "indexer/read/json_reader.h"

namespace morgue {

// Element by element; after a damaged one it goes on with the next that begins a line at the same column.
std::unique_ptr<ArticleReader> open_json_values_reader(std::string path, std::unique_ptr<ByteWindow> window,
                                                       const JsonReaderOptions& options);

}  // namespace morgue
