#include "indexer/read/whole_file.h"

#include <utility>

#include "common/text/utf8.h"

namespace morgue {

namespace {

class WholeFileReader final : public ArticleReader {
 public:
  WholeFileReader(std::string path, std::unique_ptr<ByteSource> bytes, std::size_t limit,
                  RawArticle::Body kind, std::function<std::string(std::string)> to_body)
      : path_(std::move(path)),
        bytes_(std::move(bytes)),
        limit_(limit),
        kind_(kind),
        to_body_(std::move(to_body)) {}

  std::optional<ReadResult> next() override {
    if (std::exchange(given_, true)) return std::nullopt;
    try {
      RawArticle raw;
      raw.path = path_;
      raw.body = to_body_(read_whole(*bytes_, limit_));
      raw.body_kind = kind_;
      if (text::trim(raw.body).empty()) return BadRecord{path_, 0, "empty"};
      return raw;
    } catch (const ReadError& error) {
      return BadRecord{path_, 0, error.what()};
    }
  }

 private:
  std::string path_;
  std::unique_ptr<ByteSource> bytes_;
  std::size_t limit_;
  RawArticle::Body kind_;
  std::function<std::string(std::string)> to_body_;
  bool given_ = false;
};

}  // namespace

std::string read_whole(ByteSource& bytes, std::size_t limit) {
  std::string whole;
  for (std::string_view piece = bytes.read(); !piece.empty(); piece = bytes.read()) {
    if (piece.size() > limit - whole.size()) {
      throw ReadError("larger than " + std::to_string(limit >> 20) + " MiB, which no single article is");
    }
    whole.append(piece);
  }
  return whole;
}

std::unique_ptr<ArticleReader> open_whole_file(std::string path, std::unique_ptr<ByteSource> bytes,
                                               std::size_t limit, RawArticle::Body kind,
                                               std::function<std::string(std::string)> to_body) {
  return std::make_unique<WholeFileReader>(std::move(path), std::move(bytes), limit, kind,
                                           std::move(to_body));
}

}  // namespace morgue
