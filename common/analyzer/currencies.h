// The names, signs and codes of money, and the words for thousands and millions, in the languages of the
// news.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace morgue {

// A currency sign and its bytes ("€" is "eur"); size 0 where `text` does not start (end) with one.
struct CurrencySign {
  std::string_view iso;
  std::size_t size = 0;
};
CurrencySign sign_at_start(std::string_view text);
CurrencySign sign_at_end(std::string_view text);

// What letters glued before a "$" make of it: "US" -> "usd", "A" -> "aud"; empty where they are no country.
std::string_view prefixed_dollar(std::string_view letters);

// A code as written in news: "USD", "usd", "RMB", "Rs"; capitals only where the small letters are a word
// ("TRY").
std::string_view currency_of_code(std::string_view word);

// The word of a currency, case folded: "dollars", "евро", "livres"; `noun` is how countries qualify it.
struct CurrencyWord {
  std::string_view iso;   // without any country; empty where it needs one ("francs")
  std::string_view noun;  // "dollar", "pound" ...
  bool english = true;    // stands beside numbers written the English way; "5.000 Dollar" is German
};
const CurrencyWord* find_currency_word(std::string_view folded);

// "us" + "dollar" -> "usd", "swiss" + "franc" -> "chf"; empty where the country has no such currency.
// `country` is case folded and in one word ("hongkong").
std::string_view national_currency(std::string_view country, std::string_view noun);

// A power of ten: "billion", "bn", "Mrd", "млн".
struct Scale {
  int exponent = 0;  // 0: none
  bool english = true;
};
// Of a word of its own, case folded.
Scale scale_of_word(std::string_view folded);
// Of letters glued to the number or, in short, after it ("5m"): wider, since they say nothing without a
// currency.
Scale scale_of_suffix(std::string_view folded);

}  // namespace morgue
