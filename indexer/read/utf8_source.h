// Bytes of any encoding as UTF-8, piece by piece.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/read/byte_source.h"

namespace morgue {

// `declared`: the encoding the content states, or empty. Pieces end with a line where lines are of a usual
// length, and each is taken for UTF-8 where it is that, for what was declared where not (charset.h): archives
// put together from many sources mix them. UTF-16 and UTF-32 are read as a whole, up to `longest_wide`, and
// throw ReadError beyond.
std::unique_ptr<ByteSource> as_utf8(std::unique_ptr<ByteSource> bytes, std::string_view declared,
                                    std::size_t longest_wide = std::size_t{64} << 20);

}  // namespace morgue
