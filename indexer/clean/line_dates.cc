#include "indexer/clean/line_dates.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "common/date_in_text.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

struct Label {
  std::string_view text;  // lower case
  bool updated;
};

// The longer before what it begins with.
constexpr std::array<Label, 27> labels{{
    {"first published on", false},
    {"first published", false},
    {"date published", false},
    {"published on", false},
    {"published at", false},
    {"published", false},
    {"publication date", false},
    {"publish date", false},
    {"posted on", false},
    {"posted", false},
    {"issued on", false},
    {"issued", false},
    {"created", false},
    {"date", false},
    {"on", false},
    {"last updated on", true},
    {"last updated", true},
    {"last modified", true},
    {"updated on", true},
    {"updated at", true},
    {"updated", true},
    {"modified", true},
    {"veröffentlicht am", false},
    {"publié le", false},
    {"mis à jour le", true},
    {"publicado", false},
    {"stand", true},
}};

constexpr std::array<std::string_view, 24> time_words{
    "gmt", "utc", "est", "edt",  "cst", "cdt", "mst", "mdt", "pst",  "pdt",  "et", "ct",
    "pt",  "bst", "cet", "cest", "msk", "ist", "am",  "pm",  "a.m.", "p.m.", "at", "uhr"};

// No date is longer, labels and zone included.
constexpr std::size_t longest_date = 80;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A date has one; most lines are no date, and trying to read them as one would cost.
bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, is_digit);
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = text::trim(text)).empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

// The label at the beginning of `text`, taken off together with its colon.
const Label* take_label(std::string_view& text) {
  const std::string low = text::lower_ascii(text.substr(0, 24));
  for (const Label& label : labels) {
    if (!low.starts_with(label.text)) continue;
    const std::string_view rest = text.substr(label.text.size());
    if (rest.empty() || (rest.front() != ' ' && rest.front() != ':')) continue;
    text = text::trim(rest.substr(rest.front() == ':' ? 1 : 0));
    if (text.starts_with(':')) text = text::trim(text.substr(1));
    return &label;
  }
  return nullptr;
}

// "07:16", "7:16:05", "14.30", "7:16am"
bool is_time_of_day(std::string_view word) {
  const std::size_t hour = std::min(word.find_first_not_of("0123456789"), word.size());
  if (hour == 0 || hour > 2 || hour + 2 >= word.size() || (word[hour] != ':' && word[hour] != '.'))
    return false;
  if (!is_digit(word[hour + 1]) || !is_digit(word[hour + 2])) return false;
  std::string_view rest = word.substr(hour + 3);
  if (rest.size() >= 3 && rest[0] == ':') rest.remove_prefix(3);
  const std::string low = text::lower_ascii(rest);
  return low.empty() || low == "am" || low == "pm" || low == "," || low == "z" || low == "h";
}

bool is_time_word(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == ')')) word.remove_suffix(1);
  while (!word.empty() && word.front() == '(') word.remove_prefix(1);
  const std::string low = text::lower_ascii(word);
  if (std::ranges::find(time_words, std::string_view(low)) != time_words.end()) return true;
  if (is_time_of_day(word)) return true;
  const std::string_view offset = low.starts_with("gmt") || low.starts_with("utc") ? word.substr(3) : word;
  return offset.size() >= 2 && (offset.front() == '+' || offset.front() == '-') &&
         std::ranges::all_of(offset.substr(1), [](char c) { return is_digit(c) || c == ':'; });
}

bool is_time(std::string_view text) {
  const std::vector<std::string_view> words = split_words(text);
  return !words.empty() && std::ranges::all_of(words, is_time_word);
}

// A date, and after it nothing but the time of day in words that parse_date does not know.
std::optional<Date> parse_with_time(std::string_view text, std::string_view language) {
  if (text.size() > longest_date) return std::nullopt;
  if (!has_digit(text)) return std::nullopt;
  text = text::trim(text);
  if (const auto date = parse_date_in(text, language)) return date;
  for (;;) {
    if (const auto date = parse_date(text)) return date;
    const std::size_t space = text.rfind(' ');
    if (space == std::string_view::npos || !is_time_word(text.substr(space + 1))) return std::nullopt;
    text = text::trim(text.substr(0, space));
    if (text.ends_with(',')) text.remove_suffix(1);
  }
}

