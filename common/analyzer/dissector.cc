#include "common/analyzer/dissector.h"

#include <optional>

#include "common/analyzer/amounts.h"
#include "common/analyzer/characters.h"

namespace morgue {
namespace {

// A number, or a code glued to one ("Rs500", "USD5bn").
bool may_be_amount(std::string_view text, const Piece& piece) {
  if (piece.shape == Shape::number) return true;
  return piece.shape == Shape::mixed &&
         (is_ascii_digit(text[piece.begin]) || is_ascii_upper(text[piece.begin]));
}

}  // namespace

void Dissector::dissect(std::string_view text, PieceScanner::Source source, std::string& arena,
                        std::vector<Piece>& pieces, std::vector<AmountSpan>& amounts) {
  words_.clear();
  breaker_.break_words(text, words_);
  split_at_narrow_spaces(text, words_);
  scanner_.scan(text, words_, source, arena, pieces);

  amounts.clear();
  std::size_t next_word = 0;  // what an amount has taken is not taken again: "5 USD 6"
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!may_be_amount(text, pieces[i]) || pieces[i].first_word < next_word) continue;
    const std::optional<Amount> amount = amount_at(text, words_, pieces[i].first_word);
    if (!amount || amount->first_word < next_word) continue;
    AmountSpan span{.first = i,
                    .last = i,
                    .begin = amount->begin,
                    .end = amount->end,
                    .term_begin = static_cast<std::uint32_t>(arena.size()),
                    .term_size = static_cast<std::uint32_t>(amount->term.size())};
    while (span.first > 0 && pieces[span.first - 1].first_word >= amount->first_word) --span.first;
    while (span.last + 1 < pieces.size() && pieces[span.last + 1].last_word <= amount->last_word) ++span.last;
    arena += amount->term;
    amounts.push_back(span);
    next_word = amount->last_word + 1;
  }
}

}  // namespace morgue
