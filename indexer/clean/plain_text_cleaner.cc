#include "indexer/clean/plain_text_cleaner.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/clean/authors.h"
#include "indexer/clean/header_lines.h"
#include "indexer/clean/line_dates.h"
#include "indexer/clean/page_lines.h"
#include "indexer/clean/paragraphs.h"

namespace morgue {

namespace {

using Fate = LineFate::Fate;

// Titles, bylines and dates are looked for among the first lines that are not blank, down to the first
// paragraph.
constexpr std::size_t head_lines = 15;
constexpr std::size_t paragraph_width = 160;

// A labelled line ("Published: ...", "Tags: ...") may stand under the first paragraphs, or at the end.
constexpr std::size_t tail_lines = 15;

std::vector<std::string> split_items(std::string_view list) {
  constexpr std::string_view middle_dot = " · ";
  std::vector<std::string> items;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(",;|"), list.size());
    const std::size_t dot = std::min(list.find(middle_dot), end);
    if (const auto item = text::trim(list.substr(0, dot)); !item.empty()) items.emplace_back(item);
    list.remove_prefix(std::min(dot == end ? end + 1 : dot + middle_dot.size(), list.size()));
  }
  return items;
}

// Tags are a few words each; "Topics: how the talks went, who paid, and ..." is a sentence.
bool are_short(const std::vector<std::string>& items) {
  constexpr std::size_t longest = 60;
  return std::ranges::all_of(items, [](const std::string& item) { return item.size() <= longest; });
}

class PageReader {
 public:
  explicit PageReader(std::string_view page) : lines_(read_lines(page)) {
    for (const PageLine& line : lines_) {
      reading_.fates.push_back({std::string(line.raw), line.text.empty() ? Fate::blank : Fate::kept, {}});
      if (!line.text.empty()) last_rank_ = line.rank;
    }
  }

  PageReading read() {
    find_head();
    find_front_matter();
    find_labelled();
    find_dates_and_bylines();
    find_title();
    keep_the_rest();
    return std::move(reading_);
  }

 private:
  bool is_open(std::size_t i) const { return reading_.fates[i].fate == Fate::kept; }

  void decide(std::size_t i, Fate fate, std::string reason) {
    reading_.fates[i].fate = fate;
    reading_.fates[i].reason = std::move(reason);
  }

  void find_head() {
    head_end_ = 0;
    while (head_end_ < lines_.size() && lines_[head_end_].rank < head_lines &&
           lines_[head_end_].width < paragraph_width) {
      ++head_end_;
    }
  }

  // The fences of "---\ntitle: ...\n---".
  void find_front_matter() {
    std::size_t first = 0;
    while (first < lines_.size() && lines_[first].text.empty()) ++first;
    if (first == lines_.size() || lines_[first].text != "---") return;
    for (std::size_t i = first + 1; i < lines_.size() && lines_[i].rank <= head_lines + 5; ++i) {
      if (lines_[i].text != "---") continue;
      decide(first, Fate::dropped, "front matter");
      decide(i, Fate::dropped, "front matter");
      head_end_ = std::max(head_end_, i);
      return;
    }
  }

