#include "common/analyzer/numbers.h"

#include <algorithm>

#include "common/analyzer/characters.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {
namespace {

constexpr char space_mark = ' ';

struct Separator {
  char kind = 0;  // ',' '.' '\'' or space_mark; 0 where there is none
  std::size_t size = 0;
};

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  return at;
}

Separator separator_at(std::string_view text, std::size_t at, ThousandsSpace space) {
  if (at >= text.size()) return {};
  if (text[at] == ' ') return space == ThousandsSpace::any ? Separator{space_mark, 1} : Separator{};
  if (text[at] == ',' || text[at] == '.') return {text[at], 1};
  const std::string_view rest = text.substr(at, 4);
  if (const std::size_t size = tight_space_size(rest); size != 0) return {space_mark, size};
  if (rest[0] == '`') return {};
  if (const std::size_t size = apostrophe_size(rest); size != 0) return {'\'', size};
  return {};
}

// Groups of digits and what stands between them, up to the first byte that is neither.
struct Groups {
  static constexpr std::size_t most = 12;
  std::string_view digits[most];
  char before[most] = {};  // the separator before a group; 0 for the first
  std::size_t count = 0;
  std::size_t end = 0;

  bool thousands(std::size_t from, std::size_t to) const {
    if (digits[0].size() > 3) return false;
    for (std::size_t i = from; i < to; ++i) {
      if (digits[i].size() != 3 || before[i] != before[1]) return false;
    }
    return true;
  }
};

// A space belongs to the number only where it clearly parts thousands: it parts words as well.
bool space_continues(const Groups& groups, std::string_view next) {
  if (next.size() != 3 || groups.digits[0].size() > 3) return false;
  return std::all_of(groups.before + 1, groups.before + groups.count, [](char c) { return c == space_mark; });
}

std::optional<Groups> read_groups(std::string_view text, std::size_t at, ThousandsSpace space) {
  Groups groups;
  Separator separator;
  while (true) {
    const std::size_t end = digits_end(text, at);
    groups.digits[groups.count] = text.substr(at, end - at);
    groups.before[groups.count] = separator.kind;
    ++groups.count;
    groups.end = end;

    separator = separator_at(text, end, space);
    const std::size_t next = end + separator.size;
    const std::size_t next_end = digits_end(text, next);
    if (separator.kind == 0 || next_end == next) return groups;
    if (separator.kind == space_mark && !space_continues(groups, text.substr(next, next_end - next))) {
      return groups;
    }
    if (groups.count == Groups::most) return std::nullopt;
    at = next;
  }
}

void append_groups(std::string& out, const Groups& groups, std::size_t to) {
  for (std::size_t i = 0; i < to; ++i) out += groups.digits[i];
}

// Fills plain and ambiguous; false where the groups are no number.
bool interpret(const Groups& groups, Number& number) {
  const std::size_t last = groups.count - 1;
  const char first_mark = groups.count > 1 ? groups.before[1] : '\0';
  if (groups.count == 1) {
    number.plain = groups.digits[0];
    return true;
  }
  if (groups.count == 2 && first_mark == '.') {
    number.plain.append(groups.digits[0]).append(".").append(groups.digits[1]);
    if (groups.thousands(1, 2)) number.ambiguous = '.';
    return true;
  }
  if (groups.thousands(1, groups.count)) {
    append_groups(number.plain, groups, groups.count);
    if (groups.count == 2 && first_mark == ',') number.ambiguous = ',';
    return true;
  }
  const bool decimal_mark = groups.before[last] == '.' || groups.before[last] == ',';
  const bool plain_decimal = groups.count == 2 && first_mark == ',' && groups.digits[1].size() <= 2;
  const bool thousands_and_decimal =
      groups.count > 2 && decimal_mark && groups.before[last] != first_mark && groups.thousands(1, last);
  if (!plain_decimal && !thousands_and_decimal) return false;
  append_groups(number.plain, groups, last);
  number.plain.append(".").append(groups.digits[last]);
  return true;
}

bool letters_only(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const text::Decoded c = text::decode(word, at);
    if (!text::is_letter(c.code)) return false;
    at += c.size;
  }
  return true;
}

}  // namespace

std::optional<Number> number_at(std::string_view text, const std::vector<text::Word>& words, std::size_t at,
                                std::uint32_t from, ThousandsSpace space) {
  if (from >= words[at].end || !is_ascii_digit(text[from])) return std::nullopt;
  const std::optional<Groups> groups = read_groups(text, from, space);
  if (!groups) return std::nullopt;

  Number number;
  number.begin = from;
  number.last_word = at;
  while (words[number.last_word].end < groups->end && number.last_word + 1 < words.size()) ++number.last_word;
  const text::Word& last = words[number.last_word];
  if (last.end < groups->end || last.begin >= groups->end) return std::nullopt;
  number.end = last.end;
  number.suffix = text.substr(groups->end, last.end - groups->end);
  if (!letters_only(number.suffix) || !interpret(*groups, number)) return std::nullopt;
  return number;
}

}  // namespace morgue
