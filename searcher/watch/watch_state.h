// What a watch remembers from one run to the next.
//
// On disk (do not change): one JSON object, docs/output.md. Fields are added, never renamed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/index_part.h"

namespace morgue {

// The latest `ingested` key that was seen in a part of an index. Empty: it held no article.
struct WatchMark {
  IndexPart part;
  std::string ingested;

  bool operator==(const WatchMark&) const = default;
};

struct WatchState {
  std::string acknowledged;  // RFC 3339: when the last watch ended, for people
  std::vector<WatchMark> marks;
  std::map<std::string, std::vector<std::string>> reported;  // ids by name of the query, the latest last

  bool operator==(const WatchState&) const = default;

  const std::string* mark_of(const IndexPart& part) const;
  // Never back: an index that was put back from a backup must not tell the same again.
  void move_mark(const IndexPart& part, const std::string& ingested);
  // Of each query so many are remembered at most; the oldest are forgotten first.
  void add_reported(const std::string& name, const std::vector<std::string>& ids);

  static constexpr std::size_t most_reported = 1000;
};

std::string encode(const WatchState& state);

// Throws Error, naming `place`, where it is damaged or of another version.
WatchState decode_watch_state(std::string_view bytes, const std::string& place);

}  // namespace morgue
