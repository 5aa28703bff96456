// The bytes of a file or of standard input, decompressed on the way: zstd, xz and bzip2 through libarchive,
// gzip through zlib (libarchive does not compare its checksum).
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace morgue {

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // The next piece, empty at the end; valid until the next call. Throws ReadError where the bytes are
  // damaged.
  virtual std::string_view read() = 0;

  // Bytes taken from the file so far (compressed ones where it is compressed), for progress and the report.
  virtual std::uint64_t bytes_consumed() const = 0;
};

// The bytes stopped: a truncated or damaged stream, an I/O error, a limit. what() is one line without the
// path.
class ReadError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Opens a regular file; throws ReadError where it cannot be opened.
std::unique_ptr<ByteSource> open_file(const std::string& path);

// Standard input, decompressed likewise. It ends early once the descriptor `ended_by` becomes readable (-1: never).
std::unique_ptr<ByteSource> open_standard_input(int ended_by = -1);

// What `bytes` is compressed from, told by its beginning; `bytes` as it is where it is not compressed.
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> bytes);

// The bytes of a string, not decompressed: for tests.
std::unique_ptr<ByteSource> from_string(std::string bytes);

}  // namespace morgue
