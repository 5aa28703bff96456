#include "indexer/clean/html/bylines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/clean/authors.h"
#include "indexer/clean/html/byline_words.h"
#include "indexer/clean/html/visible_date.h"
#include "indexer/clean/tidy.h"

namespace morgue::html {

namespace {

constexpr std::size_t longest_byline = 90;

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view without_marks_before(std::string_view text) {
  constexpr std::string_view marks = " ,-|:.&/>*~";
  for (;;) {
    if (text.empty()) return text;
    if (marks.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
      continue;
    }
    bool cut = false;
    for (const std::string_view mark : {"–", "—", "•", "·", "©", "»", "：", "\u00A0", "✍", "✎"}) {
      if (!text.starts_with(mark)) continue;
      text.remove_prefix(mark.size());
      cut = true;
    }
    if (!cut) return text;
  }
}

// "Maria K.", "Keller jr."
bool ends_in_initial(std::string_view name) {
  return name.ends_with('.') && name.size() > 2;
}

std::string_view without_marks_behind(std::string_view name) {
  constexpr std::array<std::string_view, 7> marks{"–", "—", "•", "·", "©", "»", "→"};
  for (;;) {
    if (name.empty()) return name;
    if (std::string_view(",-|:./&( ").find(name.back()) != std::string_view::npos && !ends_in_initial(name)) {
      name.remove_suffix(1);
      continue;
    }
    const auto* const mark = std::ranges::find_if(marks, [&](auto one) { return name.ends_with(one); });
    if (mark == marks.end()) return name;
    name.remove_suffix(mark->size());
  }
}

// Dates and times of day as bars.
std::string with_dates_barred(std::string_view line) {
  std::string barred;
  std::size_t copied = 0;
  for (const VisibleDate& date : find_dates(line, NumericOrder::day_first)) {
    barred.append(line.substr(copied, date.begin - copied)).append("|");
    copied = date.end;
  }
  barred.append(line.substr(copied));
  for (std::size_t at = 1; at + 2 < barred.size(); ++at) {
    if (barred[at] != ':' || !is_ascii_digit(barred[at - 1]) || !is_ascii_digit(barred[at + 1]) ||
        !is_ascii_digit(barred[at + 2])) {
      continue;
    }
    std::size_t begin = at - 1;
    if (begin > 0 && is_ascii_digit(barred[begin - 1])) --begin;
    std::size_t end = at + 3;
    for (const std::string_view word : {" Uhr", " h", " am", " pm", " AM", " PM"}) {
      if (std::string_view(barred).substr(end).starts_with(word)) {
        end += word.size();
        break;
      }
    }
    barred.replace(begin, end - begin, "|");
    at = begin + 1;
  }
  return barred;
}

std::vector<std::string_view> pieces_of(std::string_view barred) {
  std::vector<std::string_view> pieces;
  constexpr std::array<std::string_view, 6> separators{"|", " • ", " · ", " – ", " — ", " - "};
  std::size_t begin = 0;
  for (std::size_t at = 0; at < barred.size();) {
    const auto* const found = std::ranges::find_if(
        separators, [&](auto separator) { return barred.substr(at).starts_with(separator); });
    if (found == separators.end()) {
      ++at;
      continue;
    }
    pieces.push_back(barred.substr(begin, at - begin));
    at += found->size();
    begin = at;
  }
  pieces.push_back(barred.substr(begin));
  return pieces;
}

// Where the names end: at what is told of them.
std::string_view until_told(std::string_view text) {
  constexpr std::array<std::string_view, 38> stops{" illustration",
                                                   " staff writer",
                                                   " staff reporter",
                                                   " special to ",
                                                   " foto",
                                                   " photo",
                                                   " bild:",
                                                   " @ ",
                                                   "(",
                                                   "[",
                                                   "|",
                                                   "©",
                                                   " am ",
                                                   " on ",
                                                   " um ",
                                                   " mit ",
                                                   " für ",
                                                   " in ",
                                                   " im ",
                                                   " from ",
                                                   " for ",
                                                   " at ",
                                                   " aus ",
                                                   " unter ",
                                                   " bei ",
                                                   " über ",
                                                   " ist ",
                                                   " is ",
                                                   " - ",
                                                   " – ",
                                                   " — ",
                                                   " • ",
                                                   " · ",
                                                   " with ",
                                                   " veröffentlicht",
                                                   " published",
                                                   " posted",
                                                   " updated"};
  const std::string lower = lower_ascii(text);
  std::size_t end = text.size();
  for (const std::string_view stop : stops) end = std::min(end, lower.find(stop));
  for (std::size_t at = 1; at < end; ++at) {
    if (is_ascii_digit(text[at]) && (text[at - 1] == ' ' || text[at - 1] == ',')) end = at;
  }
  // Another label: "Text: A B Fotos: C D".
  if (const std::size_t colon = text.substr(0, end).find(':'); colon != std::string_view::npos) {
    const std::size_t word = text.rfind(' ', colon);
    if (word != std::string_view::npos && word > 0) end = word;
  }
  text = text.substr(0, end);
  // "Maria Keller/dpa" names one; "dpa/afp" is the agencies' own way.
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos && slash > 0) {
    const std::string_view first = text.substr(0, slash);
    if (first.find(' ') != std::string_view::npos && are_names(first)) text = text.substr(0, slash);
  }
  return text;
}

std::string_view without_day_words(std::string_view name) {
  for (;;) {
    name = without_marks_behind(name);
    const std::size_t space = name.rfind(' ');
    if (space == std::string_view::npos || !is_day_word(name.substr(space + 1))) return name;
    name = name.substr(0, space);
  }
}

// "Maria Keller, Projektleiterin der Stelle in Graz": the names before what is told of the last of them.
std::string_view leading_names(std::string_view text) {
  const std::vector<std::string> all = split_authors({std::string(text)});
  const bool names = are_names(text);
  for (std::size_t comma = text.rfind(','); comma != std::string_view::npos && comma > 0;
       comma = text.rfind(',', comma - 1)) {
    const std::string_view first = text.substr(0, comma);
    if (!are_names(first)) continue;
    if (!names || split_authors({std::string(first)}) == all) return first;
  }
  return text;
}

// "Maria Keller, Oslo" behind the opening of a byline; elsewhere one word behind a comma may be a given name.
std::string_view without_place(std::string_view names) {
  constexpr std::array<std::string_view, 9> suffixes{"jr",  "jr.", "sr", "sr.", "ii",
                                                     "iii", "phd", "md", "mp"};
  const std::size_t comma = names.rfind(',');
  if (comma == std::string_view::npos) return names;
  const std::string_view first = text::trim(names.substr(0, comma));
  const std::string_view last = text::trim(names.substr(comma + 1));
  const bool is_word = !last.empty() && last.find(' ') == std::string_view::npos;
  if (!is_word || !are_names(first) || are_names(last) ||
      std::ranges::find(suffixes, lower_ascii(last)) != suffixes.end()) {
    return names;
  }
  return first;
}

std::string names_of(std::string_view text, bool opened) {
  const std::string_view names = leading_names(without_day_words(until_told(without_marks_before(text))));
  return std::string(opened ? without_place(names) : names);
}

}  // namespace

