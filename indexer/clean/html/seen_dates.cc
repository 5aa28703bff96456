#include "indexer/clean/html/seen_dates.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/clean/html/hints.h"

namespace morgue::html {

namespace {

class Walk {
 public:
  Walk(const Dom& page, std::size_t headline, const DateLimits& limits)
      : page_(page), headline_(headline), limits_(limits) {}

  SeenDates dates() {
    for (std::size_t node = 0; node < page_.size(); ++node) {
      const Node& one = page_[node];
      if (is_passed_over(node)) {
        node = one.end - 1;
        continue;
      }
      if (node >= named_end_) named_label_ = DateLabel::none;
      if (one.tag == Tag::text) {
        look_at_text(node);
      } else {
        look_at_element(node);
      }
    }
    for (const auto& [near, before] :
         {std::pair{&seen_.time_near, &time_before_}, std::pair{&seen_.named_near, &named_before_},
          std::pair{&seen_.near, &before_}}) {
      if (!near->date) *near = *before;
    }
    return std::move(seen_);
  }

 private:
  bool is_passed_over(std::size_t node) const {
    const Node& one = page_[node];
    if (one.tag == Tag::head || one.tag == Tag::script || one.tag == Tag::hidden || one.tag == Tag::noscript)
      return true;
    return one.tag != Tag::text && role_of(page_, node) == Role::comments &&
           one.end - node < page_.size() / 2;
  }

  bool has_headline() const { return headline_ < page_.size(); }
  bool is_near(std::size_t node) const {
    return has_headline() && node > headline_ && node - headline_ < 3 * near_nodes;
  }
  bool is_beside(std::size_t node) const {
    return has_headline() && node + 8 > headline_ && node < page_[headline_].end + 45;
  }
  bool is_before(std::size_t node) const {
    return has_headline() && node < headline_ && headline_ - node < near_nodes;
  }

