#include "indexer/read/text_reader.h"

#include <utility>

#include "common/text/charset.h"
#include "indexer/read/whole_file.h"

namespace morgue {

std::unique_ptr<ArticleReader> open_text_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                std::string_view charset, std::size_t limit) {
  auto to_body = [charset = std::string(charset)](const std::string& text) {
    return text::to_utf8(text, charset).text;
  };
  return open_whole_file(std::move(path), std::move(bytes), limit, RawArticle::Body::flattened,
                         std::move(to_body));
}

}  // namespace morgue
