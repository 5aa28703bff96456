#include "common/analyzer/designations.h"

#include <algorithm>
#include <array>

#include "common/analyzer/characters.h"
#include "common/analyzer/currencies.h"
#include "common/text/utf8.h"

namespace morgue {
namespace {

constexpr std::size_t most_digits = 4;
constexpr std::size_t most_trailing_letters = 3;
constexpr std::size_t most_letters = 6;
constexpr std::uint8_t most_spaced_letters = 3;

// Capitals that stand before numbers all the time without naming a type.
constexpr std::array<std::string_view, 16> no_types{"ad", "am", "bc",  "ce", "eu", "gmt", "is",  "it",
                                                    "pm", "tv", "uae", "uk", "un", "us",  "usa", "ussr"};
// Types that are not written in capitals.
constexpr std::array<std::string_view, 4> types{"ka", "mi", "su", "tu"};
constexpr std::array<std::string_view, 7> no_type_suffixes{"bn", "mn", "nd", "rd", "st", "th", "tn"};

template <std::size_t size>
bool among(const std::array<std::string_view, size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::size_t leading_digits(std::string_view term) {
  const auto* end = std::find_if_not(term.begin(), term.end(), is_ascii_digit);
  return static_cast<std::size_t>(end - term.begin());
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

// An article or a pronoun stands where a sentence starts.
bool starts_sentence(std::string_view text, std::uint32_t begin) {
  if (begin < 2 || text[begin - 1] != ' ') return true;
  const char before = text[begin - 2];
  return is_ascii_byte(before) && !is_ascii_letter(before) && !is_ascii_digit(before) && before != ',';
}

bool is_in_capitals(const Piece& letters) {
  return letters.capitals == letters.letters || letters.capitals >= 2;
}

}  // namespace

std::string_view designation_number(std::string_view term) {
  const std::size_t digits = leading_digits(term);
  if (digits == 0 || digits > most_digits || is_year(term.substr(0, digits))) return {};
  std::string_view letters = term.substr(digits);
  if (letters == "s") return term.substr(0, digits);
  const bool fits = letters.size() <= most_trailing_letters && !among(no_type_suffixes, letters) &&
                    std::all_of(letters.begin(), letters.end(), is_ascii_lower);
  return fits ? term : std::string_view();
}

std::optional<SolidDesignation> solid_designation(std::string_view term) {
  std::size_t letters = 0;
  std::size_t at = 0;
  while (at < term.size() && !is_ascii_digit(term[at])) {
    at += text::decode(term, at).size;
    ++letters;
  }
  if (letters == 0 || letters > most_letters || at == term.size()) return std::nullopt;
  const std::string_view number = term.substr(at);
  const std::string_view singular = designation_number(number);
  if (singular.empty()) return std::nullopt;
  return SolidDesignation{.letters = term.substr(0, at),
                          .number = number,
                          .plural = singular.size() != number.size(),
                          .without_plural = term.substr(0, at + singular.size())};
}

bool is_spaced_designation(std::string_view text, std::string_view arena, const Piece& letters,
                           const Piece& number, PieceScanner::Source source) {
  if (letters.joint != Joint::space || letters.letters == 0 || letters.letters > most_spaced_letters)
    return false;
  if (letters.shape != Shape::letters && letters.shape != Shape::acronym) return false;
  if (number.shape != Shape::number && number.shape != Shape::mixed) return false;

  const std::string_view name = letters.term(arena);
  const bool article = name == "a" || name == "i";
  const bool in_capitals = is_in_capitals(letters);
  const bool small_letter =
      source == PieceScanner::Source::query && letters.letters == 1 && letters.capitals == 0 && !article;
  const bool known = letters.capitals == 1 && source == PieceScanner::Source::article && among(types, name);
  if (!in_capitals && !small_letter && !known) return false;
  const std::string_view written = text.substr(letters.begin, letters.end - letters.begin);
  if (among(no_types, name) || !currency_of_code(written).empty()) return false;
  if (article && source == PieceScanner::Source::article && starts_sentence(text, letters.begin))
    return false;

  const bool part_of_more = number.joint == Joint::hyphen || text.substr(number.end).starts_with('%');
  return !part_of_more && !designation_number(number.term(arena)).empty();
}

bool is_type_name(std::string_view arena, const Piece& letters) {
  if (letters.letters == 0 || letters.letters > most_spaced_letters || among(no_types, letters.term(arena)))
    return false;
  return letters.letters == 1 || is_in_capitals(letters);
}

}  // namespace morgue
