#include "indexer/read/html_reader.h"

#include <algorithm>
#include <utility>

#include "common/text/charset.h"
#include "common/text/utf8.h"
#include "indexer/read/whole_file.h"

namespace morgue {

std::unique_ptr<ArticleReader> open_html_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                std::string_view charset, std::size_t limit) {
  auto to_body = [charset = std::string(charset)](const std::string& page) {
    return text::to_utf8(page, charset.empty() ? declared_charset(page) : charset).text;
  };
  return open_whole_file(std::move(path), std::move(bytes), limit, RawArticle::Body::html,
                         std::move(to_body));
}

std::string declared_charset(std::string_view page) {
  constexpr std::size_t sample = 4096;
  const std::string beginning = text::lower_ascii(page.substr(0, sample));
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
