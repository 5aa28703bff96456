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

// By rule, the first candidate that stands: what the page states as its publication; the address; a date beside the
// title; what it states of itself; <time>; in an element named for dates; near the title; another visible one; of a
// change. In each place a date labelled as that of the publication goes before one that is not, and both before that of
// a change. What is printed beside the headline decides between several days stated, and goes before a stated day that
// is earlier and not printed there. Dates after `latest` do not count.
PageDates find_page_dates(const Dom& page, const PageMetadata& metadata, std::string_view title,
                          const Date& latest);

}  // namespace morgue::html
