// When an article first came into the archive, apart from when its present version did.
#pragma once

#include <algorithm>
#include <cstdint>

#include "common/schema.h"

namespace morgue {

// Of an article that replaced an earlier version: the `ingested` key of its first one. Without it, the present version
// is the first. On disk: do not change.
inline constexpr std::uint32_t arrived_slot = 16;

static_assert(std::none_of(schema.begin(), schema.end(),
                           [](const Field& each) { return each.slot == arrived_slot; }) &&
                  arrived_slot != order_slot && arrived_slot != digest_slot,
              "the slot is nobody else's");

}  // namespace morgue
