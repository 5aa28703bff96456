// How an index introduces itself: what it was built by and how its terms came about. Every segment carries it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace Xapian {
class Database;
}

namespace morgue {

// Changes when prefixes, slots, marks or the stored form change: an index of another schema is refused.
inline constexpr int schema_version = 2;

struct IndexInfo {
  int schema = schema_version;
  int analyzer = 0;                                // analyzer_version (common/analyzer/analyzer.h)
  std::string built_by;                            // "morgue 0.1.0"
  std::string built_at;                            // RFC 3339, UTC
  std::map<std::string, std::uint64_t> languages;  // ISO code ("" unknown) -> articles when it was written

  bool operator==(const IndexInfo&) const = default;
};

// What this program writes; built_at from the clock.
IndexInfo current_index_info();

// The metadata key under which `encode` is stored. On disk: do not change.
inline constexpr std::string_view index_info_key = "morgue.info";

std::string encode(const IndexInfo& info);

// The table ("position", "docdata", "termlist") of which a segment with articles has nothing; empty where it has all. To
// Xapian a table whose file is gone is one that was never written: phrases would find nothing, and no word of it.
std::string lost_table(const Xapian::Database& segment);

// Reads and verifies the info of one segment. Throws Error, naming `place`, where the database was not built by
// Morgue or by another schema or analyzer version, with the hint what to do.
IndexInfo read_index_info(const Xapian::Database& segment, const std::string& place);

// The same of a segment on this machine; throws Error where it has lost a table, too.
IndexInfo read_whole_index_info(const Xapian::Database& segment, const std::string& place);

}  // namespace morgue
