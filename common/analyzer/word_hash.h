// Spreads words over the slots of a cache. Not for the disk.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace morgue {

// Of the length and of up to eight bytes from either end: enough to tell nearly all words apart, and short.
inline std::uint64_t word_hash(std::string_view word) {
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  if (word.size() >= 8) {
    std::memcpy(&head, word.data(), 8);
    std::memcpy(&tail, word.data() + word.size() - 8, 8);
  } else if (word.size() >= 4) {
    std::memcpy(&head, word.data(), 4);
    std::memcpy(&tail, word.data() + word.size() - 4, 4);
  } else {
    for (const char c : word) head = head << 8 | static_cast<unsigned char>(c);
  }
  const std::uint64_t mixed =
      (head ^ word.size()) * 0x9E3779B97F4A7C15U ^ (tail + word.size()) * 0xC2B2AE3D27D4EB4FU;
  return mixed ^ mixed >> 32;
}

}  // namespace morgue
