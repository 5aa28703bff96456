#include "common/analyzer/joined_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/analyzer/characters.h"
#include "common/analyzer/compounds.h"
#include "common/analyzer/dissector.h"

namespace morgue {
namespace {

constexpr std::size_t most_words = 6;  // "USD 5 hundred thousand New Zealand dollars" aside

bool holds_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), is_ascii_digit);
}

}  // namespace

std::size_t joined_words(std::span<const std::string_view> words) {
  if (words.empty()) return 0;
  words = words.first(std::min(words.size(), most_words));
  // The number stands first or second in either, so most words need no closer look.
  if (words.size() == 1 || (!holds_digit(words[0]) && !holds_digit(words[1]))) return 1;

  std::string text;
  std::vector<std::size_t> ends;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ' ';
    text += word;
    ends.push_back(text.size());
  }
  Dissector dissector;
  std::string arena;
  std::vector<Piece> pieces;
  std::vector<AmountSpan> amounts;
  dissector.dissect(text, PieceScanner::Source::query, arena, pieces, amounts);
  if (pieces.empty()) return 1;

  const auto words_up_to = [&](std::uint32_t end) -> std::size_t {
    const auto found = std::find(ends.begin(), ends.end(), end);
    return found == ends.end() ? 1 : static_cast<std::size_t>(found - ends.begin()) + 1;
  };
  if (!amounts.empty() && amounts[0].begin == 0) return words_up_to(amounts[0].end);

  std::vector<Compound> compounds;
  compounds_at(text, pieces, 0, PieceScanner::Source::query, arena, compounds);
  for (const Compound& compound : compounds) {
    const bool two_words = compound.last == 1 && pieces[0].begin == 0 && pieces[0].end == ends[0];
    if (compound.kind == Compound::Kind::designation && two_words && pieces[1].end == ends[1]) return 2;
  }
  return 1;
}

}  // namespace morgue
