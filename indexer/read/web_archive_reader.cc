#include "indexer/read/web_archive_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/read/byte_window.h"
#include "indexer/read/http_response.h"
#include "indexer/read/web_archive_record.h"

namespace morgue {

namespace {

constexpr std::string_view warc_sign = "WARC/";
constexpr std::string_view arc_sign = "filedesc://";
constexpr std::size_t longest_head = std::size_t{64} << 10;

bool is_html(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

class WebArchiveReader final : public ArticleReader {
 public:
  WebArchiveReader(std::string path, std::unique_ptr<ByteSource> bytes, const WebArchiveOptions& options)
      : path_(std::move(path)), window_(std::move(bytes)), options_(options) {}

  std::optional<ReadResult> next() override {
    while (!ended_) {
      try {
        if (auto result = step()) {
          given_ = true;
          return result;
        }
      } catch (const ReadError& error) {
        ended_ = given_ = true;
        return bad(left_ > 0 ? records_ : records_ + 1, error.what());
      }
    }
    if (std::exchange(given_, true)) return std::nullopt;
    return bad(0, "a web archive without pages: none of its " + std::to_string(records_) +
                      " records is a response of type text/html with status 200");
  }

 private:
  // One record; nullopt where it holds no page, and at the end.
  std::optional<ReadResult> step() {
    skip_block();
    skip_blank_lines();
    if (window_.view().empty()) {
      ended_ = true;
      return std::nullopt;
    }
    if (records_ == 0) holds(warc_sign.size());
    is_warc_ = records_ == 0 ? window_.view().starts_with(warc_sign) : is_warc_;
    const auto head = read_head();
    ++records_;
    if (!head) {
      const std::uint64_t number = records_;
      if (!find_next_record()) ended_ = true;
      return bad(number, ended_ ? "no readable record head; what follows was not read"
                                : "no readable record head: passed over up to the next");
    }
    left_ = head->length;
    return head->is_response ? read_response(*head) : std::nullopt;
  }

  std::optional<WebRecordHead> read_head() {
    const std::string_view end_mark = "\n";
    for (std::size_t at = 0;;) {
      const std::size_t feed = window_.view().find('\n', at);
      if (feed == std::string_view::npos) {
        at = window_.view().size();
        if (at > longest_head || !window_.grow()) return std::nullopt;
        continue;
      }
      if (!is_warc_) return take_head(feed, feed + end_mark.size());
      // A blank line ends it.
      if (!holds(feed + 3)) {
        if (window_.view().size() <= feed + 1) return std::nullopt;
      }
      const std::string_view rest = window_.view().substr(feed + 1);
      if (rest.starts_with("\r\n")) return take_head(feed, feed + 3);
      if (rest.starts_with("\n")) return take_head(feed, feed + 2);
      at = feed + 1;
      if (at > longest_head) return std::nullopt;
    }
  }

  std::optional<WebRecordHead> take_head(std::size_t size, std::size_t with_end) {
    const std::string_view lines = window_.view().substr(0, size);
    if (is_warc_ && !lines.starts_with(warc_sign)) return std::nullopt;
    auto head = is_warc_ ? read_warc_head(lines) : read_arc_head(lines);
    if (head) window_.consume(with_end);
    return head;
  }

  std::optional<ReadResult> read_response(const WebRecordHead& record) {
    std::optional<HttpHead> head;
    for (;;) {
      head = read_http_head(
          window_.view().substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, longest_head))));
      if (head || window_.view().size() >= std::min<std::uint64_t>(left_, longest_head) || !window_.grow())
        break;
    }
    if (!head || head->status != 200 || !is_html(head->content_type)) return std::nullopt;
    if (left_ > options_.longest_page) {
      return bad(records_, "the page is larger than " + std::to_string(options_.longest_page >> 20) + " MiB");
    }
    auto size = static_cast<std::size_t>(left_);
    if (!holds(size)) {
      ended_ = true;
      size = window_.view().size();
      // Some archives count too much; what the server counted tells whether the page is whole.
      if (!head->length || size - head->size < *head->length) {
        return bad(records_, "the file ends within the record: cut short");
      }
    }
    std::string page;
    try {
      page = http_page(*head, window_.view().substr(0, size).substr(head->size), options_.longest_page);
    } catch (const ReadError& error) {
      return bad(records_, error.what());
    }
    if (text::trim(page).empty()) return std::nullopt;
    RawArticle raw;
    raw.path = path_;
    raw.record = records_;
    raw.url = record.url;
    raw.fetched = record.date;
    raw.body = std::move(page);
    raw.body_kind = RawArticle::Body::html;
    return raw;
  }

  void skip_block() {
    while (left_ > 0) {
      const std::size_t size =
          static_cast<std::size_t>(std::min<std::uint64_t>(left_, window_.view().size()));
      window_.consume(size);
      left_ -= size;
      if (left_ == 0 || ended_) return;
      if (!window_.grow()) throw ReadError("the file ends within the record: cut short");
    }
  }

  void skip_blank_lines() {
    for (;;) {
      const std::string_view view = window_.view();
      const std::size_t first = view.find_first_not_of("\r\n");
      window_.consume(std::min(first, view.size()));
      if (first != std::string_view::npos || !window_.grow()) return;
    }
  }

  // Line by line to one that begins a record.
  bool find_next_record() {
    for (;;) {
      const std::size_t feed = window_.view().find('\n');
      if (feed == std::string_view::npos) {
        window_.consume(window_.view().size());
        if (!window_.grow()) return false;
        continue;
      }
      window_.consume(feed + 1);
      const std::size_t line_size = line_at_start();
      const std::string_view line = window_.view().substr(0, line_size);
      if (is_warc_ ? line.starts_with(warc_sign) : read_arc_head(line).has_value()) return true;
      if (line.empty() && window_.view().empty()) return false;
    }
  }

  // Its size without the line feed, read far enough where that is not too far.
  std::size_t line_at_start() {
    for (;;) {
      const std::size_t feed = window_.view().find('\n');
      if (feed != std::string_view::npos) return feed;
      if (window_.view().size() > longest_head || !window_.grow()) return window_.view().size();
    }
  }

  bool holds(std::size_t size) {
    while (window_.view().size() < size) {
      if (!window_.grow()) return false;
    }
    return true;
  }

  BadRecord bad(std::uint64_t number, std::string reason) const {
    return {.path = path_, .record = number, .reason = std::move(reason)};
  }

  std::string path_;
  ByteWindow window_;
  WebArchiveOptions options_;
  std::uint64_t records_ = 0;
  std::uint64_t left_ = 0;  // of the block of the record at hand
  bool is_warc_ = true;
  bool given_ = false;
  bool ended_ = false;
};

}  // namespace

bool is_web_archive(std::string_view beginning) {
  if (beginning.starts_with(warc_sign)) return true;
  return beginning.starts_with(arc_sign) ||
         (beginning.starts_with("http") &&
          read_arc_head(beginning.substr(0, beginning.find('\n'))).has_value());
}

std::unique_ptr<ArticleReader> open_web_archive_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                       const WebArchiveOptions& options) {
  return std::make_unique<WebArchiveReader>(std::move(path), std::move(bytes), options);
}

}  // namespace morgue
