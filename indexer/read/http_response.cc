#include "indexer/read/http_response.h"

#include <algorithm>
#include <charconv>

#include "common/text/charset.h"
#include "common/text/utf8.h"
#include "indexer/read/byte_source.h"
#include "indexer/read/http_coding.h"

namespace morgue {

namespace {

// What follows "charset=" in a header or in the beginning of a page.
std::string charset_in(std::string_view text) {
  constexpr std::string_view key = "charset=";
  const std::string lowered = text::lower_ascii(text);
  const std::size_t at = lowered.find(key);
  if (at == std::string::npos) return {};
  std::size_t begin = at + key.size();
  if (begin < text.size() && (text[begin] == '"' || text[begin] == '\'')) ++begin;
  const std::size_t end = std::min(text.find_first_of("\"'; \t\r\n/>", begin), text.size());
  constexpr std::size_t longest = 40;
  return end - begin > longest ? std::string() : std::string(text.substr(begin, end - begin));
}

void read_header(std::string_view line, HttpHead& head) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = text::lower_ascii(text::trim(line.substr(0, colon)));
  const std::string_view value = text::trim(line.substr(colon + 1));
  if (name == "content-type") {
    head.content_type = text::lower_ascii(text::trim(value.substr(0, value.find(';'))));
    head.charset = charset_in(value);
  } else if (name == "content-encoding") {
    head.content_encoding = text::lower_ascii(value);
  } else if (name == "content-length") {
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (error == std::errc() && end == value.data() + value.size()) head.length = length;
  } else if (name == "transfer-encoding") {
    head.chunked = text::lower_ascii(value).find("chunked") != std::string::npos;
  }
}

// nullopt where it is no run of chunks; what a cut one holds is given.
std::optional<std::string> join_chunks(std::string_view body) {
  std::string joined;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    if (error != std::errc() || end == body.data()) {
      return joined.empty() ? std::nullopt : std::optional(std::move(joined));
    }
    const std::size_t feed = body.find('\n', static_cast<std::size_t>(end - body.data()));
    constexpr std::size_t longest_line = 200;
    if (feed > longest_line) {  // or there is none
      return joined.empty() ? std::nullopt : std::optional(std::move(joined));
    }
    if (size == 0) return joined;
    body.remove_prefix(feed + 1);
    joined.append(body.substr(0, size));
    body.remove_prefix(std::min(size, body.size()));
    while (!body.empty() && (body.front() == '\r' || body.front() == '\n')) body.remove_prefix(1);
  }
  return joined;
}

}  // namespace

std::optional<HttpHead> read_http_head(std::string_view block) {
  if (!block.starts_with("HTTP/")) return std::nullopt;
  HttpHead head;
  for (std::size_t at = 0; at < block.size();) {
    const std::size_t feed = block.find('\n', at);
    if (feed == std::string_view::npos) return std::nullopt;
    std::string_view line = block.substr(at, feed - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      head.size = feed + 1;
      return head;
    }
    if (at == 0) {
      const std::size_t space = line.find(' ');
      if (space != std::string_view::npos) {
        const std::string_view number = text::trim(line.substr(space));
        std::from_chars(number.data(), number.data() + number.size(), head.status);
      }
    } else {
      read_header(line, head);
    }
    at = feed + 1;
  }
  return std::nullopt;
}

std::string http_page(const HttpHead& head, std::string_view body, std::size_t limit) {
  std::string joined;
  if (head.length && !head.chunked) body = body.substr(0, *head.length);
  if (head.chunked) {
    if (auto chunks = join_chunks(body)) {
      joined = std::move(*chunks);
      body = joined;
    }
  }
  const std::string unpacked = unpack_body(head.content_encoding, body, limit);
  if (!unpacked.empty()) body = unpacked;
  constexpr std::size_t head_of_page = 4096;
  const std::string charset = head.charset.empty() ? charset_in(body.substr(0, head_of_page)) : head.charset;
  return text::to_utf8(body, charset).text;
}

}  // namespace morgue
