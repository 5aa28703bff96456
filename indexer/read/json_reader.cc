#include "indexer/read/json_reader.h"

#include <string_view>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/read/byte_window.h"
#include "indexer/read/json_lines_reader.h"
#include "indexer/read/json_scanner.h"
#include "indexer/read/json_values_reader.h"

namespace morgue {

namespace {

constexpr std::string_view blank = " \t\r\n\x1e";  // RFC 7464 begins records with 1E

// Whether the window holds `size` bytes, read further where it must be.
bool holds(ByteWindow& window, std::size_t size) {
  while (window.view().size() < size) {
    if (!window.grow()) return false;
  }
  return true;
}

// The first byte at or after `at` that is not blank, or 0 where there is none.
char next_character(ByteWindow& window, std::size_t at) {
  for (;; ++at) {
    if (!holds(window, at + 1)) return 0;
    const char c = window.view()[at];
    if (blank.find(c) == std::string_view::npos) return c;
  }
}

// Whether the first object is one of many that stand each on a line. Consumes nothing.
bool begins_with_a_line(ByteWindow& window, std::size_t start, const JsonReaderOptions& options) {
  JsonScanner scanner(true);
  std::size_t at = 0;
  for (std::size_t searched = 0;;) {
    const std::string_view rest = window.view().substr(start);
    const std::size_t line_end = rest.find('\n', searched);
    searched = rest.size();
    switch (scanner.scan(rest.substr(0, line_end), at)) {
      case JsonScanner::Step::array:
        return false;
      case JsonScanner::Step::broken:
        return true;
      case JsonScanner::Step::end: {
        // The rest of the line is blank; what follows on the same line makes it a run of objects.
        while (holds(window, start + at + 1)) {
          const char c = window.view()[start + at];
          if (c == '\n') return true;
          if (blank.find(c) == std::string_view::npos) return false;
          ++at;
        }
        return true;
      }
      case JsonScanner::Step::more:
        break;
    }
    if (line_end != std::string_view::npos) {
      // The line ends within the object: pretty-printed, or cut short and followed by the next record.
      if (scanner.inside_string()) return true;
      const bool record_follows =
          holds(window, start + line_end + 2) && window.view()[start + line_end + 1] == '{';
      return record_follows && (!scanner.expects_value() || options.lines_by_name);
    }
    if (rest.size() > options.longest_record || !window.grow()) return options.lines_by_name;
  }
}

bool is_json_lines(ByteWindow& window, const JsonReaderOptions& options) {
  const char first = next_character(window, 0);
  if (first == '[') return false;
  if (first != '{') return options.lines_by_name;
  return begins_with_a_line(window, window.view().find('{'), options);
}

// Decides the shape with the first call, so that a source that breaks at once still gives its bad record.
class JsonReader final : public ArticleReader {
 public:
  JsonReader(std::string path, std::unique_ptr<ByteSource> bytes, const JsonReaderOptions& options)
      : path_(std::move(path)), window_(std::make_unique<ByteWindow>(std::move(bytes))), options_(options) {}

  std::optional<ReadResult> next() override {
    if (!reader_) reader_ = decide();
    return reader_->next();
  }

 private:
  std::unique_ptr<ArticleReader> decide() {
    bool lines = false;
    try {
      if (holds(*window_, text::byte_order_mark.size()) &&
          window_->view().starts_with(text::byte_order_mark)) {
        window_->consume(text::byte_order_mark.size());
      }
      lines = is_json_lines(*window_, options_);
    } catch (const ReadError&) {
      // Whole records may stand before the damage; whoever reads them comes upon it again.
      lines = options_.lines_by_name;
    }
    if (lines) return open_json_lines_reader(std::move(path_), std::move(window_), options_);
    return open_json_values_reader(std::move(path_), std::move(window_), options_);
  }

  std::string path_;
  std::unique_ptr<ByteWindow> window_;
  JsonReaderOptions options_;
  std::unique_ptr<ArticleReader> reader_;
};

}  // namespace

std::unique_ptr<ArticleReader> open_json_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                const JsonReaderOptions& options) {
  return std::make_unique<JsonReader>(std::move(path), std::move(bytes), options);
}

}  // namespace morgue
