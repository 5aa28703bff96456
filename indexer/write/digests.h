// What tells articles apart. Both digests reach the disk (digest_slot, digest_prefix): do not change.
#pragma once

#include <cstdint>

#include "common/article.h"

namespace morgue {

// Of all that the article says: metadata and text, but not where it was found. Equal: the version is
// unchanged.
std::uint64_t content_digest(const Article& article);

// Of source and text alone, white space and the source's spelling apart. Equal under different ids: an exact
// copy. 0 where there is no text, which is nobody's copy.
std::uint64_t text_digest(const Article& article);

}  // namespace morgue
