// gzip, checked against the checksum that each stream ends with.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/read/byte_source.h"
#include "indexer/read/file_blocks.h"

namespace morgue {

bool is_gzip(std::string_view beginning);

// Streams one after the other are one text; what follows the last (padding) is passed over. By zlib itself,
// for libarchive does not compare the checksum.
std::unique_ptr<ByteSource> open_gzip(std::unique_ptr<Blocks> blocks);

}  // namespace morgue
