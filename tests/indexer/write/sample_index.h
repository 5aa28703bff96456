// Articles and indexes for the tests of the writing side.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/index_directory.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "indexer/write/ingest.h"
#include "tests/support/empty_room.h"

namespace morgue::sample {

inline Article article(const std::string& id, const std::string& text) {
  Article made;
  made.id = id;
  made.path = "news.jsonl";
  made.source = "Harbour Gazette";
  made.title = "Tide tables for " + id;
  made.language = "en";
  made.text = text;
  return made;
}

// One line of a JSON Lines file. A text of two sentences, so that no rule takes it for less than an article.
inline std::string line(const std::string& id, const std::string& text,
                        const std::string& source = "Harbour Gazette") {
  const nlohmann::json record = {
      {"id", id},         {"title", "What the harbour master said about " + id},
      {"source", source}, {"date", "2021-03-04"},
      {"language", "en"}, {"text", "The harbour was busy on Thursday morning. " + text}};
  return record.dump() + "\n";
}

struct Added {
  IndexingReport report;
  std::string messages;
};

inline Added add(const EmptyRoom& room, const std::vector<std::string>& paths, IngestOptions options = {}) {
  options.index = room.path() / "index";
  options.paths = paths;
  std::ostringstream messages;
  Added added;
  {
    Progress progress(messages, "indexer", false, 80);
    added.report = ingest(options, progress);
  }
  added.messages = messages.str();
  return added;
}

// Every stored text by id, from all segments; an id that lies in several is there several times.
inline std::multimap<std::string, std::string> texts(const EmptyRoom& room) {
  const Xapian::Database index((room.path() / "index").string());
  std::multimap<std::string, std::string> found;
  for (auto document = index.postlist_begin(""); document != index.postlist_end(""); ++document) {
    const Article stored = decode_stored_article(index.get_document(*document).get_data());
    found.emplace(stored.id, stored.text);
  }
  return found;
}

inline std::vector<std::string> ids(const EmptyRoom& room) {
  std::vector<std::string> found;
  for (const auto& [id, text] : texts(room)) found.push_back(id);
  return found;
}

}  // namespace morgue::sample
