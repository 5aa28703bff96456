// One cleaned article: what cleaning yields and indexing stores. Plain data; all strings are valid UTF-8 (NFC).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/date.h"

namespace morgue {

struct Article {
  std::string id;            // as stated by the source, else 16 hex digits (indexer/clean/identity.h)
  std::string path;          // as given on the command line, or below a directory that was
  std::uint64_t record = 0;  // 1-based within a file of several articles; 0 where the file is the article
  std::string url;           // as stated; empty where unknown
  std::string source;        // the outlet; empty where unknown
  std::string title;
  std::vector<std::string> authors;
  std::optional<Date> date;    // published
  bool date_conflict = false;  // what the source says of it is more than a day apart
  std::optional<Date> updated;
  std::string language;  // ISO 639 code, lower case ("en", "pcm"); empty where unknown
  std::string section;
  std::vector<std::string> tags;
  std::vector<std::string> places;
  std::string text;  // paragraphs separated by one blank line

  bool operator==(const Article&) const = default;
};

}  // namespace morgue
