// The whole of a source that is one article, within a limit.
#pragma once

#include <cstddef>
#include <string>

#include "indexer/read/byte_source.h"

namespace morgue {

// Throws ReadError where the bytes are damaged or more than `limit`.
std::string read_whole(ByteSource& bytes, std::size_t limit);

}  // namespace morgue
