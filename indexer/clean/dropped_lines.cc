#include "indexer/clean/dropped_lines.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/line_dates.h"
#include "indexer/clean/line_evidence.h"

namespace morgue {

namespace {

using Fate = LineFate::Fate;

// Whether what stands below the text is plainly none of it; a few lines that could end it stay.
bool tail_is_chrome(const PageDraft& page) {
  constexpr std::size_t many = 12;
  std::size_t lines = 0;
  for (std::size_t i = page.span.end; i < page.lines.size(); ++i) {
    if (page.lines[i].text.empty()) continue;
    if (page.scores[i].marker || page.scores[i].legal || !page.scores[i].chrome.empty()) return true;
    ++lines;
  }
  return lines >= many;
}

// Above the headline there are menus, unless something reads like text: the headline may be mistaken then.
std::size_t find_first_text(const PageDraft& page) {
  std::size_t i = 0;
  while (i < page.span.begin && !(page.is_open(i) && page.scores[i].text > 0)) ++i;
  return i;
}

// So far below the text stands nothing of it.
std::size_t farthest_line(const PageDraft& page) {
  constexpr std::size_t farthest = 400;
  std::size_t i = page.span.end;
  for (std::size_t lines = 0; i < page.lines.size() && lines < farthest; ++i)
    lines += page.lines[i].text.empty() ? 0 : 1;
  return i;
}

// A text that somebody wrote by hand has no furniture, whatever its lines look like.
constexpr std::size_t fewest_signs = 3;
std::size_t count_signs(const PageDraft& page) {
  return static_cast<std::size_t>(std::ranges::count_if(page.scores, [](const LineScore& score) {
    return score.marker || score.legal || !score.chrome.empty();
  }));
}

// Below the text: the day of another article.
bool is_bare_date(const PageDraft& page, std::size_t i) {
  constexpr std::size_t widest = 40;
  return page.lines[i].width <= widest && read_date_line(page.lines[i].text, page.language()).has_value();
}

}  // namespace

void drop_what_stands_around(PageDraft& page) {
  // In doubt a line is kept: only where one line in nine of its kind would be the article's, it goes.
  constexpr double surely_not = -2.1;
  const bool tail = tail_is_chrome(page);
  const std::size_t first_text = find_first_text(page);
  const bool furnished = count_signs(page) >= fewest_signs;
  const std::vector<double> odds = article_odds(page, first_text, farthest_line(page));
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (!page.is_open(i)) continue;
    if (odds[i] >= surely_not && !(i >= page.span.end && tail && is_bare_date(page, i))) continue;
    if (i < page.span.begin) {
      page.decide(i, Fate::dropped, "above the headline");
    } else if (i >= page.span.end) {
      if (tail) page.decide(i, Fate::dropped, "below the text");
    } else if (furnished) {
      page.decide(i, Fate::dropped, "between lines of the text, unlike them");
    }
  }
}

void drop_repeated(PageDraft& page, const RepeatedLines::Lines* repeated) {
  if (repeated == nullptr) return;
  constexpr std::size_t widest = 80;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (!page.is_open(i)) continue;
    const PageLine& line = page.lines[i];
    const bool outside = i < page.span.begin || i >= page.span.end;
    const bool is_label = line.width <= widest && !line.ends_sentence && line.inner_sentences == 0;
    if (!outside && !is_label) continue;
    const std::uint32_t articles = articles_with(repeated, line.raw);
    if (articles == 0) continue;
    page.decide(i, Fate::dropped,
                "repeats in " + std::to_string(articles) + (articles == LineCensus::most ? " or more" : "") +
                    " files of this source");
  }
}

void drop_chrome(PageDraft& page) {
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (!page.is_open(i)) continue;
    if (const std::string_view reason = page.scores[i].chrome; !reason.empty()) {
      page.decide(i, Fate::dropped, reason);
    } else if (page.lines[i].text == page.reading.title && i != page.title) {
      page.decide(i, Fate::dropped, "repeats the headline");
    }
  }
}

}  // namespace morgue
