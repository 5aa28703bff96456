#include "indexer/clean/publication_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include "common/date_in_text.h"
#include "common/text/utf8.h"
#include "indexer/clean/byline_lines.h"
#include "indexer/clean/line_dates.h"
#include "indexer/clean/phrase_search.h"
#include "indexer/clean/weekdays.h"

namespace morgue {

namespace {

using Fate = LineFate::Fate;

bool says_published(const PageLine& line) {
  constexpr PhraseSearch words(std::to_array<std::string_view>(
      {"publish", "publiziert", "posted on", "veröffentlicht", "erschienen", "publié", "publicado",
       "pubblicato", "opublikowano", "gepublice", "publicerad", "publisert", "yayın", "опубликовано"}));
  return words.stand_in(line.low);
}

// A site's clock may tell the day when the page was taken: the latest that it can have been published.
void take_clock(PageDraft& page, std::size_t i) {
  page.decide(i, Fate::dropped, "a clock");
  const std::string_view line = page.lines[i].text;
  if (page.clock_date) return;
  // "14:56 GMT +313 November 2019": the zone, of one digit, ran together with the day.
  const std::size_t sign = line.find_first_of("+-");
  if (sign == std::string_view::npos || sign + 2 >= line.size()) return;
  if (const auto glued = parse_date_in(line.substr(sign + 2), page.language())) page.clock_date = glued;
}

// A line beside the headline: a date, an author, or both.
void read_head_line(PageDraft& page, std::size_t i) {
  constexpr std::size_t widest = 110;
  if (!page.is_open(i) || page.lines[i].text.empty() || i == page.title || page.lines[i].width > widest)
    return;
  const PageLine& line = page.lines[i];
  if (const auto dates = read_date_line(line.text, page.language())) return page.take_dates(i, *dates);
  if (is_clock(line.text)) return take_clock(page, i);
  take_byline(page, i);
  if (!page.is_open(i) || (line.ends_sentence && line.width > 60)) return;
  if (page.scores[i].text > 0.4) return;
  const auto dates = find_dates(line.text, page.language());
  if (!dates || (dates->published && dates->published->precision < DatePrecision::day)) return;
  const bool names_author = take_name_before_date(page, i);
  const bool labelled = dates->updated || says_published(line);
  if (names_author || labelled) return page.take_dates(i, *dates);
  // "Deadline: 3 November 2019" tells another day; beside the headline, most other words stand with its own.
  const auto found = find_date_in(line.text, page.language());
  const std::string_view before = text::trim(std::string_view(line.text).substr(0, found ? found->begin : 0));
  if (before.ends_with(':')) return;
  if (!page.reading.date && dates->published) {
    page.take_date(*dates->published);
    page.date_lines.push_back(i);
  }
}

// Years that the page states of itself, in its clock and in notes of copyright.
std::vector<int> years_of_page(const PageDraft& page) {
  std::vector<int> years;
  const auto add = [&years](int year) {
    if (std::ranges::find(years, year) == years.end()) years.push_back(year);
  };
  if (page.clock_date) add(page.clock_date->year);
  if (page.reading.updated) add(page.reading.updated->year);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::string_view low = page.lines[i].low;
    if (!page.scores[i].legal || low.find("©") == std::string_view::npos) continue;
    for (std::size_t at = low.find("20"); at != std::string_view::npos; at = low.find("20", at + 1)) {
      constexpr std::size_t digits = 4;
      int year = 0;
      const auto [end, failure] = std::from_chars(low.data() + at, low.data() + low.size(), year);
      if (failure == std::errc() && end == low.data() + at + digits) add(year);
    }
  }
  return years;
}

// The first weekday of the first paragraphs: "..., the ministry said on Wednesday".
std::optional<unsigned> said_weekday(const PageDraft& page) {
  constexpr double paragraph = 0.8;
  std::size_t paragraphs = 3;
  for (std::size_t i = page.text_begin; i < page.span.end && i < page.lines.size() && paragraphs > 0; ++i) {
    if (page.scores[i].text < paragraph) continue;
    if (const auto day = weekday_in(page.lines[i].low)) return day;
    --paragraphs;
  }
  return std::nullopt;
}

// A line near the headline that leaves a choice, and a weekday that leaves none.
void settle_by_weekday(PageDraft& page) {
  constexpr std::size_t widest = 60;
  constexpr std::size_t near = 12;
  if (!page.title) return;
  const std::size_t rank = page.lines[*page.title].rank;
  const auto said = said_weekday(page);
  for (std::size_t i = 0; i < page.text_begin && i < page.lines.size() && !page.reading.date; ++i) {
    const PageLine& line = page.lines[i];
    if (!page.is_open(i) || i == page.title || line.text.empty() || line.width > widest ||
        line.rank + near < rank)
      continue;
    if (line.text.find_first_of("0123456789") == std::string::npos) continue;
    const auto of_line = weekday_in(line.low);
    auto date = settle_order(line.text, of_line, said);
    if (!date && of_line) date = settle_year(line.text, page.language(), years_of_page(page));
    if (!date) continue;
    page.take_date(*date);
    page.decide(i, Fate::date, "its weekday tells which day is meant");
  }
}

// Not beside the headline: a line in the text or below it that is a date or says that it is one of publication.
void find_date_below(PageDraft& page) {
  const std::size_t end = std::min(page.lines.size(), page.span.end);
  for (std::size_t i = page.title.value_or(0); i < end && !page.reading.date; ++i) {
    if (!page.is_open(i) || page.lines[i].width > 60) continue;
    const auto dates = read_date_line(page.lines[i].text, page.language());
    const bool single = dates && dates->published && dates->published->precision >= DatePrecision::day;
    if (single && page.title) page.take_dates(i, *dates);
  }
  for (std::size_t i = page.span.begin; i < page.lines.size() && !page.reading.date; ++i) {
    const PageLine& line = page.lines[i];
    if (!page.is_open(i) || line.width > paragraph_width || !says_published(line)) continue;
    const auto dates = find_dates(line.text, page.language());
    if (dates && dates->published) page.take_date(*dates->published);
  }
  if (!page.reading.date) settle_by_weekday(page);
  if (!page.reading.date) page.reading.date = page.reading.updated;
  if (!page.reading.date) page.reading.date = page.clock_date;
}

}  // namespace

