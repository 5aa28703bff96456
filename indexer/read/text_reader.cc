#include "indexer/read/text_reader.h"

#include <utility>

#include "common/text/charset.h"
#include "common/text/utf8.h"
#include "indexer/read/whole_file.h"

namespace morgue {

namespace {

class TextReader final : public ArticleReader {
 public:
  TextReader(std::string path, std::unique_ptr<ByteSource> bytes, std::string_view charset, std::size_t limit)
      : path_(std::move(path)), bytes_(std::move(bytes)), charset_(charset), limit_(limit) {}

  std::optional<ReadResult> next() override {
    if (std::exchange(given_, true)) return std::nullopt;
    try {
      std::string lines = text::to_utf8(read_whole(*bytes_, limit_), charset_).text;
      if (text::trim(lines).empty()) return bad("empty");
      RawArticle raw;
      raw.path = path_;
      raw.body = std::move(lines);
      raw.body_kind = RawArticle::Body::flattened;
      return raw;
    } catch (const ReadError& error) {
      return bad(error.what());
    }
  }

 private:
  BadRecord bad(std::string reason) const {
    return {.path = path_, .record = 0, .reason = std::move(reason)};
  }

  std::string path_;
  std::unique_ptr<ByteSource> bytes_;
  std::string charset_;
  std::size_t limit_;
  bool given_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> open_text_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                std::string_view charset, std::size_t limit) {
  return std::make_unique<TextReader>(std::move(path), std::move(bytes), charset, limit);
}

}  // namespace morgue
