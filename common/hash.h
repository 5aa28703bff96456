// 64-bit content hashes (XXH3) for ids, digests and over-long terms. Values reach the disk: do not change.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace morgue {

std::uint64_t hash64(std::string_view bytes);

// 16 lower-case hex digits.
std::string hex64(std::uint64_t value);

}  // namespace morgue
