#include "indexer/read/utf8_source.h"

#include <utility>

#include "common/text/charset.h"
#include "common/text/utf8.h"
#include "indexer/read/whole_file.h"

namespace morgue {

namespace {

// A piece is cut behind a line where one ends within this, else behind a tag or a word.
constexpr std::size_t piece_size = std::size_t{256} << 10;

bool is_wide(std::string_view charset) {
  return charset.starts_with("UTF-16") || charset.starts_with("utf-16") || charset.starts_with("UTF-32") ||
         charset.starts_with("utf-32");
}

// Where bytes of an encoding that extends ASCII may be parted: no character lies across.
std::size_t cut_of(std::string_view bytes) {
  for (const char c : {'\n', '>', ' '}) {
    if (const auto at = bytes.rfind(c); at != std::string_view::npos) return at + 1;
  }
  std::size_t cut = bytes.size();
  while (cut > 0 && bytes.size() - cut < 4 && text::is_continuation(bytes[cut - 1])) --cut;
  return cut > 1 ? cut - 1 : bytes.size();
}

class Utf8Source final : public ByteSource {
 public:
  Utf8Source(std::unique_ptr<ByteSource> bytes, std::string_view declared, std::size_t longest_wide)
      : bytes_(std::move(bytes)), declared_(declared), longest_wide_(longest_wide) {}

  std::string_view read() override {
    if (is_wide(declared_)) return read_wide();
    while (!ended_ && waiting_.size() < piece_size) {
      const std::string_view piece = bytes_->read();
      ended_ = piece.empty();
      waiting_.append(piece);
    }
    const std::size_t cut = ended_ ? waiting_.size() : cut_of(waiting_);
    text_ = text::to_utf8(std::string_view(waiting_).substr(0, cut), declared_).text;
    waiting_.erase(0, cut);
    return text_;
  }

  std::uint64_t bytes_consumed() const override { return bytes_->bytes_consumed(); }

 private:
  std::string_view read_wide() {
    if (std::exchange(ended_, true)) return {};
    text_ = text::to_utf8(read_whole(*bytes_, longest_wide_), declared_).text;
    return text_;
  }

  std::unique_ptr<ByteSource> bytes_;
  std::string declared_;
  std::size_t longest_wide_;
  std::string waiting_;
  std::string text_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> as_utf8(std::unique_ptr<ByteSource> bytes, std::string_view declared,
                                    std::size_t longest_wide) {
  return std::make_unique<Utf8Source>(std::move(bytes), declared, longest_wide);
}

}  // namespace morgue
