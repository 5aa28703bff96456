// Sums of money in words and figures: "$5 billion", "US$5bn", "5 billion dollars" are one amount.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/word_breaker.h"

namespace morgue {

struct Amount {
  std::size_t first_word;  // indices into the words given, both included
  std::size_t last_word;
  std::uint32_t begin;  // bytes, the currency sign included
  std::uint32_t end;
  std::string term;  // ISO currency code in lower case and a plain decimal: "usd5000000000", "eur3500000"
};

// The amount whose number is `words[at]`, if it is one.
std::optional<Amount> amount_at(std::string_view text, const std::vector<text::Word>& words, std::size_t at);

}  // namespace morgue