void find_dates_and_bylines(PageDraft& page) {
  constexpr std::size_t above = 6;
  constexpr std::size_t below = 25;
  if (page.title) {
    const std::size_t rank = page.lines[*page.title].rank;
    std::size_t paragraphs = 0;
    constexpr std::size_t most_paragraphs = 2;  // a deck and an introduction
    for (std::size_t i = *page.title + 1; i < page.span.end && page.lines[i].rank <= rank + below; ++i) {
      if (page.scores[i].text >= 1.0 && ++paragraphs > most_paragraphs) break;
      read_head_line(page, i);
    }
    for (std::size_t i = *page.title; i-- > 0 && page.lines[i].rank + above >= rank;) read_head_line(page, i);
  }
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (!page.is_open(i)) continue;
    const PageLine& line = page.lines[i];
    const bool in_head = i < page.head_end;
    const bool in_tail = line.rank + tail_lines > page.last_rank;
    if (!in_head && !in_tail) continue;
    if (const auto dates = read_date_line(line.text, page.language())) {
      if (in_head || dates->labelled) page.take_dates(i, *dates);
    } else if (in_head) {
      if (is_clock(line.text)) {
        take_clock(page, i);
      } else {
        take_byline(page, i);
      }
    }
  }
  if (!page.reading.date) find_date_below(page);
  if (!page.reading.bylines.empty() || !page.title) return;
  find_bare_name(page);
}

}  // namespace morgue
