// Families of copies as an index tells of them.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/search/results.h"

namespace morgue {

// nullopt where the article has no copies.
std::optional<Family> family_of(const Xapian::Database& database, const Xapian::Document& document);

// Earliest first, undated ones last.
std::vector<Xapian::Document> family_members(const Xapian::Database& database, const std::string& family,
                                             std::size_t most);

// The other copies of `family`, earliest first, at most most_copies.
std::vector<Copy> copies_besides(const Xapian::Database& database, const std::string& family,
                                 const std::string& article_id);

// All copies of the article, or where there is none of that id, of the family of that id; nullopt where that is none
// either.
std::optional<Members> members_of(const Xapian::Database& database,
                                  const std::optional<Xapian::Document>& article, const std::string& id);

}  // namespace morgue