std::vector<std::string_view> split_segments(std::string_view line) {
  constexpr std::array<std::string_view, 6> separators{"|", "•", "·", " – ", " — ", " / "};
  std::vector<std::string_view> segments;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto* const found =
        std::ranges::find_if(separators, [rest = line.substr(at)](std::string_view separator) {
          return rest.front() == separator.front() && rest.starts_with(separator);
        });
    if (found == separators.end()) {
      ++at;
      continue;
    }
    segments.push_back(text::trim(line.substr(begin, at - begin)));
    at += found->size();
    begin = at;
  }
  segments.push_back(text::trim(line.substr(begin)));
  std::erase_if(segments, [](std::string_view segment) { return segment.empty(); });
  return segments;
}

}  // namespace

std::optional<DateLine> read_date_line(std::string_view line, std::string_view language) {
  if (line.size() > 3 * longest_date || !has_digit(line)) return std::nullopt;
  DateLine result;
  const std::vector<std::string_view> segments = split_segments(line);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    std::string_view segment = segments[i];
    const Label* const label = take_label(segment);
    // The hour may stand in a segment of its own: "10 December 2024 | 13:05 GMT".
    std::optional<Date> date;
    if (i + 1 < segments.size() && is_time(segments[i + 1])) {
      date = parse_date(std::string(segment) + ' ' + std::string(segments[i + 1]));
    }
    if (!date) date = parse_with_time(segment, language);
    if (!date) {
      if (is_time(segment)) continue;
      return std::nullopt;
    }
    result.labelled = result.labelled || label != nullptr;
    auto& slot = label != nullptr && label->updated ? result.updated : result.published;
    if (!slot) slot = date;
  }
  if (!result.published && !result.updated) return std::nullopt;
  return result;
}

std::optional<DateLine> find_dates(std::string_view line, std::string_view language) {
  constexpr std::array<std::string_view, 16> changes{
      "updated",    "update",          "modified",   "aktualisiert", "geändert", "zuletzt",
      "stand",      "ultima modifica", "aggiornato", "mis à jour",   "modifié",  "actualizado",
      "atualizado", "uppdaterad",      "oppdatert",  "gewijzigd"};
  DateLine result;
  while (has_digit(line)) {
    const auto found = find_date_in(line, language);
    if (!found) break;
    const std::string before = text::lower_ascii(line.substr(0, found->begin));
    const bool changed = std::ranges::any_of(
        changes, [&before](std::string_view word) { return before.find(word) != std::string::npos; });
    auto& slot = changed ? result.updated : result.published;
    if (!slot) slot = found->date;
    line.remove_prefix(found->end);
  }
  if (!result.published && !result.updated) return std::nullopt;
  return result;
}

std::optional<GluedDate> read_glued_date(std::string_view line) {
  if (!has_digit(line)) return std::nullopt;
  std::string_view rest = text::trim(line);
  const Label* const label = take_label(rest);
  if (label == nullptr || label->updated || label->text == "on") return std::nullopt;
  const std::vector<std::string_view> words = split_words(rest);
  constexpr std::size_t most_date_words = 6;
  constexpr std::size_t fewest_title_words = 3;
  if (words.size() < fewest_title_words + 1) return std::nullopt;
  for (std::size_t count = std::min(most_date_words, words.size() - fewest_title_words); count > 0; --count) {
    const auto end =
        static_cast<std::size_t>(words[count - 1].data() + words[count - 1].size() - rest.data());
    if (const auto date = parse_date(rest.substr(0, end))) {
      return GluedDate{*date, std::string(text::trim(rest.substr(end)))};
    }
  }
  return std::nullopt;
}

bool is_clock(std::string_view line) {
  line = text::trim(line);
  if (line.empty() || !is_digit(line.front())) return false;
  const std::vector<std::string_view> words = split_words(line);
  if (words.empty() || words.size() > 6 || !is_time_of_day(words.front())) return false;
  if (std::ranges::all_of(words, is_time_word)) return true;
  // A site's clock with the day glued to the zone: "14:56 GMT +313 November 2019".
  constexpr std::size_t longest_zone = 4;
  return words.size() >= 3 && text::lower_ascii(words[1]) == "gmt" && words[2].size() <= longest_zone &&
         (words[2].front() == '+' || words[2].front() == '-');
}

}  // namespace morgue
