// The file that a document of the index came from.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "indexer/write/origin.h"

namespace morgue {

// nullopt: standard input, or only the hash of its path is there. Throws Xapian::Error.
inline std::optional<std::string> origin_of(const Xapian::Database& database, Xapian::docid document) {
  auto term = database.termlist_begin(document);
  const auto end = database.termlist_end(document);
  if (term != end) term.skip_to(std::string(origin_prefix));
  if (term == end || !(*term).starts_with(origin_prefix)) return std::nullopt;
  return path_of_origin(*term);
}

}  // namespace morgue
