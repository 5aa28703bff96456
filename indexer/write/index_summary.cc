#include "indexer/write/index_summary.h"

#include <algorithm>
#include <unordered_map>

#include "common/index_info.h"
#include "common/schema.h"
#include "indexer/write/merger.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

using Counts = std::unordered_map<std::string, std::uint64_t>;

void count_values(const Xapian::Database& segment, FieldId id, Counts& counts) {
  const std::uint32_t slot = field(id).slot;
  for (auto at = segment.valuestream_begin(slot); at != segment.valuestream_end(slot); ++at) ++counts[*at];
}

std::vector<ValueCount> by_frequency(const Counts& counts) {
  std::vector<ValueCount> values;
  for (const auto& [value, count] : counts) values.push_back({value, count});
  std::sort(values.begin(), values.end(), [](const ValueCount& a, const ValueCount& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  return values;
}

// "20191107T0716" as "2019-11-07".
std::string day_of(const std::string& key) {
  std::string day = key.substr(0, 4);
  if (key.size() >= 6) day += '-' + key.substr(4, 2);
  if (key.size() >= 8) day += '-' + key.substr(6, 2);
  return day;
}

}  // namespace

IndexSummary summarise(const IndexDirectory& directory) {
  IndexSummary summary;
  Counts sources;
  Counts languages;
  Counts families;
  std::string first;
  std::string last;
  for (const IndexEntry& entry : directory.entries()) {
    if (!entry.is_local()) {
      summary.remote.push_back(entry.rest);
      continue;
    }
    const std::filesystem::path path = directory.path_of(entry);
    with_xapian(path.string(), [&] {
      const Xapian::Database segment(path.string());
      read_index_info(segment, path.string());
      summary.segments.push_back({entry.rest, segment.get_doccount(), bytes_below(path)});
      summary.articles += segment.get_doccount();
      count_values(segment, FieldId::source, sources);
      count_values(segment, FieldId::language, languages);
      count_values(segment, FieldId::family, families);
      const std::uint32_t slot = field(FieldId::date).slot;
      std::uint64_t dated = 0;
      for (auto at = segment.valuestream_begin(slot); at != segment.valuestream_end(slot); ++at, ++dated) {
        const std::string key = *at;
        if (first.empty() || key < first) first = key;
        if (key > last) last = key;
      }
      summary.undated += segment.get_doccount() - dated;
    });
  }
  summary.bytes = bytes_below(directory.root());
  summary.sources = by_frequency(sources);
  summary.languages = by_frequency(languages);
  summary.families = families.size();
  for (const auto& [family, members] : families) summary.copies += members;
  summary.first_day = day_of(first);
  summary.last_day = day_of(last);
  return summary;
}

}  // namespace morgue
