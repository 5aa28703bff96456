#include "indexer/read/http_coding.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "common/text/utf8.h"
#include "indexer/read/byte_source.h"

namespace morgue {

namespace {

constexpr std::size_t piece_size = std::size_t{256} << 10;

// Adds to the page, up to the limit.
void append(std::string& page, std::string_view piece, std::size_t limit) {
  if (piece.size() > limit - page.size()) {
    throw ReadError("the page unpacks to more than " + std::to_string(limit >> 20) + " MiB");
  }
  page.append(piece);
}

struct EndInflate {
  void operator()(z_stream* stream) const { ::inflateEnd(stream); }
};

std::string inflate(std::string_view body, std::size_t limit) {
  z_stream stream{};
  constexpr int gzip_or_zlib = 32;
  const bool wrapped = body.starts_with("\x1F\x8B") || (!body.empty() && (body.front() & 0x0F) == 8);
  if (::inflateInit2(&stream, wrapped ? MAX_WBITS + gzip_or_zlib : -MAX_WBITS) != Z_OK)
    throw ReadError("out of memory");
  const std::unique_ptr<z_stream, EndInflate> ends(&stream);
  // zlib takes its input as not const, and does not write to it.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  std::string out;
  std::string piece(piece_size, '\0');
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    const int status = ::inflate(&stream, Z_NO_FLUSH);
    const std::size_t size = piece.size() - stream.avail_out;
    append(out, std::string_view(piece).substr(0, size), limit);
    // A page cut short is still a page.
    if (status == Z_STREAM_END || (status == Z_BUF_ERROR && !out.empty()) || (status == Z_OK && size == 0))
      return out;
    if (status != Z_OK) throw ReadError("the page's compression is damaged");
  }
}

struct EndBrotli {
  void operator()(BrotliDecoderState* state) const { ::BrotliDecoderDestroyInstance(state); }
};

std::string decode_brotli(std::string_view body, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, EndBrotli> state(
      ::BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  if (!state) throw ReadError("out of memory");
  const auto* next_in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t in = body.size();
  std::string out;
  std::string piece(piece_size, '\0');
  for (;;) {
    auto* next_out = reinterpret_cast<std::uint8_t*>(piece.data());
    std::size_t room = piece.size();
    const BrotliDecoderResult result =
        ::BrotliDecoderDecompressStream(state.get(), &in, &next_in, &room, &next_out, nullptr);
    append(out, std::string_view(piece).substr(0, piece.size() - room), limit);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return out;
    // A page cut short is still a page.
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && !out.empty()) return out;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
      throw ReadError("the page's compression is damaged");
    }
  }
}

// Where nothing marks what is packed: markup is not, and text is not.
bool looks_packed(std::string_view body) {
  const std::size_t enough = std::min<std::size_t>(64, body.size());
  return !text::trim(body.substr(0, enough)).starts_with('<') &&
         !text::is_valid(body.substr(0, text::floor_boundary(body, enough)));
}

}  // namespace

std::string unpack_body(std::string_view coding, std::string_view body, std::size_t limit) {
  if (coding.empty() || coding == "identity" || body.empty()) return {};
  if (coding == "gzip" || coding == "x-gzip") {
    return body.starts_with("\x1F\x8B") ? inflate(body, limit) : std::string();
  }
  if (coding == "deflate") {
    return body.starts_with("\x1F\x8B") || looks_packed(body) ? inflate(body, limit) : std::string();
  }
  if (coding == "br") return looks_packed(body) ? decode_brotli(body, limit) : std::string();
  if (text::is_valid(body)) return {};
  throw ReadError("the page is compressed in a way that is not read (" + text::repair(coding) + ")");
}

}  // namespace morgue
