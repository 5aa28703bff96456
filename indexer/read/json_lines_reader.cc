#include "indexer/read/json_lines_reader.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "indexer/read/json_record.h"

namespace morgue {

namespace {

constexpr std::string_view blank = " \t\r\n\x1e";

std::string_view strip(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(blank) - begin + 1);
}

class JsonLinesReader final : public ArticleReader {
 public:
  JsonLinesReader(std::string path, std::unique_ptr<ByteWindow> window, const JsonReaderOptions& options)
      : path_(std::move(path)), window_(std::move(window)), options_(options) {}

  std::optional<ReadResult> next() override {
    while (!ended_) {
      try {
        if (auto result = next_line()) return result;
      } catch (const ReadError& error) {
        ended_ = true;
        return bad(line_ + 1, error.what());
      }
    }
    return std::nullopt;
  }

 private:
  // nullopt for a blank line and at the end.
  std::optional<ReadResult> next_line() {
    const std::size_t size = find_line_end();
    if (too_long_) {
      too_long_ = false;
      window_->consume(size);
      return bad(++line_,
                 "the line is longer than " + std::to_string(options_.longest_record >> 20) + " MiB");
    }
    std::string_view line = strip(window_->view().substr(0, size));
    ++line_;
    if (line.empty()) {
      window_->consume(size);
      return std::nullopt;
    }
    // Lines cut out of an array keep its comma.
    if (line.starts_with('{') && line.ends_with(',')) line.remove_suffix(1);
    auto record = read_json_record(line);
    window_->consume(size);
    const bool first = std::exchange(first_, false);
    const std::uint64_t number = first && is_only_record() ? 0 : line_;
    if (auto* const raw = std::get_if<RawArticle>(&record)) {
      raw->path = path_;
      raw->record = number;
      return std::move(*raw);
    }
    return bad(number, std::get<std::string>(std::move(record)));
  }

  // Bytes of the line at the window's beginning, its line feed included; of a line that is too long, those of
  // its last part, the others consumed.
  std::size_t find_line_end() {
    std::size_t searched = 0;
    for (;;) {
      const std::string_view view = window_->view();
      const std::size_t feed = view.find('\n', searched);
      if (feed != std::string_view::npos) return feed + 1;
      searched = view.size();
      if (view.size() > options_.longest_record) {
        too_long_ = true;
        window_->consume(view.size());
        searched = 0;
      }
      if (!window_->grow()) {
        ended_ = true;
        return window_->view().size();
      }
    }
  }

  // A file of one object is no archive, unless its name says so: its record would change its number with the
  // second.
  bool is_only_record() {
    if (options_.lines_by_name) return false;
    try {
      while (!ended_ && strip(window_->view()).empty()) {
        if (!window_->grow()) return true;
      }
      return ended_;
    } catch (const ReadError&) {
      // Comes again where the next line is looked for.
      return false;
    }
  }

  BadRecord bad(std::uint64_t number, std::string reason) const {
    return {.path = path_, .record = number, .reason = std::move(reason)};
  }

  std::string path_;
  std::unique_ptr<ByteWindow> window_;
  JsonReaderOptions options_;
  std::uint64_t line_ = 0;  // the last one read
  bool first_ = true;       // no record yet
  bool too_long_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> open_json_lines_reader(std::string path, std::unique_ptr<ByteWindow> window,
                                                      const JsonReaderOptions& options) {
  return std::make_unique<JsonLinesReader>(std::move(path), std::move(window), options);
}

}  // namespace morgue
