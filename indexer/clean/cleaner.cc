#include "indexer/clean/cleaner.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_set>
#include <utility>

#include "common/schema.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/authors.h"
#include "indexer/clean/html/page_reading.h"
#include "indexer/clean/html_text.h"
#include "indexer/clean/identity.h"
#include "indexer/clean/language.h"
#include "indexer/clean/paragraphs.h"
#include "indexer/clean/plain_text_cleaner.h"
#include "indexer/clean/tidy.h"
#include "indexer/read/libxml_start.h"

namespace morgue {

namespace {

constexpr std::size_t longest_title = std::size_t{64} << 10;

// Each once, by value_key; empty ones left out.
std::vector<std::string> tidy_values(const std::vector<std::string>& values) {
  std::vector<std::string> tidied;
  std::unordered_set<std::string> keys;
  for (const std::string& value : values) {
    std::string one = tidy_value(value);
    if (!one.empty() && keys.insert(value_key(one)).second) tidied.push_back(std::move(one));
  }
  return tidied;
}

std::optional<Date> read_date(std::string_view stated) {
  const std::string plain = tidy_value(stated);
  return plain.empty() ? std::nullopt : parse_date(plain);
}

// A source that is given as an address is known by its host.
std::string source_name(std::string_view stated) {
  std::string name = tidy_value(stated);
  if (name.find("://") != std::string::npos) {
    if (std::string host = host_of(name); !host.empty()) return host;
  }
  return name;
}

bool has_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    if (text::is_letter(decoded.code) || text::is_digit(decoded.code)) return true;
    at += decoded.size;
  }
  return false;
}

// The beginning of a text that has no title.
std::string first_words(std::string_view text) {
  constexpr std::size_t most_words = 12;
  constexpr std::size_t most_bytes = 120;
  const std::string_view paragraph = text.substr(0, text.find("\n\n"));
  std::size_t end = 0;
  for (std::size_t words = 0; words < most_words && end < paragraph.size(); ++words) {
    const std::size_t next = std::min(paragraph.find(' ', end + 1), paragraph.size());
    if (next > most_bytes) break;
    end = next;
  }
  // Writing without spaces.
  if (end == 0) end = text::floor_boundary(paragraph, std::min(paragraph.size(), most_bytes));
  std::string title(paragraph.substr(0, end));
  if (end < paragraph.size()) title += "…";
  return title;
}

void fill(std::string& slot, std::string value) {
  if (slot.empty()) slot = std::move(value);
}

// What any kind of page says of itself, where the source did not state it.
template <typename Page>
void take_from_page(Page& page, Article& article, RawArticle& stated) {
  article.title = std::move(page.title);
  article.updated = page.updated;
  fill(stated.url, std::move(page.url));
  fill(stated.source, std::move(page.source));
  fill(stated.section, std::move(page.section));
  fill(stated.language, std::move(page.language));
  if (stated.authors.empty()) stated.authors = std::move(page.bylines);
  if (stated.tags.empty()) stated.tags = std::move(page.tags);
}

void clean_page(const RawArticle& raw, const CleanOptions& options, Article& article, RawArticle& stated,
                std::vector<LineFate>* fates) {
  const auto* const repeated = options.repeated == nullptr ? nullptr : options.repeated->of(raw.path);
  PageReading page = read_page(tidy(raw.body), repeated, fates != nullptr);
  take_from_page(page, article, stated);
  article.text = std::move(page.text);
  article.date = page.date;
  article.date_conflict = page.date_conflict;
  fill(stated.id, std::move(page.id));
  if (stated.places.empty()) stated.places = std::move(page.places);
  if (fates != nullptr) *fates = std::move(page.fates);
}

// Returns why the page is no article; empty where it may be one.
std::string clean_html_page(const RawArticle& raw, const CleanOptions& options, Article& article,
                            RawArticle& stated, std::vector<LineFate>* fates) {
  html::PageReading page =
      html::read_html_page(raw.body, stated.url, options.latest.value_or(now_utc()), fates);
  take_from_page(page, article, stated);
  article.text = tidy(page.text);
  article.date = page.published;
  article.date_conflict = page.date_conflict;
  return page.not_an_article;
}

