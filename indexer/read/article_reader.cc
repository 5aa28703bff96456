#include "indexer/read/article_reader.h"

#include <utility>

#include "common/text/charset.h"
#include "common/text/utf8.h"
#include "indexer/read/container_reader.h"
#include "indexer/read/content_kind.h"
#include "indexer/read/json_reader.h"
#include "indexer/read/lookahead.h"
#include "indexer/read/markup_kind.h"
#include "indexer/read/sgml_reader.h"
#include "indexer/read/text_reader.h"
#include "indexer/read/web_archive_reader.h"
#include "indexer/read/whole_file.h"
#include "indexer/read/xml_reader.h"

namespace morgue {

namespace {

// What cannot be read as articles: one bad record says why.
class Refusal final : public ArticleReader {
 public:
  Refusal(std::string path, std::string reason) : record_{std::move(path), 0, std::move(reason)} {}

  std::optional<ReadResult> next() override {
    if (std::exchange(given_, true)) return std::nullopt;
    return std::move(record_);
  }

 private:
  BadRecord record_;
  bool given_ = false;
};

std::unique_ptr<ArticleReader> open_json(std::string path, std::unique_ptr<ByteSource> bytes,
                                         std::string_view charset) {
  const std::string name = content_name(path);
  const JsonReaderOptions options{.lines_by_name =
                                      path == "-" || name.ends_with(".jsonl") || name.ends_with(".ndjson")};
  if (!charset.empty()) {
    try {
      bytes = from_string(text::to_utf8(read_whole(*bytes, options.longest_record), charset).text);
    } catch (const ReadError& error) {
      return std::make_unique<Refusal>(std::move(path), error.what());
    }
  }
  return open_json_reader(std::move(path), std::move(bytes), options);
}

}  // namespace

std::unique_ptr<ArticleReader> open_article_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                   int depth) {
  auto source = std::make_unique<Lookahead>(std::move(bytes));
  const std::string_view sample = source->peek(content_sample);
  const ContentKind content = recognise(sample, content_name(path));
  // From here on the path only names: it stands in records, which are valid UTF-8.
  path = text::repair(path);
  switch (content.kind) {
    case ContentKind::Kind::json:
      return open_json(std::move(path), std::move(source), content.detail);
    case ContentKind::Kind::xml: {
      const std::string charset(content.detail.empty() ? xml_encoding(sample) : content.detail);
      return open_xml_reader(std::move(path), std::move(source), charset);
    }
    case ContentKind::Kind::sgml:
      return open_sgml_reader(std::move(path), std::move(source), content.detail);
    case ContentKind::Kind::web_archive:
      return open_web_archive_reader(std::move(path), std::move(source));
    case ContentKind::Kind::container:
      if (depth < deepest_container) return open_container_reader(std::move(path), std::move(source), depth);
      return std::make_unique<Refusal>(std::move(path), "an archive within " + std::to_string(depth) +
                                                            " others: nested too deep to be opened");
    case ContentKind::Kind::markup:
      return std::make_unique<Refusal>(
          std::move(path), "looks like " + std::string(content.detail) + ", which is not read yet");
    case ContentKind::Kind::binary:
      return std::make_unique<Refusal>(std::move(path),
                                       "looks like " + std::string(content.detail) + ", which is not read");
    case ContentKind::Kind::blank:
    case ContentKind::Kind::text:
      break;
  }
  return open_text_reader(std::move(path), std::move(source), content.detail);
}

}  // namespace morgue
