// The fields of a hit by name, as one line of text each: what CSV columns and templates are made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/results.h"

namespace morgue {

// The file it comes from, "path:N" for record N of a file with several.
std::string location(const Article& article);

// "rank", "id", "title", ... in the order of CSV's columns.
const std::vector<std::string_view>& hit_field_names();

// The field's text, empty where the hit has none; lists joined by "; ". Line breaks, tabs and control bytes are
// spaces, so that a value never ends a record. nullopt for an unknown name. "qid" is the query's id.
std::optional<std::string> hit_field(const Hit& hit, std::string_view name, std::string_view query_id);

}  // namespace morgue
