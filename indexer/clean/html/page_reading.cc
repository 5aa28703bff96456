#include "indexer/clean/html/page_reading.h"

#include <algorithm>

#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/main_text.h"
#include "indexer/clean/html/page_author.h"
#include "indexer/clean/html/page_date.h"
#include "indexer/clean/html/page_explanation.h"
#include "indexer/clean/html/page_metadata.h"
#include "indexer/clean/html/page_title.h"
#include "indexer/clean/html/quality.h"
#include "indexer/clean/html_text.h"
#include "indexer/clean/paragraphs.h"
#include "indexer/clean/tidy.h"
#include "indexer/read/markup.h"

namespace morgue::html {

namespace {

std::vector<std::string> body_paragraphs(const std::string& stated) {
  const std::string text = has_tags(stated) || has_entities(stated) ? html_to_text(stated) : stated;
  std::vector<std::string> paragraphs;
  for (const std::string_view line : split_lines(text)) {
    if (std::string one = tidy_plain_value(line); !one.empty()) paragraphs.push_back(std::move(one));
  }
  return paragraphs;
}

}  // namespace

bool is_whole_page(std::string_view markup) {
  for (std::size_t at = markup.find('<'); at != std::string_view::npos; at = markup.find('<', at + 1)) {
    constexpr std::size_t longest = 14;
    std::string tag(markup.substr(at, longest));
    for (char& c : tag) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    for (const std::string_view sign : {"<html", "<head>", "<body", "<!doctype html"}) {
      if (tag.starts_with(sign)) return true;
    }
  }
  return false;
}

PageReading read_html_page(std::string_view markup, std::string_view url, const Date& latest,
                           std::vector<LineFate>* fates) {
  const Dom page = Dom::parse(markup);
  PageMetadata metadata = read_metadata(page);
  if (!url.empty()) metadata.url = url;
  PageReading reading;
  reading.title = find_title(page, metadata);
  const PageDates dates = find_page_dates(page, metadata, reading.title, latest);
  reading.published = dates.published;
  reading.updated = dates.updated;
  reading.date_conflict = dates.conflict;
  const MainText main_text = find_main_text(page, reading.title);
  const std::vector<AuthorCandidate> authors = find_authors(
      page, metadata, {headline_node(page, reading.title), main_text.root, main_text.paragraphs});
  for (const AuthorCandidate& one : authors) {
    if (one.chosen) reading.bylines.push_back(one.names);
  }
  reading.text = join_paragraphs(main_text.paragraphs);
  // A page that scripts fill may still state its text.
  constexpr std::size_t shortest_text = 600;
  std::vector<std::string> stated;
  if (reading.text.size() < shortest_text && metadata.body.size() > 2 * reading.text.size()) {
    stated = body_paragraphs(metadata.body);
    reading.text = join_paragraphs(stated);
  }
  if (fates != nullptr) *fates = explain_page(page, {reading.title, main_text, dates, authors, stated});
  reading.not_an_article = why_no_article(page, metadata, reading.title, reading.text);
  reading.url = std::move(metadata.url);
  reading.source = std::move(metadata.site);
  reading.section = std::move(metadata.section);
  reading.language = std::move(metadata.language);
  reading.tags = std::move(metadata.tags);
  return reading;
}

}  // namespace morgue::html
