#include "indexer/read/json_values_reader.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "indexer/read/json_record.h"
#include "indexer/read/json_scanner.h"

namespace morgue {

namespace {

constexpr std::string_view between_values = " \t\r\n\x1e,";

// What an object around a list says beside it is kept up to this size, in case that it is an article after
// all.
constexpr std::size_t longest_wrapper = std::size_t{1} << 20;

class JsonValuesReader final : public ArticleReader {
 public:
  JsonValuesReader(std::string path, std::unique_ptr<ByteWindow> window, const JsonReaderOptions& options)
      : path_(std::move(path)), window_(std::move(window)), options_(options) {}

  std::optional<ReadResult> next() override {
    while (!ended_) {
      try {
        if (auto result = step()) return result;
      } catch (const ReadError& error) {
        return give_up(elements_ + 1, error.what());
      }
    }
    return std::nullopt;
  }

 private:
  // One bracket or one value; nullopt where it is no record, and at the end.
  std::optional<ReadResult> step() {
    skip_separators();
    if (window_->view().empty()) {
      ended_ = true;
      if (in_array_) return give_up(elements_ + 1, "the file ends inside an array: cut short");
      if (elements_ == 0 && !array_seen_) return give_up(0, "no JSON value in it");
      return std::nullopt;
    }
    const char first = window_->view().front();
    if (in_array_ && (first == ']' || first == '}')) return end_array(first);
    if (!in_array_ && first == '[') {
      consume(1);
      in_array_ = array_seen_ = true;
      return std::nullopt;
    }
    if (first == '{' || first == '[' || first == '"') return read_bracketed(JsonScanner(!in_array_), first);
    return read_scalar();
  }

  std::optional<ReadResult> end_array(char bracket) {
    in_array_ = false;
    if (!wrapper_) {
      consume(1);
      if (bracket == '}') return bad(++elements_, "brackets do not match");
      return std::nullopt;
    }
    // The rest of the object that wraps the list, from the list's own bracket on.
    JsonScanner scanner = *std::exchange(wrapper_, std::nullopt);
    return read_bracketed(std::move(scanner), bracket);
  }

  // The value at the window's beginning, or what is left of a wrapper.
  std::optional<ReadResult> read_bracketed(JsonScanner scanner, char first) {
    const bool is_rest = first == ']' || first == '}';
    std::size_t at = 0;
    bool too_long = false;
    for (;;) {
      switch (scanner.scan(window_->view(), at)) {
        case JsonScanner::Step::more:
          if (at > options_.longest_record) {
            too_long = true;
            consume(at);
            at = 0;
            scanner.forget_start();
          }
          if (!window_->grow()) {
            return give_up(++elements_, "the file ends inside a value: cut short");
          }
          break;
        case JsonScanner::Step::array:
          enter_wrapper(std::move(scanner), at);
          return std::nullopt;
        case JsonScanner::Step::broken: {
          std::string reason = "not JSON: " + std::string(scanner.problem());
          if (resume_after(at)) return bad(++elements_, std::move(reason));
          return give_up(++elements_, reason + "; what follows in the file was not read");
        }
        case JsonScanner::Step::end:
          if (is_rest) return end_wrapper(at);
          if (too_long) {
            consume(at);
            return bad(++elements_,
                       "the record is longer than " + std::to_string(options_.longest_record >> 20) + " MiB");
          }
          return read_record(at);
      }
    }
  }

  std::optional<ReadResult> read_record(std::size_t size) {
    auto record = read_json_record(window_->view().substr(0, size));
    consume(size);
    ++elements_;
    const std::uint64_t number = is_only_value() ? 0 : elements_;
    if (auto* const raw = std::get_if<RawArticle>(&record)) {
      raw->path = path_;
      raw->record = number;
      return std::move(*raw);
    }
    return bad(number, std::get<std::string>(std::move(record)));
  }

