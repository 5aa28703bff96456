// Bytes of any encoding to UTF-8: byte order mark first, then valid UTF-8, then what was declared, then
// detection.
#pragma once

#include <string>
#include <string_view>

namespace morgue::text {

struct ToUtf8 {
  std::string text;      // valid UTF-8, without a byte order mark
  std::string charset;   // what the bytes were taken for, an IANA name ("UTF-8", "windows-1252")
  bool guessed = false;  // by detection, neither mark nor declaration nor validity
};

// `declared` may be empty. Never fails: bytes that mean nothing become U+FFFD.
ToUtf8 to_utf8(std::string_view bytes, std::string_view declared = {});

}  // namespace morgue::text
