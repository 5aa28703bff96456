#include "indexer/clean/labelled_lines.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/clean/authors.h"
#include "indexer/clean/header_lines.h"
#include "indexer/clean/line_dates.h"

namespace morgue {

namespace {

using Fate = LineFate::Fate;

// Tags are a few words each; "Topics: how the talks went, who paid, and ..." is a sentence.
bool are_short(const std::vector<std::string>& items) {
  constexpr std::size_t longest = 60;
  return std::ranges::all_of(items, [](const std::string& item) { return item.size() <= longest; });
}

// A second line of the kind stays where it is.
void take_once(PageDraft& page, std::size_t i, std::string& slot, const std::string& value, Fate fate,
               std::string_view reason) {
  constexpr std::size_t longest = 300;
  if (!slot.empty() || value.size() > longest) return;
  slot = value;
  page.decide(i, fate, reason);
}

void take(PageDraft& page, std::size_t i, const HeaderLine& header) {
  using Field = HeaderLine::Field;
  switch (header.field) {
    case Field::title:
      return take_once(page, i, page.reading.title, header.value, Fate::title, "labelled as the title");
    case Field::source:
      return take_once(page, i, page.reading.source, header.value, Fate::dropped, "names the source");
    case Field::section:
      return take_once(page, i, page.reading.section, header.value, Fate::section, "labelled as the section");
    case Field::url:
      if (header.value.find("://") == std::string::npos) return;
      return take_once(page, i, page.reading.url, header.value, Fate::dropped, "states the address");
    case Field::language:
      return take_once(page, i, page.reading.language, header.value, Fate::dropped, "states the language");
    case Field::id:
      if (header.value.find(' ') != std::string::npos) return;
      return take_once(page, i, page.reading.id, header.value, Fate::dropped, "states the id");
    case Field::author:
      if (page.lines[i].width >= paragraph_width) return;
      page.reading.bylines.push_back(header.value);
      return page.decide(i, Fate::byline, "labelled as the author");
    case Field::tags:
      if (auto tags = split_items(header.value); are_short(tags)) {
        std::ranges::move(tags, std::back_inserter(page.reading.tags));
        page.decide(i, Fate::tags, "labelled as tags");
      }
      return;
    case Field::places:
      if (auto places = split_items(header.value); are_short(places)) {
        std::ranges::move(places, std::back_inserter(page.reading.places));
        page.decide(i, Fate::tags, "labelled as places");
      }
      return;
    case Field::date:
    case Field::updated:
      // Read with the other dates.
      return;
  }
}

void take_glued(PageDraft& page, std::size_t i, const GluedDate& glued) {
  // "Posted on 2 October 2024 by Rasmus Holm in Technology"
  if (glued.rest.starts_with("by ") || glued.rest.starts_with("By ")) {
    const std::string names = glued.rest.substr(0, glued.rest.find(" in "));
    if (!are_names(names)) return;
    page.take_date(glued.date);
    page.reading.bylines.push_back(names);
    return page.decide(i, Fate::byline, "a labelled date and the author on one line");
  }
  page.take_date(glued.date);
  if (page.reading.title.empty()) {
    page.reading.title = glued.rest;
    page.decide(i, Fate::title, "a labelled date and the title on one line");
  }
}

}  // namespace

std::vector<std::string> split_items(std::string_view list) {
  constexpr std::string_view middle_dot = " · ";
  std::vector<std::string> items;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(",;|"), list.size());
    const std::size_t dot = std::min(list.substr(0, end).find(middle_dot), end);
    if (const auto item = text::trim(list.substr(0, dot)); !item.empty()) items.emplace_back(item);
    list.remove_prefix(std::min(dot == end ? end + 1 : dot + middle_dot.size(), list.size()));
  }
  return items;
}

void find_front_matter(PageDraft& page) {
  std::size_t first = 0;
  while (first < page.lines.size() && page.lines[first].text.empty()) ++first;
  if (first == page.lines.size() || page.lines[first].text != "---") return;
  for (std::size_t i = first + 1; i < page.lines.size() && page.lines[i].rank <= head_lines + 5; ++i) {
    if (page.lines[i].text != "---") continue;
    page.decide(first, Fate::dropped, "front matter");
    page.decide(i, Fate::dropped, "front matter");
    page.head_end = std::max(page.head_end, i);
    return;
  }
}

void find_labelled(PageDraft& page) {
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const bool in_head = i < page.head_end;
    const bool at_end = page.lines[i].rank + tail_lines > page.last_rank;
    if (!page.is_open(i) || (!in_head && !at_end)) continue;
    const auto header = read_header_line(page.lines[i].text);
    if (header && (in_head || header->field == HeaderLine::Field::tags)) take(page, i, *header);
  }
}

void find_glued_titles(PageDraft& page) {
  for (std::size_t i = 0; i < page.head_end; ++i) {
    if (!page.is_open(i) || read_date_line(page.lines[i].text)) continue;
    if (const auto glued = read_glued_date(page.lines[i].text)) take_glued(page, i, *glued);
  }
}

}  // namespace morgue
