// Web archives: WARC and ARC. Of what was fetched, the pages: responses of type text/html with status 200.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"

namespace morgue {

struct WebArchiveOptions {
  // Larger pages are set aside, unpacked or as they lie.
  std::size_t longest_page = std::size_t{32} << 20;
};

// Whether a file begins as a web archive does.
bool is_web_archive(std::string_view beginning);

// Page by page, as markup with the address and the moment of the fetch. Numbers count the archive's records.
// Other records are passed over in silence; an archive without pages gives one bad record. Behind damage it
// goes on with what looks like the next record.
std::unique_ptr<ArticleReader> open_web_archive_reader(std::string path, std::unique_ptr<ByteSource> bytes,
                                                       const WebArchiveOptions& options = {});

}  // namespace morgue
