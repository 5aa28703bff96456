// A whole HTML page as an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/clean/cleaner.h"

namespace morgue::html {

struct PageReading {
  std::string title;
  std::string url;
  std::string source;
  std::string section;
  std::string language;
  std::vector<std::string> bylines;
  std::vector<std::string> tags;
  std::optional<Date> published;
  std::optional<Date> updated;
  bool date_conflict = false;  // what the page says of the publication is more than a day apart
  std::string text;            // paragraphs
  std::string not_an_article;  // why the page is none; empty where it may be one
};

// Whether `markup` is a page of its own, not a piece of one.
bool is_whole_page(std::string_view markup);

// Never fails. `url` is where the page is known to come from, or empty; dates after `latest` do not count.
// `fates`, where given, gets what explain_page tells.
PageReading read_html_page(std::string_view markup, std::string_view url, const Date& latest,
                           std::vector<LineFate>* fates = nullptr);

}  // namespace morgue::html