// The record's own date goes before what its page says.
void take_stated_date(const Date& date, Article& article, std::vector<LineFate>* fates) {
  if (article.date && std::abs(days_between(*article.date, date).value_or(0)) > 1)
    article.date_conflict = true;
  article.date = date;
  if (fates == nullptr || fates->empty()) return;
  constexpr std::string_view chosen = "chosen: ";
  for (LineFate& fate : *fates) {
    if (fate.fate == LineFate::Fate::date && fate.reason.starts_with(chosen))
      fate.reason.replace(0, chosen.size(), "passed over: ");
  }
  fates->insert(fates->begin(), {to_iso(date), LineFate::Fate::date, "chosen: stated by the record"});
}

std::vector<std::string> text_paragraphs(const RawArticle& raw) {
  const bool is_html = raw.body_kind == RawArticle::Body::html;
  const std::string body = tidy(is_html ? html_to_text(raw.body) : raw.body);
  const std::vector<std::string_view> lines = split_lines(body);
  if (!is_html) return to_paragraphs(lines);
  // The line breaks of markup were made by elements, not by a width.
  std::vector<std::string> paragraphs;
  for (const std::string_view line : lines) {
    if (std::string one = tidy_line(line); !one.empty()) paragraphs.push_back(std::move(one));
  }
  return paragraphs;
}

// All but the text and what is read from it.
RawArticle stated_by(const RawArticle& raw) {
  RawArticle stated;
  stated.path = raw.path;
  stated.record = raw.record;
  stated.id = raw.id;
  stated.url = raw.url;
  stated.source = raw.source;
  stated.authors = raw.authors;
  stated.language = raw.language;
  stated.section = raw.section;
  stated.tags = raw.tags;
  stated.places = raw.places;
  return stated;
}

}  // namespace

std::string_view to_string(LineFate::Fate fate) {
  switch (fate) {
    case LineFate::Fate::kept:
      return "kept";
    case LineFate::Fate::title:
      return "title";
    case LineFate::Fate::date:
      return "date";
    case LineFate::Fate::byline:
      return "byline";
    case LineFate::Fate::dateline:
      return "dateline";
    case LineFate::Fate::section:
      return "section";
    case LineFate::Fate::tags:
      return "tags";
    case LineFate::Fate::dropped:
      return "dropped";
    case LineFate::Fate::blank:
      return "blank";
  }
  return "";
}

CleanResult clean(const RawArticle& raw, const CleanOptions& options, std::vector<LineFate>* fates) {
  start_libxml();
  if (fates != nullptr) fates->clear();
  if (raw.title.size() > longest_title) {
    return NotAnArticle{"a title of " + std::to_string(raw.title.size() >> 10) +
                        " KiB, which no article has"};
  }
  Article article;
  RawArticle stated = stated_by(raw);
  if (raw.body_kind == RawArticle::Body::flattened) {
    clean_page(raw, options, article, stated, fates);
  } else if (raw.body_kind == RawArticle::Body::html && html::is_whole_page(raw.body)) {
    std::string problem = clean_html_page(raw, options, article, stated, fates);
    if (!problem.empty() && !options.keep_all) return NotAnArticle{std::move(problem)};
  } else {
    article.text = join_paragraphs(text_paragraphs(raw));
  }
  if (std::string title = tidy_value(raw.title); !title.empty()) article.title = std::move(title);
  if (auto date = read_date(raw.date)) take_stated_date(*date, article, fates);
  if (auto updated = read_date(raw.updated)) article.updated = updated;
  if (!article.date) article.date = read_date(raw.fetched);
  if (!has_words(article.text) && !has_words(article.title)) return NotAnArticle{"no text"};
  if (article.title.empty()) article.title = first_words(article.text);

  article.id = article_id(stated);
  article.path = raw.path;
  article.record = raw.record;
  article.url = tidy_plain_value(stated.url);
  article.source = options.source.empty() ? source_name(stated.source) : options.source;
  if (article.source.empty()) article.source = host_of(stated.url);
  article.authors = split_authors(tidy_values(stated.authors));
  article.section = tidy_value(stated.section);
  article.tags = tidy_values(stated.tags);
  article.places = tidy_values(stated.places);
  article.language = language_code(options.language.empty() ? stated.language : options.language);
  if (article.language.empty()) article.language = detect_language(article.title, article.text);
  return article;
}

}  // namespace morgue
