// When the article of a page was published.
#pragma once

#include <optional>
#include <string_view>

#include "common/date.h"
#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/page_metadata.h"

namespace morgue::html {

struct PageDates {
  std::optional<Date> published;
  std::optional<Date> updated;
  std::string_view evidence;  // what `published` was read from; empty without it
};

// By rule, the first that stands: what the page states as its publication; <time>; the address; a date in an
// element named for dates, near the title; another visible one; a date of unclear meaning; of a change. Dates after
// `latest` do not count.
PageDates find_page_dates(const Dom& page, const PageMetadata& metadata, std::string_view title,
                          const Date& latest);

}  // namespace morgue::html
