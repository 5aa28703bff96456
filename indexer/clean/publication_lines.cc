#include "indexer/clean/publication_lines.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/date_in_text.h"
#include "common/text/utf8.h"
#include "indexer/clean/byline_lines.h"
#include "indexer/clean/line_dates.h"

namespace morgue {

namespace {

using Fate = LineFate::Fate;

bool says_published(const PageLine& line) {
  constexpr std::array<std::string_view, 14> words{
      "publish",    "publiziert",   "posted on", "veröffentlicht", "erschienen", "publié", "publicado",
      "pubblicato", "opublikowano", "gepublice", "publicerad",     "publisert",  "yayın",  "опубликовано"};
  return std::ranges::any_of(
      words, [&line](std::string_view word) { return line.low.find(word) != std::string::npos; });
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
