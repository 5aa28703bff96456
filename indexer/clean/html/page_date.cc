#include "indexer/clean/html/page_date.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "indexer/clean/html/hints.h"
#include "indexer/clean/html/page_title.h"
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

class Search {
 public:
  Search(const Dom& page, const PageMetadata& metadata, std::string_view title, const Date& latest)
      : page_(page),
        metadata_(metadata),
        title_(title),
        latest_(sort_key(latest)),
        order_(order_of(metadata.language)) {}

  PageDates find() {
    look_at_page();
    offer_stated(metadata_.published, "stated as published", Says::publication);
    offer(possible(date_of_address(metadata_.url)), "the address", Says::publication, metadata_.url);
    offer_stated(metadata_.microdata_published, "microdata", Says::some_day);
    offer_stated(metadata_.unclear_dates, "stated for the page", Says::some_day);
    offer(time_published_, "<time> as published", Says::publication);
    offer(beside_title_, "beside the headline", Says::publication);
    offer(time_near_title_, "<time> near headline", Says::some_day);
    offer(named_near_title_, "named, near headline", Says::some_day);
    offer(time_any_, "a <time> element", Says::some_day);
    offer(near_title_, "near the headline", Says::some_day);
    offer(named_any_, "an element named date", Says::some_day);
    offer_stated(metadata_.modified, "stated as changed", Says::change);
    offer(any_, "elsewhere on the page", Says::some_day);
    offer(possible(read_date_value(metadata_.script_date, order_)), "data of a script", Says::some_day);
    offer(possible(date_of_address(metadata_.image)), "address of a picture", Says::some_day,
          metadata_.image);
    const auto first_date = std::ranges::find_if(
        dates_.candidates, [](const DateCandidate& one) { return one.date.has_value(); });
    if (first_date != dates_.candidates.end()) {
      first_date->chosen = true;
      dates_.published = first_date->date;
    }
    settle_day();
    dates_.updated = first_possible(metadata_.modified);
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
      if (const auto date = possible(read_date_value(value, order_))) {
        offer(date, evidence, says, value);
      } else {
        dates_.candidates.push_back({std::nullopt, evidence, value, false});
      }
    }
  }

  // Another zone may make a day of difference.
  static bool are_apart(const Date& one, const Date& other) {
    return std::abs(days_between(one, other).value_or(0)) > 1;
  }

  // A day beside the headline may be that of the change that the page states.
  bool has_conflict() const {
    return dates_.published && std::ranges::any_of(of_publication_, [this](const Date& one) {
             return are_apart(one, *dates_.published) &&
                    std::ranges::all_of(of_change_,
                                        [&](const Date& change) { return are_apart(one, change); });
           });
  }

  // A moment stated in UTC, and next to the title the day before or after it: the publisher's own day.
  void settle_day() {
    const std::optional<Date>& seen = beside_title_       ? beside_title_
                                      : named_near_title_ ? named_near_title_
                                                          : near_title_;
    if (!dates_.published || !seen || dates_.published->offset_minutes != 0) return;
    if (std::abs(days_between(*seen, *dates_.published).value_or(0)) != 1) return;
    dates_.published = seen;
    for (DateCandidate& one : dates_.candidates) one.chosen = false;
    const auto chosen = std::ranges::find(dates_.candidates, seen, &DateCandidate::date);
    if (chosen != dates_.candidates.end()) chosen->chosen = true;
  }

  std::optional<Date> possible(std::optional<Date> date) const {
    constexpr int first_year = 1990;
    if (!date || date->year < first_year || date->precision < DatePrecision::day) return std::nullopt;
    if (sort_key(*date).substr(0, 8) > latest_.substr(0, 8)) return std::nullopt;
    return date;
  }

  std::optional<Date> first_possible(const std::vector<std::string>& stated) const {
    for (const std::string& one : stated) {
      if (auto date = possible(read_date_value(one, order_))) return date;
    }
    return std::nullopt;
  }

  static void fill(std::optional<Date>& slot, const std::optional<Date>& date) {
    if (!slot) slot = date;
  }

  void look_at_page() {
    look_around(headline_node(page_, title_));
    fill(time_near_title_, time_before_title_);
    fill(named_near_title_, named_before_title_);
    fill(near_title_, before_title_);
  }

  void look_around(std::size_t title) {
    constexpr std::size_t near_nodes = 60;
    for (std::size_t node = 0; node < page_.size(); ++node) {
      const Node& one = page_[node];
      if (one.tag == Tag::head || one.tag == Tag::script || one.tag == Tag::hidden ||
          one.tag == Tag::noscript) {
        node = one.end - 1;
        continue;
      }
      if (one.tag != Tag::text) {
        const Role role = role_of(page_, node);
        if (role == Role::comments && one.end - node < page_.size() / 2) {
          node = one.end - 1;
          continue;
        }
      }
      const bool near = title < page_.size() && node > title && node - title < near_nodes * 3;
      // Right above the title, or in the lines below it.
      const bool beside = title < page_.size() && node + 8 > title &&
                          node < page_[std::min(title, page_.size() - 1)].end + 45;
      const bool before = title < page_.size() && node < title && title - node < near_nodes;
      if (one.tag == Tag::time) {
        std::string_view value = page_.attribute(node, "datetime");
        const std::optional<Date> date = possible(value.empty() ? read_date_value(page_.text(node), order_)
                                                                : read_date_value(value, order_));
        if (!date) continue;
        if (page_.has_attribute(node, "pubdate") ||
            std::ranges::any_of(hint_words(page_, node),
                                [](const std::string& word) { return word.starts_with("publish"); })) {
          fill(time_published_, date);
        }
        if (beside) fill(beside_title_, date);
        if (near) fill(time_near_title_, date);
        if (before) fill(time_before_title_, date);
        fill(time_any_, date);
        continue;
      }
      if (one.tag == Tag::text) {
        if (one.text.size() > 400) continue;
        for (const VisibleDate& found : find_dates(one.text, order_)) {
          const std::optional<Date> date = possible(found.date);
          if (!date) continue;
          constexpr std::size_t longest_date_line = 70;
          if (beside && one.text.size() < longest_date_line) fill(beside_title_, date);
          if (near) fill(near_title_, date);
          if (before) fill(before_title_, date);
          fill(any_, date);
        }
        continue;
      }
      if (one.end - node < 40 && hints_at_date(page_, node)) {
        const std::string text = page_.text(node);
        if (text.size() > 300) continue;
        for (const VisibleDate& found : find_dates(text, order_)) {
          const std::optional<Date> date = possible(found.date);
          if (!date) continue;
          if (beside) fill(beside_title_, date);
          if (near) fill(named_near_title_, date);
          if (before) fill(named_before_title_, date);
          fill(named_any_, date);
        }
      }
    }
  }

  PageDates dates_;
  std::vector<Date> of_publication_;
  std::vector<Date> of_change_;
  const Dom& page_;
  const PageMetadata& metadata_;
  std::string_view title_;
  std::string latest_;
  NumericOrder order_;
  std::optional<Date> time_published_, time_near_title_, time_any_, named_near_title_, named_any_,
      near_title_, any_, beside_title_, time_before_title_, named_before_title_, before_title_;
};

}  // namespace

PageDates find_page_dates(const Dom& page, const PageMetadata& metadata, std::string_view title,
                          const Date& latest) {
  return Search(page, metadata, title, latest).find();
}

}  // namespace morgue::html
