// JSON Lines: a record a line. A damaged line is a bad record, and reading goes on with the next.
#pragma once

#include <memory>
#include <string>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_window.h"
#include "indexer/read/json_reader.h"

namespace morgue {

std::unique_ptr<ArticleReader> open_json_lines_reader(std::string path, std::unique_ptr<ByteWindow> window,
                                                      const JsonReaderOptions& options);

}  // namespace morgue
