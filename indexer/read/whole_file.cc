#include "indexer/read/whole_file.h"

namespace morgue {

std::string read_whole(ByteSource& bytes, std::size_t limit) {
  std::string whole;
  for (std::string_view piece = bytes.read(); !piece.empty(); piece = bytes.read()) {
    if (piece.size() > limit - whole.size()) {
      throw ReadError("larger than " + std::to_string(limit >> 20) + " MiB, which no single article is");
    }
    whole.append(piece);
  }
  return whole;
}

}  // namespace morgue
