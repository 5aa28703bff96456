#include "indexer/clean/title_lines.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/clean/chrome_lines.h"
#include "indexer/clean/labelled_lines.h"

namespace morgue {

namespace {

using Fate = LineFate::Fate;

}  // namespace

void find_title(PageDraft& page) {
  if (!page.reading.title.empty()) return;
  if (page.title && page.is_open(*page.title)) {
    page.reading.title = page.lines[*page.title].text;
    return page.decide(*page.title, Fate::title, "reads like the headline of what follows");
  }
  constexpr std::size_t likely_words = 4;
  const auto take_first = [&page](auto accept) {
    for (std::size_t i = 0; i < page.head_end && page.reading.title.empty(); ++i) {
      const PageLine& line = page.lines[i];
      if (!page.is_open(i) || !is_headline_like(line) || line.text.ends_with(':') || !accept(line)) continue;
      page.reading.title = line.text;
      page.decide(i, Fate::title, "the first line that reads like a title");
    }
  };
  const auto is_sentence = [](const PageLine& line) { return line.text.ends_with('.'); };
  take_first([&](const PageLine& line) { return !is_sentence(line) && line.words >= likely_words; });
  take_first([&](const PageLine& line) { return !is_sentence(line); });
  // A sentence is a title where text follows it.
  take_first([&](const PageLine& line) { return line.rank != page.last_rank; });
}

void find_section(PageDraft& page) {
  if (!page.reading.section.empty() || !page.title) return;
  const auto take_section = [&page](std::size_t i) {
    if (!page.is_open(i) || page.lines[i].bulleted || !names_section(page.lines[i])) return false;
    if (page.scores[i].marker || !page.scores[i].chrome.empty()) return false;
    page.reading.section = page.lines[i].text;
    page.decide(i, Fate::section, "names the section");
    return true;
  };
  constexpr std::size_t above = 3;
  constexpr std::size_t below = 6;
  for (std::size_t i = *page.title + 1;
       i < page.text_begin && page.lines[i].rank <= page.lines[*page.title].rank + below; ++i) {
    if (!page.lines[i].text.empty() && take_section(i)) return;
  }
  for (std::size_t i = *page.title; i-- > 0 && page.lines[i].rank + above >= page.lines[*page.title].rank;) {
    if (!page.lines[i].text.empty() && take_section(i)) return;
  }
}

void find_tags(PageDraft& page) {
  if (!page.reading.tags.empty()) return;
  constexpr std::size_t fewest = 3;
  constexpr std::size_t most_words = 4;
  for (std::size_t i = page.text_begin; i < page.lines.size(); ++i) {
    const PageLine& line = page.lines[i];
    if (!page.is_open(i) || line.text.empty() || line.ends_sentence || line.width > paragraph_width) continue;
    if (i + 1 < page.span.end && page.lines[i].rank + tail_lines < page.last_rank) continue;
    if (line.text.find(',') == std::string::npos || line.text.find(" and ") != std::string::npos) continue;
    std::vector<std::string> items = split_items(line.text);
    const bool short_items =
        items.size() >= fewest && std::ranges::all_of(items, [](const std::string& item) {
          return std::ranges::count(item, ' ') < static_cast<std::ptrdiff_t>(most_words) - 1 &&
                 item.size() < 40 && item.find_first_of(":;()") == std::string::npos;
        });
    if (!short_items) continue;
    page.reading.tags = std::move(items);
    return page.decide(i, Fate::tags, "a list of short items below the text");
  }
}

}  // namespace morgue