  void enter_wrapper(JsonScanner scanner, std::size_t first_record) {
    wrapper_text_.append(window_->view().substr(0, std::min(scanner.array_begin() + 1, longest_wrapper)));
    scanner.forget_start();
    wrapper_ = std::move(scanner);
    consume(first_record);
    in_array_ = array_seen_ = true;
  }

  // The wrapper without its list is an article only where it has a text of its own, met after the list.
  std::optional<ReadResult> end_wrapper(std::size_t size) {
    wrapper_text_.append(window_->view().substr(0, std::min(size, longest_wrapper)));
    consume(size);
    auto record = read_json_record(std::exchange(wrapper_text_, {}));
    auto* const raw = std::get_if<RawArticle>(&record);
    if (raw == nullptr || raw->body.empty() || raw->title.empty()) return std::nullopt;
    raw->path = path_;
    raw->record = ++elements_;
    return std::move(*raw);
  }

  ReadResult read_scalar() {
    constexpr std::string_view ends = ",]}[{\" \t\r\n";
    std::size_t at = 1;
    for (;;) {
      at = std::min(window_->view().find_first_of(ends, at), window_->view().size());
      if (at < window_->view().size()) break;
      consume(at - 1);
      at = 1;
      if (!window_->grow()) break;
    }
    consume(at);
    return bad(++elements_, "no JSON object");
  }

  void skip_separators() {
    for (;;) {
      const std::string_view view = window_->view();
      const std::size_t next = view.find_first_not_of(between_values);
      if (next != std::string_view::npos) {
        consume(next);
        return;
      }
      consume(view.size());
      if (!window_->grow()) return;
    }
  }

  // From the damage at window[at] to the next line that begins an object in the column where the damaged
  // value began (the first, where that one began within a line). False where there is none.
  bool resume_after(std::size_t at) {
    const std::string start = indent_.value_or("") + '{';
    consume(at);
    for (;;) {
      const std::string_view view = window_->view();
      const std::size_t feed = view.find('\n');
      if (feed == std::string_view::npos) {
        consume(view.size());
        if (!window_->grow()) return false;
        continue;
      }
      while (window_->view().size() < feed + 1 + start.size() && window_->grow()) {
      }
      const bool here = window_->view().substr(feed + 1).starts_with(start);
      consume(feed + 1);
      if (here) return true;
    }
  }

  bool is_only_value() {
    if (elements_ != 1 || array_seen_) return false;
    try {
      skip_separators();
    } catch (const ReadError&) {
      // Comes again where the next value is looked for.
      return false;
    }
    return window_->view().empty();
  }

  void consume(std::size_t size) {
    std::string_view gone = window_->view().substr(0, size);
    if (const auto feed = gone.rfind('\n'); feed != std::string_view::npos) {
      gone.remove_prefix(feed + 1);
      indent_ = "";
    }
    constexpr std::size_t deepest = 64;
    if (indent_ && gone.size() < deepest && gone.find_first_not_of(" \t") == std::string_view::npos) {
      indent_->append(gone);
    } else {
      indent_.reset();
    }
    window_->consume(size);
  }

  BadRecord bad(std::uint64_t number, std::string reason) const {
    return {.path = path_, .record = number, .reason = std::move(reason)};
  }

  ReadResult give_up(std::uint64_t number, std::string reason) {
    ended_ = true;
    return bad(number, std::move(reason));
  }

  std::string path_;
  std::unique_ptr<ByteWindow> window_;
  JsonReaderOptions options_;
  std::uint64_t elements_ = 0;
  std::optional<std::string> indent_ =
      "";  // before the window on its line; absent where more than blanks stand there
  bool in_array_ = false;
  bool array_seen_ = false;
  bool ended_ = false;
  std::optional<JsonScanner> wrapper_;
  std::string wrapper_text_;
};

}  // namespace

std::unique_ptr<ArticleReader> open_json_values_reader(std::string path, std::unique_ptr<ByteWindow> window,
                                                       const JsonReaderOptions& options) {
  return std::make_unique<JsonValuesReader>(std::move(path), std::move(window), options);
}

}  // namespace morgue
