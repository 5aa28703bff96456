#include "indexer/clean/plain_text_cleaner.h"

#include <algorithm>
#include <utility>

#include "indexer/clean/datelines.h"
#include "indexer/clean/dropped_lines.h"
#include "indexer/clean/labelled_lines.h"
#include "indexer/clean/language.h"
#include "indexer/clean/page_draft.h"
#include "indexer/clean/paragraphs.h"
#include "indexer/clean/publication_lines.h"
#include "indexer/clean/source_evidence.h"
#include "indexer/clean/title_lines.h"

namespace morgue {

namespace {

using Fate = LineFate::Fate;

// The head ends above the first paragraph.
void find_head(PageDraft& page) {
  page.head_end = 0;
  while (page.head_end < page.lines.size() && page.lines[page.head_end].rank < head_lines &&
         page.lines[page.head_end].width < paragraph_width) {
    ++page.head_end;
  }
}

// Headline, text, and the lines between: what they say of date and author is about this article.
void find_article_lines(PageDraft& page) {
  page.scores = score_lines(page.lines);
  page.span = find_article(page.lines, page.scores, [&page](std::size_t i) { return page.is_open(i); });
  page.title = page.span.title;
  if (!page.reading.title.empty()) {
    // Labelled or glued: the article goes on from there.
    page.title.reset();
    page.span.begin = 0;
  }
  const std::size_t from = page.title.value_or(0);
  page.text_begin = from + 1;
  constexpr double paragraph = 1.0;
  while (page.text_begin < page.lines.size() && page.text_begin < page.span.end &&
         (page.lines[page.text_begin].text.empty() || page.scores[page.text_begin].text < paragraph)) {
    ++page.text_begin;
  }
}

// Of the text between headline and end; it decides how dates of numbers are read.
void find_language(PageDraft& page) {
  if (!page.reading.language.empty()) return;
  constexpr std::size_t enough = 450;
  std::string sample;
  for (std::size_t i = page.span.begin; i < page.span.end && sample.size() < enough; ++i) {
    if (page.scores[i].text > 0) sample.append(page.lines[i].text).append(1, '\n');
  }
  page.detected_language = detect_language({}, sample);
}

// The agency that the dateline names; empty where it names none, or there is no dateline.
std::string find_dateline(PageDraft& page) {
  std::size_t passed_paragraphs = 0;
  for (std::size_t i = page.title ? *page.title + 1 : 0; i < page.lines.size(); ++i) {
    constexpr double paragraph = 0.8;
    if (!page.is_open(i) || page.scores[i].text < paragraph) continue;
    const auto dateline = read_dateline(page.lines[i].text, page.language());
    if (!dateline) {
      // A deck may stand above the first paragraph.
      if (page.lines[i].rank > page.lines[page.title.value_or(0)].rank + head_lines) return {};
      if (++passed_paragraphs > 1) return {};
      continue;
    }
    if (page.reading.places.empty()) page.reading.places.push_back(dateline->place);
    if (!page.reading.date && dateline->date) page.reading.date = dateline->date;
    page.decide(i, Fate::dateline, "begins with the place");
    return dateline->agency;
  }
  return {};
}

// Where text stands above the headline, the line may be a heading within the text, or a sentence.
bool title_may_be_text(const PageDraft& page) {
  for (std::size_t i = 0; page.title && i < *page.title; ++i) {
    if (page.is_open(i) && page.scores[i].text > 0) return true;
  }
  return false;
}

void keep_the_rest(PageDraft& page) {
  const bool keep_title = title_may_be_text(page);
  if (keep_title) page.decide(*page.title, Fate::title, "the headline, it seems; kept in the text too");
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Fate fate = page.reading.fates[i].fate;
    if (fate == Fate::kept || fate == Fate::dateline || (keep_title && i == page.title)) {
      kept.push_back(page.lines[i].raw);
    } else if (!kept.empty() && !kept.back().empty()) {
      // What was taken out parted what stood around it.
      kept.push_back({});
    }
  }
  page.reading.text = join_paragraphs(to_paragraphs(kept));
}

void find_source(PageDraft& page, std::string_view agency) {
  if (!page.reading.source.empty()) return;
  page.reading.source = agency;
  if (page.reading.source.empty()) page.reading.source = source_of_page(page.lines);
  if (page.reading.source.empty()) page.reading.source = source_in_text(page.reading.text);
}

}  // namespace

PageDraft study_page(std::string_view page, bool explains) {
  PageDraft draft(page, explains);
  find_head(draft);
  find_front_matter(draft);
  find_labelled(draft);
  find_glued_titles(draft);
  find_article_lines(draft);
  find_language(draft);
  find_dates_and_bylines(draft);
  find_title(draft);
  find_section(draft);
  find_tags(draft);
  return draft;
}

PageReading read_page(std::string_view page, const RepeatedLines::Lines* repeated, bool explains) {
  PageDraft draft = study_page(page, explains);
  drop_repeated(draft, repeated);
  drop_what_stands_around(draft);
  drop_chrome(draft);
  const std::string agency = find_dateline(draft);
  keep_the_rest(draft);
  find_source(draft, agency);
  if (draft.reading.language.empty()) draft.reading.language = draft.detected_language;
  return std::move(draft.reading);
}

}  // namespace morgue
