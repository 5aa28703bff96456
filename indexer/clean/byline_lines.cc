#include "indexer/clean/byline_lines.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "common/date_in_text.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/authors.h"
#include "indexer/clean/chrome_lines.h"
#include "indexer/clean/line_dates.h"

namespace morgue {

namespace {

using Fate = LineFate::Fate;

// What bylines begin with in the languages of the press; a name of two words or more has to follow.
std::string_view without_by(std::string_view line) {
  constexpr std::array<std::string_view, 26> beginnings{
      "By ",      "BY ",      "by ",    "by: ", "By: ",  "Von ",        "von ",    "VON ",      "Par ",
      "par ",     "Por ",     "por ",   "POR ", "Door ", "door ",       "Autor: ", "Autorin: ", "Author: ",
      "Autore: ", "Auteur: ", "Text: ", "Di ",  "Av ",   "Redaktion: ", "Przez ",  "Автор: "};
  const auto* const found = std::ranges::find_if(
      beginnings, [line](std::string_view beginning) { return line.starts_with(beginning); });
  return found == beginnings.end() ? line : text::trim(line.substr(found->size()));
}

// Scripts without cases tell no names from other words.
bool begins_in_upper_case(std::string_view name) {
  return !name.empty() && text::is_upper(text::decode(name, 0).code);
}

// Capitalised words of letters, hyphens and full stops, and not all in capitals.
bool is_persons_name(std::string_view text) {
  if (!are_names(text) || text.find_first_of("0123456789:,;/&!?()@#+*\"'|") != std::string_view::npos)
    return false;
  bool lower = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    lower = lower || (text[at] >= 'a' && text[at] <= 'z');
    const bool begins = at == 0 || text[at - 1] == ' ';
    if (begins && text[at] >= 'a' && text[at] <= 'z') return false;
  }
  return lower;
}

}  // namespace

void take_byline(PageDraft& page, std::size_t i) {
  std::string_view line = page.lines[i].text;
  constexpr std::array<std::string_view, 5> beginnings{"Story by", "Written by ", "Reported by ", "Words by ",
                                                       "Text by "};
  const bool written = std::ranges::any_of(
      beginnings, [line](std::string_view beginning) { return line.starts_with(beginning); });
  const std::string_view unsigned_line = without_by(line);
  if (!written && unsigned_line.size() == line.size()) return;
  if (!written && !line.starts_with("By ") && !line.starts_with("BY ") && !line.starts_with("by "))
    line = unsigned_line;
  // "By Maria Keller | 9 August 2022 06:15"
  const std::size_t bar = std::min(line.find('|'), line.size());
  const auto dates = bar < line.size() ? read_date_line(line.substr(bar + 1), page.language()) : std::nullopt;
  const std::string names(dates ? text::trim(line.substr(0, bar)) : line);
  if (!are_names(names)) return;
  page.reading.bylines.push_back(names);
  if (dates) page.take_dates(i, *dates);
  page.decide(i, Fate::byline, "names the author");
}

bool take_name_before_date(PageDraft& page, std::size_t i) {
  if (!page.reading.bylines.empty()) return false;
  const std::string_view line = page.lines[i].text;
  const auto found = find_date_in(line, page.language());
  if (!found) return false;
  std::string_view name = text::trim(line.substr(0, found->begin));
  for (;;) {
    constexpr std::array<std::string_view, 16> joints{
        "|", "•", "·", ",", "-", "–", "/", " am", " on", " le", " el", " il", " em", " den", " dnia", ":"};
    const auto* const joint =
        std::ranges::find_if(joints, [name](std::string_view one) { return name.ends_with(one); });
    if (joint == joints.end()) break;
    name = text::trim(name.substr(0, name.size() - joint->size()));
  }
  name = without_by(name);
  if (name.find_first_of("|•·/:") != std::string_view::npos || !are_names(name) ||
      !begins_in_upper_case(name) || name.find(' ') == std::string_view::npos)
    return false;
  page.reading.bylines.emplace_back(name);
  return true;
}

void find_bare_name(PageDraft& page) {
  constexpr std::size_t widest = 40;
  constexpr std::size_t near = 2;
  constexpr std::size_t farthest = 14;
  for (std::size_t i = *page.title + 1;
       i < page.lines.size() && page.lines[i].rank <= page.lines[*page.title].rank + farthest; ++i) {
    const PageLine& line = page.lines[i];
    if (page.scores[i].text >= 1.0 && i > page.text_begin) return;
    if (!page.is_open(i) || line.text.empty() || line.width > widest || line.words < 2 || line.words > 3)
      continue;
    if (line.bulleted || names_section(line) || !is_persons_name(line.text)) continue;
    if (!page.scores[i].chrome.empty() || page.scores[i].marker) continue;
    const bool dated = std::ranges::any_of(page.date_lines, [&](std::size_t date) {
      const std::size_t a = page.lines[date].rank;
      return (a > line.rank ? a - line.rank : line.rank - a) <= near;
    });
    if (!dated) continue;
    page.reading.bylines.push_back(line.text);
    return page.decide(i, Fate::byline, "a name next to the date");
  }
}

}  // namespace morgue
