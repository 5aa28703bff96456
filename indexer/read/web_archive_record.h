// The head of one record of a web archive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace morgue {

struct WebRecordHead {
  bool is_response = false;
  std::string url;
  std::string date;          // ISO 8601, of the fetch
  std::uint64_t length = 0;  // of the block that follows
};

// The lines of a WARC record, from "WARC/1.0" to before the blank line; nullopt where they state no length.
std::optional<WebRecordHead> read_warc_head(std::string_view lines);

// The one line of an ARC record: address, IP, moment, type, length (and more between, in version 2); the
// address may hold blanks. nullopt where it is no such line.
std::optional<WebRecordHead> read_arc_head(std::string_view line);

}  // namespace morgue
