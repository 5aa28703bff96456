// JSON in the shapes that archives come in: JSON Lines, an array, objects one after the other, one object, or
// an object that wraps a list ({"articles": [...]}).
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"

namespace morgue {

struct JsonReaderOptions {
  // The name says JSON Lines; decides where the content leaves it open.
  bool lines_by_name = false;
  // A longer record is set aside. Far above any article; below it, a record is held in memory as a whole.
  std::size_t longest_record = std::size_t{64} << 20;
};

// UTF-8 expected (article_reader.cc sees to it); a byte order mark is passed over. BadRecord::record and
// RawArticle::record are the line number in JSON Lines, else the number of the element; 0 where the file is
// one object.
std::unique_ptr<ArticleReader> open_json_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                const JsonReaderOptions& options = {});

}  // namespace morgue
