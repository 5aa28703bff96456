// A flattened page: lines to features, features to decisions, decisions to an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/clean/cleaner.h"
#include "indexer/clean/repeated_lines.h"

namespace morgue {

// What the lines of a page state; empty where they state nothing.
struct PageReading {
  std::string title;
  std::vector<std::string> bylines;
  std::optional<Date> date;
  bool date_conflict = false;  // another line states a day more than one apart
  std::optional<Date> updated;
  std::string source;
  std::string section;
  std::string url;
  std::string language;
  std::string id;
  std::vector<std::string> tags;
  std::vector<std::string> places;
  std::string text;             // paragraphs of the lines that were kept
  std::vector<LineFate> fates;  // one for each line
};

struct PageDraft;

// The page with everything decided but which of the open lines are the article's. `page` is tidy and outlives it.
PageDraft study_page(std::string_view page, bool explains = true);

// `page` is tidy; `repeated` are the lines of its source, where any are known. `explains`: whether the fates get the
// lines and the reasons.
PageReading read_page(std::string_view page, const RepeatedLines::Lines* repeated = nullptr,
                      bool explains = true);

}  // namespace morgue
