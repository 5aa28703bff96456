#include "indexer/read/html_reader.h"

#include <algorithm>
#include <utility>

#include "common/text/charset.h"
#include "common/text/utf8.h"
#include "indexer/read/whole_file.h"

namespace morgue {

namespace {

class HtmlReader final : public ArticleReader {
 public:
  HtmlReader(std::string path, std::unique_ptr<ByteSource> bytes, std::string_view charset, std::size_t limit)
      : path_(std::move(path)), bytes_(std::move(bytes)), charset_(charset), limit_(limit) {}

  std::optional<ReadResult> next() override {
    if (std::exchange(given_, true)) return std::nullopt;
    try {
      const std::string bytes = read_whole(*bytes_, limit_);
      RawArticle raw;
      raw.path = path_;
      raw.body = text::to_utf8(bytes, charset_.empty() ? declared_charset(bytes) : charset_).text;
      raw.body_kind = RawArticle::Body::html;
      if (text::trim(raw.body).empty()) return BadRecord{path_, 0, "empty"};
      return raw;
    } catch (const ReadError& error) {
      return BadRecord{path_, 0, error.what()};
    }
  }

 private:
  std::string path_;
  std::unique_ptr<ByteSource> bytes_;
  std::string charset_;
  std::size_t limit_;
  bool given_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> open_html_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                std::string_view charset, std::size_t limit) {
  return std::make_unique<HtmlReader>(std::move(path), std::move(bytes), charset, limit);
}

std::string declared_charset(std::string_view page) {
  constexpr std::size_t sample = 4096;
  std::string beginning(page.substr(0, sample));
  for (char& c : beginning) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = beginning.find(key); at != std::string::npos; at = beginning.find(key, at + 1)) {
      // Within a tag that can declare one.
      const std::size_t tag = beginning.rfind('<', at);
      if (tag == std::string::npos) continue;
      const std::string_view opened = std::string_view(beginning).substr(tag, at - tag);
      if (opened.find('>') != std::string_view::npos) continue;
      if (!opened.starts_with("<meta") && !opened.starts_with("<?xml")) continue;
      std::size_t begin = beginning.find_first_not_of(" \t\r\n", at + key.size());
      if (begin == std::string::npos || beginning[begin] != '=') continue;
      begin = beginning.find_first_not_of(" \t\r\n'\"", begin + 1);
      if (begin == std::string::npos) continue;
      const std::size_t end = std::min(beginning.find_first_of(" \t\r\n'\";>/?", begin), beginning.size());
      if (end > begin) return beginning.substr(begin, end - begin);
    }
  }
  return {};
}

}  // namespace morgue
