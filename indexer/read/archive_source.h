// zstd, xz and bzip2 through libarchive; everything else as it is.
#pragma once

#include <memory>

#include "indexer/read/byte_source.h"
#include "indexer/read/file_blocks.h"

namespace morgue {

std::unique_ptr<ByteSource> open_archive_source(std::unique_ptr<Blocks> blocks);

}  // namespace morgue
