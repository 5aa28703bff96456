#include "indexer/clean/dropped_lines.h"

#include <algorithm>
#include <string>
#include <string_view>

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

}  // namespace

void drop_what_stands_around(PageDraft& page) {
  for (std::size_t i = 0; i < page.span.begin && i < page.lines.size(); ++i) {
    // A paragraph is no menu: it may be the article's, and the headline mistaken.
    constexpr double paragraph = 1.0;
    if (page.is_open(i) && page.scores[i].text < paragraph)
      page.decide(i, Fate::dropped, "above the headline");
  }
  if (!tail_is_chrome(page)) return;
  for (std::size_t i = page.span.end; i < page.lines.size(); ++i) {
    if (page.is_open(i) && std::ranges::find(page.span.alike, i) == page.span.alike.end())
      page.decide(i, Fate::dropped, "below the text");
  }
}

void drop_chrome(PageDraft& page) {
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (!page.is_open(i)) continue;
    if (const std::string_view reason = page.scores[i].chrome; !reason.empty()) {
      page.decide(i, Fate::dropped, std::string(reason));
    } else if (page.lines[i].text == page.reading.title && i != page.title) {
      page.decide(i, Fate::dropped, "repeats the headline");
    }
  }
}

}  // namespace morgue