  void find_labelled() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_open(i)) continue;
      const auto header = read_header_line(lines_[i].text);
      if (!header) continue;
      const bool at_end = lines_[i].rank + tail_lines > last_rank_;
      if (i < head_end_ || (at_end && header->field == HeaderLine::Field::tags)) take(i, *header);
    }
  }

  void take(std::size_t i, const HeaderLine& header) {
    using Field = HeaderLine::Field;
    switch (header.field) {
      case Field::title:
        return take_once(i, reading_.title, header.value, Fate::title, "labelled as the title");
      case Field::source:
        return take_once(i, reading_.source, header.value, Fate::dropped, "names the source");
      case Field::section:
        return take_once(i, reading_.section, header.value, Fate::section, "labelled as the section");
      case Field::url:
        if (header.value.find("://") == std::string::npos) return;
        return take_once(i, reading_.url, header.value, Fate::dropped, "states the address");
      case Field::language:
        return take_once(i, reading_.language, header.value, Fate::dropped, "states the language");
      case Field::id:
        if (header.value.find(' ') != std::string::npos) return;
        return take_once(i, reading_.id, header.value, Fate::dropped, "states the id");
      case Field::author:
        if (lines_[i].width >= paragraph_width) return;
        reading_.bylines.push_back(header.value);
        return decide(i, Fate::byline, "labelled as the author");
      case Field::tags:
        if (auto tags = split_items(header.value); are_short(tags)) {
          std::ranges::move(tags, std::back_inserter(reading_.tags));
          decide(i, Fate::tags, "labelled as tags");
        }
        return;
      case Field::places:
        if (auto places = split_items(header.value); are_short(places)) {
          std::ranges::move(places, std::back_inserter(reading_.places));
          decide(i, Fate::tags, "labelled as places");
        }
        return;
      case Field::date:
      case Field::updated:
        // Read with the other dates.
        return;
    }
  }

  // A second line of the kind stays where it is.
  void take_once(std::size_t i, std::string& slot, const std::string& value, Fate fate, std::string reason) {
    constexpr std::size_t longest = 300;
    if (!slot.empty() || value.size() > longest) return;
    slot = value;
    decide(i, fate, std::move(reason));
  }

  void find_dates_and_bylines() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_open(i)) continue;
      const PageLine& line = lines_[i];
      const bool in_head = i < head_end_;
      const bool in_tail = line.rank + tail_lines > last_rank_;
      if (!in_head && !in_tail) continue;
      if (const auto dates = read_date_line(line.text)) {
        if (in_head || dates->labelled) take_dates(i, *dates);
      } else if (in_head) {
        if (const auto glued = read_glued_date(line.text)) {
          take_glued(i, *glued);
        } else if (is_clock(line.text)) {
          decide(i, Fate::dropped, "a clock");
        } else {
          take_byline(i);
        }
      }
    }
  }

  // The first date counts; a later one that tells the same day more finely adds the hour.
  void take_dates(std::size_t i, const DateLine& dates) {
    if (dates.published) take_date(*dates.published);
    if (dates.updated && !reading_.updated) reading_.updated = dates.updated;
    decide(i, Fate::date,
           dates.published ? "states the day of publication" : "states the day of the last change");
  }

  void take_date(const Date& date) {
    if (!reading_.date) {
      reading_.date = date;
      return;
    }
    const Date& known = *reading_.date;
    const bool same_day = known.year == date.year && known.month == date.month && known.day == date.day;
    if (same_day && known.precision < date.precision) reading_.date = date;
  }

  void take_glued(std::size_t i, const GluedDate& glued) {
    // "Posted on 2 October 2024 by Rasmus Holm in Technology"
    if (glued.rest.starts_with("by ") || glued.rest.starts_with("By ")) {
      const std::string names = glued.rest.substr(0, glued.rest.find(" in "));
      if (!are_names(names)) return;
      take_date(glued.date);
      reading_.bylines.push_back(names);
      return decide(i, Fate::byline, "a labelled date and the author on one line");
    }
    take_date(glued.date);
    if (reading_.title.empty()) {
      reading_.title = glued.rest;
      decide(i, Fate::title, "a labelled date and the title on one line");
    }
  }

  void take_byline(std::size_t i) {
    const std::string_view line = lines_[i].text;
    constexpr std::array<std::string_view, 8> beginnings{
        "By ", "BY ", "by ", "Story by", "Written by ", "Reported by ", "Words by ", "Text by "};
    if (std::ranges::none_of(beginnings,
                             [line](std::string_view beginning) { return line.starts_with(beginning); })) {
      return;
    }
    // "By Maria Keller | 9 August 2022 06:15"
    const std::size_t bar = std::min(line.find('|'), line.size());
    const auto dates = bar < line.size() ? read_date_line(line.substr(bar + 1)) : std::nullopt;
    const std::string names(dates ? text::trim(line.substr(0, bar)) : line);
    if (!are_names(names)) return;
    reading_.bylines.push_back(names);
    if (dates) take_dates(i, *dates);
    decide(i, Fate::byline, "names the author");
  }

  // The first line that reads like a title. One of few words, which may be the name of the paper or of a
  // section, or one that ends like a sentence, only where there is no other.
  void find_title() {
    if (!reading_.title.empty()) return;
    constexpr std::size_t likely_words = 4;
    const auto take_first = [this](auto accept) {
      for (std::size_t i = 0; i < head_end_ && reading_.title.empty(); ++i) {
        const PageLine& line = lines_[i];
        if (!is_open(i) || !is_headline_like(line) || line.text.ends_with(':') || !accept(line)) continue;
        reading_.title = line.text;
        decide(i, Fate::title, "the first line that reads like a title");
      }
    };
    const auto is_sentence = [](const PageLine& line) { return line.text.ends_with('.'); };
    take_first([&](const PageLine& line) { return !is_sentence(line) && line.words >= likely_words; });
    take_first([&](const PageLine& line) { return !is_sentence(line); });
    // A sentence is a title where text follows it.
    take_first([&](const PageLine& line) { return line.rank != last_rank_; });
  }

  void keep_the_rest() {
    std::vector<std::string_view> kept;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Fate fate = reading_.fates[i].fate;
      if (fate == Fate::kept) {
        kept.push_back(lines_[i].raw);
      } else if (!kept.empty() && !kept.back().empty()) {
        // What was taken out parted what stood around it.
        kept.push_back({});
      }
    }
    reading_.text = join_paragraphs(to_paragraphs(kept));
  }

  std::vector<PageLine> lines_;
  PageReading reading_;
  std::size_t last_rank_ = 0;
  std::size_t head_end_ = 0;  // index of the first line below the head
};

}  // namespace

PageReading read_page(std::string_view page) {
  return PageReader(page).read();
}

}  // namespace morgue
