#include "common/hash.h"

#include <xxhash.h>

namespace morgue {

std::uint64_t hash64(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string hex64(std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex(16, '0');
  for (std::size_t i = hex.size(); i-- > 0; value >>= 4) hex[i] = digits[value & 0xF];
  return hex;
}

}  // namespace morgue
