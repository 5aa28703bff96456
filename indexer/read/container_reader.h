// Files within files: tar and zip, whatever is within them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"

namespace morgue {

// Containers within containers are opened this deep.
inline constexpr int deepest_container = 4;

bool is_tar(std::string_view beginning);

// Entry by entry, in the container's order, each read as a file of its own would be: by its content first and
// its name second. Articles carry "container/entry" as their path, as if the container were a directory; the
// entry's name is only a name, and nothing is ever written. Directories, links, hidden files and names that say
// that they are no articles are passed over. A container that is damaged ends with one bad record.
std::unique_ptr<ArticleReader> open_container_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                     int depth);

}  // namespace morgue
