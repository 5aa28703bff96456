#include "indexer/clean/html/page_date.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "indexer/clean/html/page_title.h"
#include "indexer/clean/html/seen_dates.h"
#include "indexer/clean/html/visible_date.h"

namespace morgue::html {

namespace {

// Month and day in one path or name: /2019/11/07/, /2019-11-07-, /20191107/.
std::optional<Date> date_of_address(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(std::min(url.find('/', scheme + 3), url.size()));
  const std::vector<VisibleDate> dates = find_dates(url, NumericOrder::day_first);
  for (const VisibleDate& one : dates) {
    // Only the year first: the other orders are of something else.
    if (one.end - one.begin < 8 || url[one.begin + 4] == '.') continue;
    if (url[one.begin] != '1' && url[one.begin] != '2') continue;
    if (one.begin > 0 && url[one.begin - 1] != '/' && url[one.begin - 1] != '-' && url[one.begin - 1] != '_')
      continue;
    return one.date;
  }
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find_first_of("/-_", at + 1)) {
    const std::string_view part = url.substr(at + 1, 8);
    const bool ends = at + 9 >= url.size() || url[at + 9] < '0' || url[at + 9] > '9';
    if (part.size() == 8 && ends && (part.starts_with("20") || part.starts_with("199"))) {
      if (auto date = parse_date(part); date && date->precision == DatePrecision::day) return date;
    }
  }
  return std::nullopt;
}

NumericOrder order_of(std::string_view language) {
  return language.starts_with("en-US") || language.starts_with("en_US") || language == "en" ||
                 language == "en-us"
             ? NumericOrder::month_first
             : NumericOrder::day_first;
}

// Another zone may make a day of difference.
bool are_apart(const Date& one, const Date& other) {
  return std::abs(days_between(one, other).value_or(0)) > 1;
}

bool is_same_day(const Date& one, const Date& other) {
  return days_between(one, other) == 0;
}

class Search {
 public:
  Search(const Dom& page, const PageMetadata& metadata, std::string_view title, const Date& latest)
      : metadata_(metadata),
        limits_(latest, order_of(metadata.language)),
        seen_(see_dates(page, headline_node(page, title), limits_)) {}

  PageDates find() {
    offer_stated(metadata_.published, "stated as published", Says::publication);
    offer(limits_.possible(date_of_address(metadata_.url)), "the address", Says::publication, metadata_.url);
    offer_stated(metadata_.microdata_published, "microdata", Says::some_day);
    offer(seen_.beside.date, "beside the headline", Says::publication);
    offer(seen_.published.date, "<time> as published", Says::publication);
    offer_stated(metadata_.unclear_dates, "stated for the page", Says::some_day);
    offer(seen_.time_near.date, "<time> near headline", Says::some_day);
    offer(seen_.named_near.date, "named, near headline", Says::some_day);
    offer(seen_.published_any.date, "<time> as published", Says::some_day);
    offer(seen_.time_any.date, "a <time> element", Says::some_day);
    offer(seen_.near.date, "near the headline", Says::some_day);
    offer(seen_.named_any.date, "an element named date", Says::some_day);
    offer_stated(metadata_.modified, "stated as changed", Says::change);
    offer(seen_.any.date, "elsewhere on the page", Says::some_day);
    offer(limits_.read(metadata_.script_date), "data of a script", Says::some_day);
    offer(limits_.possible(date_of_address(metadata_.image)), "address of a picture", Says::some_day,
          metadata_.image);
    choose();
    dates_.updated = of_change_.empty() ? std::nullopt : std::optional(of_change_.front());
    dates_.conflict = has_conflict();
    return std::move(dates_);
  }

 private:
  // What a candidate is evidence of.
  enum class Says : std::uint8_t { publication, change, some_day };

  void offer(const std::optional<Date>& date, std::string_view evidence, Says says, std::string value = {}) {
    if (!date) return;
    dates_.candidates.push_back({date, evidence, std::move(value), false});
    if (says == Says::publication) of_publication_.push_back(*date);
    if (says == Says::change) of_change_.push_back(*date);
  }

  void offer_stated(const std::vector<std::string>& values, std::string_view evidence, Says says) {
    for (const std::string& value : values) {
      if (const auto date = limits_.read(value)) {
        offer(date, evidence, says, value);
      } else {
        dates_.candidates.push_back({std::nullopt, evidence, value, false});
      }
    }
  }

  void choose() {
    const auto first = std::ranges::find_if(dates_.candidates,
                                            [](const DateCandidate& one) { return one.date.has_value(); });
    if (first == dates_.candidates.end()) return;
    dates_.published = first->date;
    first_choice_ = first->date;
    if (is_stated(*first)) prefer_the_printed();
    settle_day();
    const auto chosen = std::ranges::find(dates_.candidates, dates_.published, &DateCandidate::date);
    chosen->chosen = true;
  }

  bool is_stated(const DateCandidate& one) const {
    return !metadata_.published.empty() && one.evidence == dates_.candidates.front().evidence;
  }

  bool is_beside(const Date& date) const {
    return std::ranges::any_of(seen_.all_beside, [&](const Date& one) { return is_same_day(one, date); });
  }

  // Of several days stated the one that is printed beside the headline, too. A later day printed there instead of what
  // is stated is that of the text as it was published anew, unless the page says that it was last changed before.
  void prefer_the_printed() {
    for (const DateCandidate& one : dates_.candidates) {
      if (one.date && is_stated(one) && is_beside(*one.date)) {
        dates_.published = one.date;
        return;
      }
    }
    const std::optional<Date>& printed = seen_.beside.date ? seen_.beside.date : seen_.named_near.date;
    if (!printed || days_between(*dates_.published, *printed).value_or(0) <= 0) return;
    const bool is_of_change = of_change_.empty() || std::ranges::any_of(of_change_, [&](const Date& change) {
                                return days_between(*printed, change).value_or(-1) >= 0;
                              });
    if (is_of_change) dates_.published = printed;
  }

  // A day beside the headline may be that of the change that the page states.
  bool has_conflict() const {
    return first_choice_ && std::ranges::any_of(of_publication_, [this](const Date& one) {
             return are_apart(one, *first_choice_) &&
                    std::ranges::all_of(of_change_,
                                        [&](const Date& change) { return are_apart(one, change); });
           });
  }

  // A moment stated in UTC, and next to the title the day before or after it: the publisher's own day.
  void settle_day() {
    const std::optional<Date>& seen = seen_.beside.date       ? seen_.beside.date
                                      : seen_.named_near.date ? seen_.named_near.date
                                                              : seen_.near.date;
    if (!seen || dates_.published->offset_minutes != 0) return;
    if (std::abs(days_between(*seen, *dates_.published).value_or(0)) == 1) dates_.published = seen;
  }

  PageDates dates_;
  std::optional<Date> first_choice_;  // by rank alone
  std::vector<Date> of_publication_;
  std::vector<Date> of_change_;
  const PageMetadata& metadata_;
  DateLimits limits_;
  SeenDates seen_;
};

}  // namespace

PageDates find_page_dates(const Dom& page, const PageMetadata& metadata, std::string_view title,
                          const Date& latest) {
  return Search(page, metadata, title, latest).find();
}

}  // namespace morgue::html
