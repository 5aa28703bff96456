// One reader per input format, behind one interface.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "indexer/read/byte_source.h"
#include "indexer/read/raw_article.h"

namespace morgue {

// Yields the articles of one source in order, one at a time; never holds a whole archive in memory.
class ArticleReader {
 public:
  virtual ~ArticleReader() = default;

  // The next article or bad record; nullopt at the end. A bad record is returned, never thrown; after damage
  // that reading cannot get past (a truncated gzip stream), it is the last.
  virtual std::optional<ReadResult> next() = 0;
};

// Recognises the format by content first and by name second. `path` names the articles. Never null: what no
// reader knows yields one bad record that says so.
// `depth`: how many containers hold the bytes; beyond deepest_container (container_reader.h) none is opened.
std::unique_ptr<ArticleReader> open_article_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                   int depth = 0);

}  // namespace morgue
