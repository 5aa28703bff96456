// When the article of a page was published.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/page_metadata.h"

namespace morgue::html {

// A day that the page may mean as that of its publication.
struct DateCandidate {
  std::optional<Date> date;   // none: it cannot be read, or cannot be meant
  std::string_view evidence;  // what it was read from
  std::string value;          // as it stands there, where that is more than the date
  bool chosen = false;
};

struct PageDates {
  std::optional<Date> published;
  std::optional<Date> updated;
  std::vector<DateCandidate> candidates;  // the most trusted first
  bool conflict = false;                  // two that speak of the publication are more than a day apart
};

// By rule, the first candidate that stands: what the page states as its publication; the address; <time>; a date
// beside or near the title; in an element named for dates; another visible one; of a change. Dates after `latest` do
// not count.
PageDates find_page_dates(const Dom& page, const PageMetadata& metadata, std::string_view title,
                          const Date& latest);

}  // namespace morgue::html
