// Query words that news writes apart but means as one: "S 400", "$5 billion", "5 billion dollars".
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace morgue {

// How many of the plain words from words[0] on are one thing: a designation of letters and a number ("S 400":
// one to three capitals, or one small letter other than "a" and "i"), or an amount ("$5 billion", "5 billion
// dollars"). 1 where they are not; 0 for no words.
std::size_t joined_words(std::span<const std::string_view> words);

}  // namespace morgue