bool is_alias(std::string_view name) {
  constexpr std::size_t longest_alias = 25;
  return !is_byline_label(name) && name.size() <= longest_alias && name.find(' ') == std::string_view::npos &&
         name.find('/') == std::string_view::npos && name.find('@') == std::string_view::npos &&
         !is_ascii_digit(name.front());
}

bool is_byline_opening(std::string_view line) {
  constexpr std::size_t longest = 24;
  line = without_marks_before(line);
  if (line.empty() || line.size() > longest) return false;
  const std::string with_space = std::string(without_marks_behind(line)) + " :";
  const auto opened = without_opening(with_space);
  return opened && without_marks_before(opened->rest).empty();
}

std::optional<Byline> read_byline(std::string_view line) {
  constexpr std::size_t longest_line = 200;
  if (line.size() > longest_line) return std::nullopt;
  const std::string barred = with_dates_barred(line);
  for (const std::string_view piece : pieces_of(barred)) {
    std::optional<OpenedByline> opened = without_opening(without_marks_before(piece));
    if (!opened) continue;
    // What stands behind a date says as much as a label: "06.11.2023 13:30 von Olga".
    const bool behind_date = barred != line && piece.data() != barred.data();
    bool labelled = opened->labelled || behind_date;
    for (auto again = without_opening(opened->rest); again; again = without_opening(opened->rest)) {
      labelled = labelled || again->labelled;
      opened = again;
    }
    std::string names = names_of(opened->rest, true);
    if (names.empty() || names.size() > longest_byline) continue;
    if (are_names(names) || (labelled && is_alias(names))) return Byline{std::move(names), labelled};
  }
  return std::nullopt;
}

std::string byline_names(std::string_view value) {
  const std::string barred = with_dates_barred(tidy_plain_value(value));
  for (const std::string_view piece : pieces_of(barred)) {
    std::string_view rest = without_marks_before(piece);
    bool is_opened = false;
    while (const auto opened = without_opening(rest)) {
      rest = without_marks_before(opened->rest);
      is_opened = true;
    }
    std::string names = names_of(rest, is_opened);
    // "Gespeichert von": the names come in the next piece.
    const std::string lower = lower_ascii(names);
    const bool opens = lower.ends_with(" von") || lower.ends_with(" by") || lower.ends_with(" par") ||
                       lower.ends_with(" of") || lower.ends_with(" por");
    if (!opens && !is_byline_label(names) && !is_day_word(names)) return names;
  }
  return {};
}

}  // namespace morgue::html
