#include "indexer/read/json_mend.h"

#include <array>
#include <charconv>
#include <cstdint>

#include "common/text/charset.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

bool has_valid_multibyte(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Decoded decoded = text::decode(bytes, at);
    if (decoded.size > 1) return true;
    at += decoded.size;
  }
  return false;
}

// The four hex digits after "\u" at json[at], or nullopt.
std::optional<std::uint32_t> unicode_escape(std::string_view json, std::size_t at) {
  constexpr std::size_t length = 6;
  if (at + length > json.size() || json[at] != '\\' || json[at + 1] != 'u') return std::nullopt;
  std::uint32_t code = 0;
  const char* const begin = json.data() + at + 2;
  const auto [end, error] = std::from_chars(begin, begin + 4, code, 16);
  if (error != std::errc() || end != begin + 4) return std::nullopt;
  return code;
}

bool is_high(std::uint32_t code) {
  return code >= 0xD800 && code <= 0xDBFF;
}
bool is_low(std::uint32_t code) {
  return code >= 0xDC00 && code <= 0xDFFF;
}

class Mender {
 public:
  explicit Mender(std::string_view json) : json_(json) { mended_.reserve(json.size()); }

  std::string mend() {
    while (at_ < json_.size()) {
      if (in_string_) {
        copy_in_string();
      } else {
        copy_outside();
      }
    }
    return std::move(mended_);
  }

 private:
  void copy(std::size_t size) {
    mended_.append(json_.substr(at_, size));
    at_ += size;
  }

  void copy_outside() {
    constexpr std::array<std::string_view, 3> not_json{"NaN", "-Infinity", "Infinity"};
    for (const std::string_view word : not_json) {
      if (json_.substr(at_).starts_with(word)) {
        mended_ += "null";
        at_ += word.size();
        return;
      }
    }
    in_string_ = json_[at_] == '"';
    copy(1);
  }

  void copy_in_string() {
    const char c = json_[at_];
    if (c == '\\') {
      copy_escape();
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr std::string_view digits = "0123456789abcdef";
      mended_ += "\\u00";
      mended_ += digits[static_cast<unsigned char>(c) >> 4];
      mended_ += digits[static_cast<unsigned char>(c) & 0xF];
      ++at_;
    } else {
      in_string_ = c != '"';
      copy(1);
    }
  }

  void copy_escape() {
    constexpr std::size_t length = 6;
    const auto code = unicode_escape(json_, at_);
    if (!code || (!is_high(*code) && !is_low(*code))) {
      copy(2);
      return;
    }
    const auto next = unicode_escape(json_, at_ + length);
    if (is_high(*code) && next && is_low(*next)) {
      copy(2 * length);
    } else {
      mended_ += "\\ufffd";
      at_ += length;
    }
  }

  std::string_view json_;
  std::string mended_;
  std::size_t at_ = 0;
  bool in_string_ = false;
};

}  // namespace

std::optional<std::string> mend_json(std::string_view json) {
  std::string valid;
  std::string_view source = json;
  if (!text::is_valid(json)) {
    valid = has_valid_multibyte(json) ? text::repair(json) : text::to_utf8(json).text;
    source = valid;
  }
  std::string mended = Mender(source).mend();
  if (mended == json) return std::nullopt;
  return mended;
}

}  // namespace morgue
