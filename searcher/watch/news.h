// What is new to a standing query.
#pragma once

#include <string>
#include <vector>

#include "searcher/search/engine.h"
#include "searcher/watch/query_file.h"

namespace morgue {

// A part of an index, and the arrivals that are looked at now: those from `span.from` on are new, those before were told
// of by an earlier watch. No article's key equals `span.from`.
struct WatchedPart {
  SearchEngine engine;
  ArrivalSpan span;
};

// An article of a story that is new, in the place of all its copies.
struct Story {
  Hit hit;
  std::vector<Hit> copies;  // other new versions of it that meet the query, without fragments
};

struct QueryNews {
  std::string name;
  std::string text;  // as typed
  std::string interpreted;
  std::vector<Story> stories;      // latest publication first, undated ones last
  std::vector<std::string> notes;  // of the search, for stderr
};

// The stories that are new to `query`: articles that came in within the span of their part, of each family one (the first
// published), none of families that have an article from before the span which meets the query, or one of `reported`.
QueryNews find_news(std::vector<WatchedPart>& parts, const StandingQuery& query,
                    const std::vector<std::string>& reported);

// The ids of all articles that the news are made of.
std::vector<std::string> ids_of(const QueryNews& news);

}  // namespace morgue
