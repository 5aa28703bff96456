// Bytes of a text eight and sixty-four at a time, for passes over lines that have to tell kinds of bytes apart
// without a branch for each.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace morgue::text {

// Eight bytes, the first in the lowest place. What holds of a byte is said by its highest bit in the answer.
class Eight {
 public:
  static constexpr std::uint64_t high_bits = 0x8080808080808080U;

  constexpr explicit Eight(std::uint64_t bytes) : bytes_(bytes) {}

  // Of the eight bytes from `bytes` on.
  static Eight at(const char* bytes) {
    std::uint64_t loaded = 0;
    std::memcpy(&loaded, bytes, sizeof loaded);
    return Eight(in_memory(loaded));
  }

  // Of the last bytes of `text` from `from` on, seven or fewer; zeros follow.
  static Eight last_of(std::string_view text, std::size_t from) {
    const std::size_t size = text.size() - from;
    if (text.size() >= sizeof(std::uint64_t))
      return Eight(at(text.data() + text.size() - sizeof(std::uint64_t)).bytes_ >> 8 * (8 - size));
    std::uint64_t loaded = 0;
    for (std::size_t i = size; i-- > 0;) loaded = loaded << 8 | static_cast<unsigned char>(text[from + i]);
    return Eight(loaded);
  }

  constexpr std::uint64_t bytes() const { return bytes_; }

  // As eight bytes from `bytes` on.
  void put(char* bytes) const {
    const std::uint64_t stored = in_memory(bytes_);
    std::memcpy(bytes, &stored, sizeof stored);
  }

  constexpr std::uint64_t are(char c) const {
    return differ_from(each(static_cast<unsigned char>(c))) ^ high_bits;
  }
  constexpr std::uint64_t differ(Eight other) const { return differ_from(other.bytes_); }
  constexpr std::uint64_t beyond_ascii() const { return bytes_ & high_bits; }

  // Both in ASCII.
  constexpr std::uint64_t within(char first, char last) const {
    const std::uint64_t low = bytes_ & ~high_bits;
    return (low + each(0x80 - static_cast<unsigned>(first))) &
           ~(low + each(0x7F - static_cast<unsigned>(last))) & ~bytes_ & high_bits;
  }

 private:
  static constexpr std::uint64_t in_memory(std::uint64_t bytes) {
    return std::endian::native == std::endian::big ? __builtin_bswap64(bytes) : bytes;
  }

  static constexpr std::uint64_t each(std::uint64_t byte) { return byte * 0x0101010101010101U; }

  constexpr std::uint64_t differ_from(std::uint64_t other) const {
    const std::uint64_t parted = bytes_ ^ other;
    return (((parted & ~high_bits) + ~high_bits) | parted) & high_bits;
  }

  std::uint64_t bytes_;
};

// How many bytes a mask tells of.
inline constexpr std::size_t mask_size = 64;

// Bit i is set where `holds`, asked about Eight, says so of text[i]; of the first 64 bytes, fewer where it ends before.
inline std::uint64_t mask_of(std::string_view text, const auto& holds) {
  const auto gather = [&holds](Eight eight) { return (holds(eight) >> 7) * 0x0102040810204080U >> 56; };
  text = text.substr(0, mask_size);
  std::uint64_t mask = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) mask |= gather(Eight::at(text.data() + at)) << at;
  if (at == text.size()) return mask;
  const std::uint64_t known = (std::uint64_t{1} << (text.size() - at)) - 1;
  return mask | (gather(Eight::last_of(text, at)) & known) << at;
}

// How many bytes of `text` `fits` takes. It is asked of all, without a branch, so that the compiler can ask of many at
// once.
inline std::size_t count_bytes(std::string_view text, const auto& fits) {
  constexpr std::size_t most_counted = 255;
  std::size_t count = 0;
  while (!text.empty()) {
    std::uint8_t part = 0;
    const std::size_t size = std::min(text.size(), most_counted);
    for (std::size_t i = 0; i < size; ++i)
      part = static_cast<std::uint8_t>(part + (fits(static_cast<unsigned char>(text[i])) ? 1 : 0));
    count += part;
    text.remove_prefix(size);
  }
  return count;
}

}  // namespace morgue::text
