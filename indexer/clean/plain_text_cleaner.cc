#include "indexer/clean/plain_text_cleaner.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "common/date_in_text.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/article_span.h"
#include "indexer/clean/authors.h"
#include "indexer/clean/chrome_lines.h"
#include "indexer/clean/datelines.h"
#include "indexer/clean/header_lines.h"
#include "indexer/clean/language.h"
#include "indexer/clean/line_dates.h"
#include "indexer/clean/line_scores.h"
#include "indexer/clean/page_lines.h"
#include "indexer/clean/paragraphs.h"
#include "indexer/clean/source_evidence.h"

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
    find_glued_titles();
    find_article_lines();
    find_language();
    find_dates_and_bylines();
    find_title();
    find_section();
    find_tags();
    drop_what_stands_around();
    drop_chrome();
    find_dateline();
    keep_the_rest();
    find_source();
    if (reading_.language.empty()) reading_.language = language_;
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

  void find_glued_titles() {
    for (std::size_t i = 0; i < head_end_; ++i) {
      if (!is_open(i) || read_date_line(lines_[i].text)) continue;
      if (const auto glued = read_glued_date(lines_[i].text)) take_glued(i, *glued);
    }
  }

  // Headline, text, and the lines between: what they say of date and author is about this article.
  void find_article_lines() {
    scores_ = score_lines(lines_);
    std::vector<PageLine> open = lines_;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (!is_open(i)) open[i].text.clear();
    }
    span_ = find_article(open, scores_);
    title_ = span_.title;
    if (!reading_.title.empty()) {
      // Labelled or glued: the article goes on from there.
      title_.reset();
      span_.begin = 0;
    }
    const std::size_t from = title_.value_or(0);
    text_begin_ = from + 1;
    constexpr double paragraph = 1.0;
    while (text_begin_ < lines_.size() && text_begin_ < span_.end &&
           (lines_[text_begin_].text.empty() || scores_[text_begin_].text < paragraph)) {
      ++text_begin_;
    }
  }

  // Of the text between headline and end; it decides how dates of numbers are read.
  void find_language() {
    if (!reading_.language.empty()) return;
    constexpr std::size_t enough = 1500;
    std::string sample;
    for (std::size_t i = span_.begin; i < span_.end && sample.size() < enough; ++i) {
      if (scores_[i].text > 0) sample.append(lines_[i].text).append(1, '\n');
    }
    language_ = detect_language({}, sample);
  }

  std::string_view language() const {
    return reading_.language.empty() ? std::string_view(language_) : std::string_view(reading_.language);
  }

  // Around the headline first: a date among the first lines of the page may be the day it was taken.
  void find_dates_and_bylines() {
    constexpr std::size_t above = 6;
    constexpr std::size_t below = 25;
    if (title_) {
      const std::size_t rank = lines_[*title_].rank;
      std::size_t paragraphs = 0;
      constexpr std::size_t most_paragraphs = 2;  // a deck and an introduction
      for (std::size_t i = *title_ + 1; i < span_.end && lines_[i].rank <= rank + below; ++i) {
        if (scores_[i].text >= 1.0 && ++paragraphs > most_paragraphs) break;
        read_head_line(i);
      }
      for (std::size_t i = *title_; i-- > 0 && lines_[i].rank + above >= rank;) read_head_line(i);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_open(i)) continue;
      const PageLine& line = lines_[i];
      const bool in_head = i < head_end_;
      const bool in_tail = line.rank + tail_lines > last_rank_;
      if (!in_head && !in_tail) continue;
      if (const auto dates = read_date_line(line.text, language())) {
        if (in_head || dates->labelled) take_dates(i, *dates);
      } else if (in_head) {
        if (is_clock(line.text)) {
          take_clock(i);
        } else {
          take_byline(i);
        }
      }
    }
    if (!reading_.date) find_date_below();
    if (!reading_.bylines.empty() || !title_) return;
    find_bare_name();
  }

  // Not beside the headline: a line in the text or below it that is a date or says that it is one of publication.
  void find_date_below() {
    const std::size_t end = std::min(lines_.size(), span_.end);
    for (std::size_t i = title_.value_or(0); i < end && !reading_.date; ++i) {
      if (!is_open(i) || lines_[i].width > 60) continue;
      const auto dates = read_date_line(lines_[i].text, language());
      const bool single = dates && dates->published && dates->published->precision >= DatePrecision::day;
      if (single && title_) take_dates(i, *dates);
    }
    for (std::size_t i = span_.begin; i < lines_.size() && !reading_.date; ++i) {
      const PageLine& line = lines_[i];
      if (!is_open(i) || line.width > paragraph_width || !says_published(line)) continue;
      const auto dates = find_dates(line.text, language());
      if (dates && dates->published) take_date(*dates->published);
    }
    if (!reading_.date) reading_.date = reading_.updated;
    if (!reading_.date) reading_.date = clock_date_;
  }

  // A line of nothing but a name next to the date of the article.
  void find_bare_name() {
    constexpr std::size_t widest = 40;
    constexpr std::size_t near = 2;
    constexpr std::size_t farthest = 14;
    for (std::size_t i = *title_ + 1; i < lines_.size() && lines_[i].rank <= lines_[*title_].rank + farthest;
         ++i) {
      const PageLine& line = lines_[i];
      if (scores_[i].text >= 1.0 && i > text_begin_) return;
      if (!is_open(i) || line.text.empty() || line.width > widest || line.words < 2 || line.words > 3)
        continue;
      if (line.bulleted || names_section(line) || !is_persons_name(line.text)) continue;
      if (!scores_[i].chrome.empty() || scores_[i].marker) continue;
      const bool dated = std::ranges::any_of(date_lines_, [&](std::size_t date) {
        const std::size_t a = lines_[date].rank;
        return (a > line.rank ? a - line.rank : line.rank - a) <= near;
      });
      if (!dated) continue;
      reading_.bylines.push_back(line.text);
      return decide(i, Fate::byline, "a name next to the date");
    }
  }

  // Capitalised words of letters, hyphens and full stops, and not all in capitals.
  static bool is_persons_name(std::string_view text) {
    if (!are_names(text) || text.find_first_of("0123456789:,;/&!?()@#+*\"'|") != std::string_view::npos)
      return false;
    bool lower = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      lower = lower || (text[at] >= 'a' && text[at] <= 'z');
      const bool begins = at == 0 || text[at - 1] == ' ';
      if (begins && text[at] >= 'a' && text[at] <= 'z') return false;
    }
    return lower;
  }

  // A line beside the headline: a date, an author, or both.
  void read_head_line(std::size_t i) {
    constexpr std::size_t widest = 110;
    if (!is_open(i) || lines_[i].text.empty() || i == title_ || lines_[i].width > widest) return;
    const PageLine& line = lines_[i];
    if (const auto dates = read_date_line(line.text, language())) return take_dates(i, *dates);
    if (is_clock(line.text)) return take_clock(i);
    take_byline(i);
    if (!is_open(i) || (line.ends_sentence && line.width > 60)) return;
    if (scores_[i].text > 0.4) return;
    const auto dates = find_dates(line.text, language());
    if (!dates || (dates->published && dates->published->precision < DatePrecision::day)) return;
    const bool names_author = take_name_before_date(i);
    const bool labelled = dates->updated || says_published(line);
    if (names_author || labelled) return take_dates(i, *dates);
    // "Deadline: 3 November 2019" tells another day; beside the headline, most other words stand with its own.
    const auto found = find_date_in(line.text, language());
    const std::string_view before =
        text::trim(std::string_view(line.text).substr(0, found ? found->begin : 0));
    if (before.ends_with(':')) return;
    if (!reading_.date && dates->published) {
      take_date(*dates->published);
      date_lines_.push_back(i);
    }
  }

  static bool says_published(const PageLine& line) {
    constexpr std::array<std::string_view, 14> words{
        "publish",    "publiziert",   "posted on", "veröffentlicht", "erschienen", "publié", "publicado",
        "pubblicato", "opublikowano", "gepublice", "publicerad",     "publisert",  "yayın",  "опубликовано"};
    return std::ranges::any_of(
        words, [&line](std::string_view word) { return line.low.find(word) != std::string::npos; });
  }

  // "Swantje Schemmerling | 06.11.23", "von Anja Schmoll am 14. Mai 2014"
  bool take_name_before_date(std::size_t i) {
    if (!reading_.bylines.empty()) return false;
    const std::string_view line = lines_[i].text;
    const auto found = find_date_in(line, language());
    if (!found) return false;
    std::string_view name = text::trim(line.substr(0, found->begin));
    for (;;) {
      constexpr std::array<std::string_view, 16> joints{
          "|", "•", "·", ",", "-", "–", "/", " am", " on", " le", " el", " il", " em", " den", " dnia", ":"};
      const auto* const joint =
          std::ranges::find_if(joints, [name](std::string_view one) { return name.ends_with(one); });
      if (joint == joints.end()) break;
      name = text::trim(name.substr(0, name.size() - joint->size()));
    }
    name = without_by(name);
    if (name.find_first_of("|•·/:") != std::string_view::npos || !are_names(name) ||
        !begins_in_upper_case(name) || name.find(' ') == std::string_view::npos)
      return false;
    reading_.bylines.emplace_back(name);
    return true;
  }

  // Scripts without cases tell no names from other words.
  static bool begins_in_upper_case(std::string_view name) {
    return !name.empty() && text::is_upper(text::decode(name, 0).code);
  }

  // A site's clock may tell the day when the page was taken: the latest that it can have been published.
  void take_clock(std::size_t i) {
    decide(i, Fate::dropped, "a clock");
    const std::string_view line = lines_[i].text;
    if (clock_date_) return;
    // "14:56 GMT +313 November 2019": the zone, of one digit, ran together with the day.
    const std::size_t sign = line.find_first_of("+-");
    if (sign == std::string_view::npos || sign + 2 >= line.size()) return;
    if (const auto glued = parse_date_in(line.substr(sign + 2), language())) clock_date_ = glued;
  }

  // The first date counts; a later one that tells the same day more finely adds the hour.
  void take_dates(std::size_t i, const DateLine& dates) {
    if (dates.published) take_date(*dates.published);
    date_lines_.push_back(i);
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

  // What bylines begin with in the languages of the press; a name of two words or more has to follow.
  static std::string_view without_by(std::string_view line) {
    constexpr std::array<std::string_view, 26> beginnings{
        "By ",      "BY ",      "by ",    "by: ", "By: ",  "Von ",        "von ",    "VON ",      "Par ",
        "par ",     "Por ",     "por ",   "POR ", "Door ", "door ",       "Autor: ", "Autorin: ", "Author: ",
        "Autore: ", "Auteur: ", "Text: ", "Di ",  "Av ",   "Redaktion: ", "Przez ",  "Автор: "};
    const auto* const found = std::ranges::find_if(
        beginnings, [line](std::string_view beginning) { return line.starts_with(beginning); });
    return found == beginnings.end() ? line : text::trim(line.substr(found->size()));
  }

  void take_byline(std::size_t i) {
    std::string_view line = lines_[i].text;
    constexpr std::array<std::string_view, 5> beginnings{"Story by", "Written by ", "Reported by ",
                                                         "Words by ", "Text by "};
    const bool written = std::ranges::any_of(
        beginnings, [line](std::string_view beginning) { return line.starts_with(beginning); });
    const std::string_view unsigned_line = without_by(line);
    if (!written && unsigned_line.size() == line.size()) return;
    if (!written && !line.starts_with("By ") && !line.starts_with("BY ") && !line.starts_with("by "))
      line = unsigned_line;
    // "By Maria Keller | 9 August 2022 06:15"
    const std::size_t bar = std::min(line.find('|'), line.size());
    const auto dates = bar < line.size() ? read_date_line(line.substr(bar + 1), language()) : std::nullopt;
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
    if (title_ && is_open(*title_)) {
      reading_.title = lines_[*title_].text;
      return decide(*title_, Fate::title, "reads like the headline of what follows");
    }
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

  // A short line next to the headline that names a section of a paper.
  void find_section() {
    if (!reading_.section.empty() || !title_) return;
    const auto take_section = [this](std::size_t i) {
      if (!is_open(i) || lines_[i].bulleted || !names_section(lines_[i])) return false;
      if (scores_[i].marker || !scores_[i].chrome.empty()) return false;
      reading_.section = lines_[i].text;
      decide(i, Fate::section, "names the section");
      return true;
    };
    constexpr std::size_t above = 3;
    constexpr std::size_t below = 6;
    for (std::size_t i = *title_ + 1; i < text_begin_ && lines_[i].rank <= lines_[*title_].rank + below;
         ++i) {
      if (!lines_[i].text.empty() && take_section(i)) return;
    }
    for (std::size_t i = *title_; i-- > 0 && lines_[i].rank + above >= lines_[*title_].rank;) {
      if (!lines_[i].text.empty() && take_section(i)) return;
    }
  }

  // "cooperation, defense, S-400, India, Russia" below the text: a list of short items and no sentence.
  void find_tags() {
    if (!reading_.tags.empty()) return;
    constexpr std::size_t fewest = 3;
    constexpr std::size_t most_words = 4;
    for (std::size_t i = text_begin_; i < lines_.size(); ++i) {
      const PageLine& line = lines_[i];
      if (!is_open(i) || line.text.empty() || line.ends_sentence || line.width > paragraph_width) continue;
      if (i + 1 < span_.end && lines_[i].rank + tail_lines < last_rank_) continue;
      std::vector<std::string> items = split_items(line.text);
      const bool short_items =
          items.size() >= fewest && std::ranges::all_of(items, [](const std::string& item) {
            return std::ranges::count(item, ' ') < static_cast<std::ptrdiff_t>(most_words) - 1 &&
                   item.size() < 40 && item.find_first_of(":;()") == std::string::npos;
          });
      if (!short_items || line.text.find(',') == std::string::npos ||
          line.text.find(" and ") != std::string::npos)
        continue;
      reading_.tags = std::move(items);
      return decide(i, Fate::tags, "a list of short items below the text");
    }
  }

  // Whether what stands below the text is plainly none of it; a few lines that could end it stay.
  bool tail_is_chrome() const {
    constexpr std::size_t many = 12;
    std::size_t lines = 0;
    for (std::size_t i = span_.end; i < lines_.size(); ++i) {
      if (lines_[i].text.empty()) continue;
      if (scores_[i].marker || scores_[i].legal || !scores_[i].chrome.empty()) return true;
      ++lines;
    }
    return lines >= many;
  }

  void drop_what_stands_around() {
    for (std::size_t i = 0; i < span_.begin && i < lines_.size(); ++i) {
      // A paragraph is no menu: it may be the article's, and the headline mistaken.
      constexpr double paragraph = 1.0;
      if (is_open(i) && scores_[i].text < paragraph) decide(i, Fate::dropped, "above the headline");
    }
    if (!tail_is_chrome()) return;
    for (std::size_t i = span_.end; i < lines_.size(); ++i) {
      if (is_open(i) && std::ranges::find(span_.alike, i) == span_.alike.end())
        decide(i, Fate::dropped, "below the text");
    }
  }

  void drop_chrome() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_open(i)) continue;
      if (const std::string_view reason = scores_[i].chrome; !reason.empty()) {
        decide(i, Fate::dropped, std::string(reason));
      } else if (lines_[i].text == reading_.title && i != title_) {
        decide(i, Fate::dropped, "repeats the headline");
      }
    }
  }

  void find_dateline() {
    for (std::size_t i = title_ ? *title_ + 1 : 0; i < lines_.size(); ++i) {
      constexpr double paragraph = 0.8;
      if (!is_open(i) || scores_[i].text < paragraph) continue;
      const auto dateline = read_dateline(lines_[i].text, language());
      if (!dateline) {
        // A deck may stand above the first paragraph.
        if (lines_[i].rank > lines_[title_.value_or(0)].rank + head_lines) return;
        if (++passed_paragraphs_ > 1) return;
        continue;
      }
      if (reading_.places.empty()) reading_.places.push_back(dateline->place);
      if (!reading_.date && dateline->date) reading_.date = dateline->date;
      agency_ = dateline->agency;
      return decide(i, Fate::dateline, "begins with the place");
    }
  }

  void find_source() {
    if (!reading_.source.empty()) return;
    reading_.source = agency_;
    if (reading_.source.empty()) reading_.source = source_of_page(lines_);
    if (reading_.source.empty()) reading_.source = source_in_text(reading_.text);
  }

  void keep_the_rest() {
    std::vector<std::string_view> kept;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Fate fate = reading_.fates[i].fate;
      if (fate == Fate::kept || fate == Fate::dateline) {
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
  std::vector<LineScore> scores_;
  ArticleSpan span_;
  std::optional<std::size_t> title_;  // the line of the headline, where none is labelled
  std::size_t text_begin_ = 0;        // index of the first paragraph
  std::string language_;              // detected
  std::optional<Date> clock_date_;
  std::vector<std::size_t> date_lines_;
  std::string agency_;
  std::size_t passed_paragraphs_ = 0;
};

}  // namespace

PageReading read_page(std::string_view page) {
  return PageReader(page).read();
}

}  // namespace morgue