  // By the words right before it, else by the text of the element before: "<b>Updated:</b> <i>7 May 2019</i>".
  DateLabel label_of(std::string_view before, std::size_t node) const {
    if (named_label_ != DateLabel::none) return named_label_;
    const bool says_something = std::ranges::any_of(
        before, [](char c) { return c < 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (says_something) return date_label(before);
    constexpr std::size_t label_nodes = 6;
    return node - text_before_node_ <= label_nodes ? date_label(text_before_) : DateLabel::none;
  }

  void see_beside(std::size_t node, const Date& date, DateLabel label) {
    if (!is_beside(node)) return;
    seen_.beside.offer(date, label);
    if (label != DateLabel::other) seen_.all_beside.push_back(date);
  }

  void look_at_element(std::size_t node) {
    const Node& one = page_[node];
    constexpr std::size_t largest = 40;
    if (one.end - node >= largest) return;
    // <relative-time> and kin are made by scripts.
    const bool is_time = one.tag == Tag::time || (one.tag == Tag::other && one.text.ends_with("-time"));
    const bool is_named = !is_time && hints_at_date(page_, node);
    if (is_time || is_named || names_a_change(node)) {
      if (const DateLabel label = date_label_of_element(page_, node); label != DateLabel::none) {
        named_label_ = label;
        named_end_ = one.end;
      }
    }
    if (is_time) look_at_time(node);
    if (is_named) look_at_named(node);
  }

  bool names_a_change(std::size_t node) const {
    const std::string_view names = page_.attribute(node, "class");
    return names.find("pdate") != std::string_view::npos || names.find("odifi") != std::string_view::npos ||
           page_.attribute(node, "itemprop").starts_with("date");
  }

  void look_at_time(std::size_t node) {
    const std::string_view value = page_.attribute(node, "datetime");
    const std::string text = page_.text(node);
    std::optional<Date> date = limits_.read(value.empty() ? std::string_view(text) : value);
    if (!date) return;
    const DateLabel label = label_of(text, node);
    if (named_label_ == DateLabel::publication && node < named_end_) {
      seen_.published_any.offer(*date, label);
      if (is_near(node) || is_before(node)) seen_.published.offer(*date, label);
    }
    see_beside(node, *date, label);
    if (is_near(node)) seen_.time_near.offer(*date, label);
    if (is_before(node)) time_before_.offer(*date, label);
    seen_.time_any.offer(*date, label);
  }

  void look_at_named(std::size_t node) {
    std::string text = page_.text(node);
    constexpr std::size_t longest = 300;
    if (text.size() > longest) return;
    std::vector<VisibleDate> dates = find_dates(text, limits_.order());
    if (dates.empty()) {
      if (const auto date = date_of_attributes(node)) return see_named(node, *date, label_of({}, node));
      constexpr std::size_t longest_box = 40;
      const bool has_digit = text.find_first_of("0123456789") != std::string::npos;
      if (!has_digit || text.size() > longest_box) return;
      text = parted_text(node);
      dates = find_dates(text, limits_.order());
    }
    std::size_t told = 0;
    for (const VisibleDate& found : dates) {
      const DateLabel label = label_of(std::string_view(text).substr(told, found.begin - told), node);
      told = found.end;
      const std::optional<Date> date = limits_.possible(found.date);
      if (date) see_named(node, *date, label);
    }
  }

  void see_named(std::size_t node, const Date& date, DateLabel label) {
    see_beside(node, date, label);
    if (is_near(node)) seen_.named_near.offer(date, label);
    if (is_before(node)) named_before_.offer(date, label);
    seen_.named_any.offer(date, label);
  }

  // "<b>Nov</b><b>07</b><b>2019</b>", as a box shows it.
  std::string parted_text(std::size_t node) const {
    std::string parted;
    for (std::size_t at = node; at < page_[node].end; ++at) {
      if (page_[at].tag == Tag::text) parted.append(page_[at].text).append(" ");
    }
    return parted;
  }

  // Where readers are shown "Thursday" or "two hours ago".
  std::optional<Date> date_of_attributes(std::size_t node) const {
    for (const std::string_view name :
         {"title", "datetime", "content", "data-datetime", "data-date", "data-time", "data-timestamp"}) {
      const std::string_view value = page_.attribute(node, name);
      if (value.empty()) continue;
      if (auto date = limits_.read(value)) return date;
    }
    return std::nullopt;
  }

  void look_at_text(std::size_t node) {
    const std::string_view text = page_[node].text;
    constexpr std::size_t longest = 400;
    constexpr std::size_t longest_date_line = 70;
    std::size_t told = 0;
    if (text.size() <= longest) {
      for (const VisibleDate& found : find_dates(text, limits_.order())) {
        const DateLabel label = label_of(text.substr(told, found.begin - told), node);
        told = found.end;
        const std::optional<Date> date = limits_.possible(found.date);
        if (!date) continue;
        if (text.size() < longest_date_line) see_beside(node, *date, label);
        if (is_near(node)) seen_.near.offer(*date, label);
        if (is_before(node)) before_.offer(*date, label);
        seen_.any.offer(*date, label);
      }
    }
    if (text::trim(text).empty()) return;
    text_before_ = text.substr(told);
    text_before_node_ = node;
  }

  static constexpr std::size_t near_nodes = 60;

  const Dom& page_;
  std::size_t headline_;
  const DateLimits& limits_;
  SeenDates seen_;
  SeenDate time_before_, named_before_, before_;
  DateLabel named_label_ = DateLabel::none;
  std::size_t named_end_ = 0;
  std::string_view text_before_;
  std::size_t text_before_node_ = 0;
};

}  // namespace

DateLimits::DateLimits(const Date& latest, NumericOrder order)
    : latest_(sort_key(latest).substr(0, 8)), order_(order) {}

std::optional<Date> DateLimits::possible(std::optional<Date> date) const {
  constexpr int first_year = 1990;
  if (!date || date->year < first_year || date->precision < DatePrecision::day) return std::nullopt;
  if (sort_key(*date).substr(0, 8) > latest_) return std::nullopt;
  return date;
}

std::optional<Date> DateLimits::read(std::string_view value) const {
  return possible(read_date_value(value, order_));
}

void SeenDate::offer(const Date& other, DateLabel other_label) {
  if (other_label == DateLabel::other || (date && other_label <= label)) return;
  date = other;
  label = other_label;
}

SeenDates see_dates(const Dom& page, std::size_t headline, const DateLimits& limits) {
  return Walk(page, headline, limits).dates();
}

}  // namespace morgue::html
