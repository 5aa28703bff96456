// What is wrong with JSON as programs really write it, and can be put right without guessing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace morgue {

// `json` with invalid UTF-8, unpaired surrogate escapes, raw control characters within strings, and NaN and
// Infinity (null) mended; nullopt where nothing of that kind is wrong with it. Bytes of an 8-bit encoding are
// taken for that encoding where nothing in `json` is UTF-8 beyond ASCII, else replaced by U+FFFD.
std::optional<std::string> mend_json(std::string_view json);

}  // namespace morgue
