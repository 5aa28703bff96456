// What can be told from a Query alone, before any index is asked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/query/query.h"

namespace morgue {

// Whether every clause of a boolean is excluded: it is then taken from all articles.
bool only_excludes(const Query& query);

// Whether some clause of it asks for words and so gives a score; filters alone do not.
bool asks_for_words(const Query& query);

// Whether it consists of whole values and dates alone: these narrow a search, also among words any of which may match.
bool is_filter(const Query& query);

// Whether three words or more were typed, all in capitals: such a query asks for words, not for acronyms.
bool shouts(const Query& query);

// The languages that the query's lang: clauses leave, where every hit must meet one of them; else nullopt.
std::optional<std::vector<std::string>> languages_asked(const Query& query);

}  // namespace morgue
