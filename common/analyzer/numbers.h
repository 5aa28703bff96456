// Numbers as news writes them: "1,250,000", "1 250 000", "1'250'000", "3.5", "5bn".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/word_breaker.h"

namespace morgue {

struct Number {
  std::string plain;  // digits, at most one '.': separators of thousands dropped, a decimal comma made '.'
  std::string_view suffix;  // letters glued to it, as written: "bn", "th"
  std::uint32_t begin = 0;  // bytes, the suffix included
  std::uint32_t end = 0;
  std::size_t last_word = 0;  // no-break spaces may make it several words
  // The one separator before three digits where it could be read either way ('.' in "1.250", ',' in "1,250";
  // plain takes the one for a decimal and the other for thousands), else 0.
  char ambiguous = 0;
};

// Which spaces part thousands: only those that do not break, or plain ones too, which is right beside a
// currency.
enum class ThousandsSpace : std::uint8_t { tight, any };

// The number that starts at byte `from` of words[at], up to the end of a word; nullopt where the word is
// anything else ("192.168.1.1", "5'10").
std::optional<Number> number_at(std::string_view text, const std::vector<text::Word>& words, std::size_t at,
                                std::uint32_t from, ThousandsSpace space = ThousandsSpace::tight);

}  // namespace morgue
