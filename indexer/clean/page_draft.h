// A flattened page while it is being read: its lines, what is known of them, what has been decided so far.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/clean/article_span.h"
#include "indexer/clean/cleaner.h"
#include "indexer/clean/line_dates.h"
#include "indexer/clean/line_scores.h"
#include "indexer/clean/page_lines.h"
#include "indexer/clean/plain_text_cleaner.h"

namespace morgue {

// Titles, bylines and dates are looked for among the first lines that are not blank, down to the first
// paragraph.
inline constexpr std::size_t head_lines = 15;
inline constexpr std::size_t paragraph_width = 160;

// A labelled line ("Published: ...", "Tags: ...") may stand under the first paragraphs, or at the end.
inline constexpr std::size_t tail_lines = 15;

// Each step of read_page fills in what the following ones stand on. Lines are known by their index.
struct PageDraft {
  // Every line that is not blank is open; the lines refer to `page`. `explains`: whether the fates get the lines and
  // the reasons.
  explicit PageDraft(std::string_view page, bool explains = true);

  // Whether nothing has been decided about the line.
  bool is_open(std::size_t i) const;

  void decide(std::size_t i, LineFate::Fate fate, std::string_view reason);

  // Stated by the page, else detected; it decides how dates of numbers are read.
  std::string_view language() const;

  // The first date counts; a later one that tells the same day more finely adds the hour.
  void take_date(const Date& date);

  // Takes them, and marks line `i`, which states them, as a line of dates.
  void take_dates(std::size_t i, const DateLine& dates);

  bool explains;
  std::vector<PageLine> lines;
  PageReading reading;
  std::size_t last_rank = 0;
  std::size_t head_end = 0;  // the first line below the head
  std::vector<LineScore> scores;
  ArticleSpan span;
  std::optional<std::size_t> title;  // the line of the headline, where none is labelled
  std::size_t text_begin = 0;        // the first paragraph
  std::string detected_language;
  std::optional<Date> clock_date;  // the day when the page was taken, by the site's clock
  std::vector<std::size_t> date_lines;
};

}  // namespace morgue
