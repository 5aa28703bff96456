// A response of HTTP as a web archive keeps it: head and body as they went over the wire.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace morgue {

struct HttpHead {
  int status = 0;
  std::string content_type;           // in lower case, without its parameters
  std::string charset;                // as stated, or empty
  std::string content_encoding;       // in lower case
  std::optional<std::size_t> length;  // of the body, as stated
  bool chunked = false;
  std::size_t size = 0;  // of the head, the blank line included
};

// nullopt where the block does not begin with a whole head.
std::optional<HttpHead> read_http_head(std::string_view block);

// The page in UTF-8. Chunks are joined where they are chunks (archives keep the header of what they have
// unchunked); gzip, deflate and brotli unpacked up to `limit`. Throws ReadError where the body cannot be unpacked.
std::string http_page(const HttpHead& head, std::string_view body, std::size_t limit);

}  // namespace morgue
