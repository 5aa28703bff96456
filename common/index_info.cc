#include "common/index_info.h"

#include <fmt/format.h>
#include <xapian.h>

#include <nlohmann/json.hpp>

#include "common/analyzer/analyzer.h"
#include "common/date.h"
#include "common/error.h"

namespace morgue {

IndexInfo current_index_info() {
  IndexInfo info;
  info.analyzer = analyzer_version;
  info.built_by = "morgue " MORGUE_VERSION;
  info.built_at = to_iso(now_utc());
  return info;
}

std::string encode(const IndexInfo& info) {
  const nlohmann::json stored = {{"schema", info.schema},
                                 {"analyzer", info.analyzer},
                                 {"built_by", info.built_by},
                                 {"built_at", info.built_at},
                                 {"languages", info.languages}};
  return stored.dump();
}

std::string lost_table(const Xapian::Database& segment) {
  if (segment.get_doccount() == 0) return {};
  if (segment.get_total_length() > 0 && !segment.has_positions()) return "position";
  const Xapian::docid first = *segment.postlist_begin("");
  if (segment.get_document(first, Xapian::DOC_ASSUME_VALID).get_data().empty()) return "docdata";
  try {
    // Not Document::termlist_count(), which reads the positions of all its terms.
    if (segment.termlist_begin(first) == segment.termlist_end(first)) return "termlist";
  } catch (const Xapian::FeatureUnavailableError&) {
    return "termlist";
  }
  return {};
}

IndexInfo read_index_info(const Xapian::Database& segment, const std::string& place) {
  const std::string stored = segment.get_metadata(std::string(index_info_key));
  if (stored.empty()) {
    throw Error(place + ": a Xapian database, but not one that Morgue built",
                "index your articles into a new directory with 'indexer add --index DIR PATH...'");
  }
  IndexInfo info;
  try {
    const nlohmann::json read = nlohmann::json::parse(stored);
    read.at("schema").get_to(info.schema);
    read.at("analyzer").get_to(info.analyzer);
    read.at("built_by").get_to(info.built_by);
    read.at("built_at").get_to(info.built_at);
    read.at("languages").get_to(info.languages);
  } catch (const nlohmann::json::exception& failure) {
    throw Error(fmt::format("{}: the segment's description is damaged: {}", place, failure.what()),
                "run 'indexer check' on the index");
  }
  if (info.schema != schema_version || info.analyzer != analyzer_version) {
    throw Error(
        fmt::format(
            "{}: built by {} with schema {} and analyzer {}; this program reads schema {} and analyzer {}",
            place, info.built_by, info.schema, info.analyzer, schema_version, analyzer_version),
        "index the articles into a new directory with this version of 'indexer'");
  }
  return info;
}

IndexInfo read_whole_index_info(const Xapian::Database& segment, const std::string& place) {
  IndexInfo info = read_index_info(segment, place);
  if (const std::string lost = lost_table(segment); !lost.empty()) {
    throw Error(fmt::format("{}: the index is damaged: its {} table is gone", place, lost),
                "run 'indexer check' on it, it names the repair");
  }
  return info;
}

}  // namespace morgue
