// Normalisation of single words and short values (ICU). Each function takes and gives UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace morgue::text {

// NFC. Returns the argument's text unchanged where it already is.
std::string to_nfc(std::string_view text);

// NFKC with case folding and default-ignorable characters (soft hyphen, zero-width ...) removed. The term
// form.
std::string casefold(std::string_view text);

// Diacritics off, for a casefolded word: Latin ("café" -> "cafe", "ø" -> "o", "ł" -> "l", "æ" -> "ae"),
// Greek, Hebrew points, Arabic harakat, tatweel and alef forms, Cyrillic stress marks and "ё" -> "е" (but "й"
// stays). Marks that are vowels or make another letter (Devanagari, Thai, kana voicing) stay.
std::string fold_diacritics(std::string_view word);

// Whether any letter is in lower case.
bool has_lower(std::string_view text);

bool is_upper(char32_t code);
bool is_lower(char32_t code);
bool is_letter(char32_t code);
bool is_digit(char32_t code);  // decimal digits of any script
bool is_punctuation_or_symbol(char32_t code);
bool is_space(char32_t code);

}  // namespace morgue::text
