// The dates that readers of a page see, by where they stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/clean/html/date_labels.h"
#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/visible_date.h"

namespace morgue::html {

// What a date must be to be that of an article.
class DateLimits {
 public:
  DateLimits(const Date& latest, NumericOrder order);

  // Of a day, and none that an article of the web cannot have; else nullopt.
  std::optional<Date> possible(std::optional<Date> date) const;
  // The first date of `value`, where possible.
  std::optional<Date> read(std::string_view value) const;

  NumericOrder order() const { return order_; }

 private:
  std::string latest_;
  NumericOrder order_;
};

// Of the dates in one place the one that is most telling, and among equals the first.
struct SeenDate {
  std::optional<Date> date;
  DateLabel label = DateLabel::other;

  void offer(const Date& other, DateLabel other_label);
};

struct SeenDates {
  SeenDate published;      // <time> that the page names for publication, near the headline
  SeenDate beside;         // right above the headline, or in the lines below it
  SeenDate time_near;      // <time> in the longer stretch around the headline
  SeenDate named_near;     // in an element named for dates, likewise
  SeenDate near;           // in a text, likewise
  SeenDate published_any;  // <time> that the page names for publication, wherever it stands
  SeenDate time_any;
  SeenDate named_any;
  SeenDate any;
  std::vector<Date> all_beside;
};

// Comments are passed over. `headline` is the number of nodes where there is none.
SeenDates see_dates(const Dom& page, std::size_t headline, const DateLimits& limits);

}  // namespace morgue::html
