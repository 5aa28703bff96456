#include "indexer/read/sgml_reader.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "indexer/read/byte_window.h"
#include "indexer/read/sgml_record.h"
#include "indexer/read/utf8_source.h"

namespace morgue {

namespace {

struct RecordTag {
  std::string_view open;
  std::string_view close;
};

constexpr std::array<RecordTag, 4> record_tags{
    {{"<REUTERS", "</REUTERS>"}, {"<reuters", "</reuters>"}, {"<DOC>", "</DOC>"}, {"<doc>", "</doc>"}}};

class SgmlReader final : public ArticleReader {
 public:
  SgmlReader(std::string path, std::unique_ptr<ByteSource> utf8, std::size_t longest)
      : path_(std::move(path)), window_(std::move(utf8)), longest_(longest) {}

  std::optional<ReadResult> next() override {
    if (ended_) return std::nullopt;
    try {
      return find_record();
    } catch (const ReadError& error) {
      ended_ = true;
      return bad(++records_, error.what());
    }
  }

 private:
  std::optional<ReadResult> find_record() {
    if (!find_start()) {
      ended_ = true;
      if (records_ > 0) return std::nullopt;
      return bad(0, "an SGML collection without records");
    }
    ++records_;
    const std::size_t open_size = tag_->open.size();
    std::size_t searched = open_size;
    bool too_long = false;
    for (;;) {
      const std::string_view view = window_.view();
      const std::size_t close = view.find(tag_->close, searched);
      // A record that was not closed ends where the next begins.
      const std::size_t again = view.substr(0, close).find(tag_->open, searched);
      const std::size_t end = std::min(close, again);
      if (end != std::string_view::npos) {
        const std::size_t with_end = end == close ? end + tag_->close.size() : end;
        if (too_long || end > longest_) {
          window_.consume(with_end);
          return bad(records_, "the record is longer than " + std::to_string(longest_ >> 20) + " MiB");
        }
        auto record = read_sgml_record(view.substr(0, end));
        window_.consume(with_end);
        return result_of(std::move(record));
      }
      searched = std::max(open_size, view.size() - std::min(view.size(), tag_->close.size()));
      if (view.size() > longest_) {
        too_long = true;
        window_.consume(searched);
        searched = 0;
      }
      if (!window_.grow()) {
        ended_ = true;
        return bad(records_, "the file ends within a record: cut short");
      }
    }
  }

  ReadResult result_of(std::variant<RawArticle, std::string> record) {
    if (auto* const raw = std::get_if<RawArticle>(&record)) {
      raw->path = path_;
      raw->record = records_;
      return std::move(*raw);
    }
    return bad(records_, std::get<std::string>(std::move(record)));
  }

  // Consumes what stands before the next record. The first record tells which tag it is.
  bool find_start() {
    constexpr std::size_t longest_tag = 8;
    for (;;) {
      const std::string_view view = window_.view();
      std::size_t first = std::string_view::npos;
      for (const RecordTag& tag : record_tags) {
        if (tag_ != nullptr && tag_ != &tag) continue;
        if (const std::size_t at = view.find(tag.open); at < first) {
          first = at;
          found_ = &tag;
        }
      }
      if (first != std::string_view::npos) {
        tag_ = found_;
        window_.consume(first);
        return true;
      }
      window_.consume(view.size() - std::min(view.size(), longest_tag));
      if (!window_.grow()) return false;
    }
  }

  BadRecord bad(std::uint64_t number, std::string reason) const {
    return {.path = path_, .record = number, .reason = std::move(reason)};
  }

  std::string path_;
  ByteWindow window_;
  std::size_t longest_;
  const RecordTag* tag_ = nullptr;
  const RecordTag* found_ = nullptr;
  std::uint64_t records_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> open_sgml_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                std::string_view charset, std::size_t longest_record) {
  return std::make_unique<SgmlReader>(
      std::move(path), as_utf8(std::move(bytes), charset.empty() ? "ISO-8859-1" : charset), longest_record);
}

}  // namespace morgue
