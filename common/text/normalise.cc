#include "common/text/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/error.h"
#include "common/text/utf8.h"

namespace morgue::text {

namespace {

constexpr unsigned first_combining_lead =
    0xCC;  // U+0300, the first character that NFC may change, starts with it
constexpr char32_t latin_begin = 0xC0;
constexpr char32_t latin_end = 0x250;

unsigned to_byte(char c) {
  return static_cast<unsigned char>(c);
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return to_byte(c) >= 0x80; });
}

constexpr bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

const icu::Normalizer2& loaded(const icu::Normalizer2* normalizer, UErrorCode status) {
  if (U_FAILURE(status)) {
    throw Error(std::string("cannot load ICU's normalisation data: ") + u_errorName(status),
                "reinstall libicu72");
  }
  return *normalizer;
}

// ICU owns these and hands out the same ones for the life of the process.
const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  return loaded(normalizer, status);
}
const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  return loaded(normalizer, status);
}
const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return loaded(normalizer, status);
}

std::string normalised(const icu::Normalizer2& normalizer, std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  normalizer.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                           nullptr, status);
  if (U_FAILURE(status)) throw Error(std::string("ICU cannot normalise text: ") + u_errorName(status));
  return out;
}

// Of text in the alphabets of western Europe: below U+0300, with dashes, quotation marks and the signs of currencies.
// What would be joined with them is beyond these.
bool is_surely_nfc(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const unsigned lead = to_byte(text[at]);
    if (lead < first_combining_lead) {
      ++at;
      continue;
    }
    if (lead != 0xE2 || at + 2 >= text.size()) return false;
    const unsigned second = to_byte(text[at + 1]);
    const unsigned third = to_byte(text[at + 2]);
    // NFC replaces the two quads at U+2000; the marks that join begin at U+20D0.
    if (third < 0x82 || third > 0xBF || (second != 0x80 && second != 0x82)) return false;
    at += 3;
  }
  return true;
}

// ---- Letters that carry their mark inside: Unicode does not decompose them.

struct Undecomposed {
  char32_t letter;
  std::string_view base;
};

constexpr Undecomposed undecomposed_latin[] = {
    {U'ß', "ss"}, {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"}, {U'ħ', "h"},
    {U'ı', "i"},  {U'ĸ', "k"},  {U'ł', "l"}, {U'ŋ', "n"}, {U'œ', "oe"}, {U'ŧ', "t"}, {U'ƀ', "b"},
    {U'ƈ', "c"},  {U'ƌ', "d"},  {U'ƒ', "f"}, {U'ƙ', "k"}, {U'ƚ', "l"},  {U'ƞ', "n"}, {U'ƥ', "p"},
    {U'ƭ', "t"},  {U'ƴ', "y"},  {U'ƶ', "z"}, {U'ǝ', "e"}, {U'ǥ', "g"},  {U'ȥ', "z"}, {U'ȼ', "c"},
    {U'ɇ', "e"},  {U'ɉ', "j"},  {U'ɍ', "r"}, {U'ɏ', "y"},
};

// The letters of African and Azerbaijani spelling, as English-language news writes them.
constexpr Undecomposed undecomposed_ipa[] = {
    {U'ɓ', "b"}, {U'ɔ', "o"}, {U'ɖ', "d"}, {U'ɗ', "d"}, {U'ə', "a"}, {U'ɛ', "e"}, {U'ɠ', "g"}, {U'ɣ', "g"},
    {U'ɨ', "i"}, {U'ɩ', "i"}, {U'ɲ', "n"}, {U'ɵ', "o"}, {U'ʈ', "t"}, {U'ʉ', "u"}, {U'ʊ', "u"}, {U'ʋ', "v"},
};

template <std::size_t size>
std::string_view find_base(const Undecomposed (&table)[size], char32_t letter) {
  const auto* found = std::find_if(std::begin(table), std::end(table),
                                   [letter](const Undecomposed& entry) { return entry.letter == letter; });
  return found == std::end(table) ? std::string_view() : found->base;
}

// U+00C0 to U+024F without their diacritics, worked out once: most accented words need nothing else.
class LatinBases {
 public:
  LatinBases() {
    for (char32_t code = latin_begin; code < latin_end; ++code) {
      icu::UnicodeString parts;
      char32_t letter = code;
      if (nfd().getDecomposition(static_cast<UChar32>(code), parts))
        letter = static_cast<char32_t>(parts.char32At(0));
      std::string base(find_base(undecomposed_latin, letter));
      if (base.empty()) append(base, letter);
      bases_[code - latin_begin] = base;
    }
  }
  const std::string& operator[](char32_t code) const { return bases_[code - latin_begin]; }

 private:
  std::array<std::string, latin_end - latin_begin> bases_;
};

const LatinBases& latin_bases() {
  static const LatinBases bases;
  return bases;
}

// ---- Which marks are diacritics depends on the letter that they stand on.

constexpr char32_t alef = U'\u0627';
constexpr char32_t tatweel = U'\u0640';
constexpr char32_t grave = U'\u0300';
constexpr char32_t acute = U'\u0301';
constexpr char32_t diaeresis = U'\u0308';

constexpr bool is_hamza_or_madda(char32_t mark) {
  return mark >= U'\u0653' && mark <= U'\u0655';
}
constexpr bool is_alef_form(char32_t code) {
  return code >= U'\u0671' && code <= U'\u0673';
}

bool is_cyrillic_vowel(char32_t letter) {
  constexpr std::u32string_view vowels = U"аеиоуыэюяіїєѵ";
  return vowels.find(letter) != std::u32string_view::npos;
}

bool is_diacritic(char32_t base, UScriptCode script, char32_t mark) {
  switch (script) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_HEBREW:
      return true;
    case USCRIPT_ARABIC:
      return base == alef || !is_hamza_or_madda(mark);
    case USCRIPT_CYRILLIC:
      if (mark == diaeresis) return base == U'е';
      return (mark == grave || mark == acute) && is_cyrillic_vowel(base);
    default:
      return base >= U'0' && base <= U'9';
  }
}

bool is_mark(char32_t code) {
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(code));
  return (mask & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0;
}

UScriptCode script_of(char32_t code) {
  if (is_ascii_letter(code)) return USCRIPT_LATIN;
  if (code < 0x80) return USCRIPT_COMMON;
  if (code == tatweel) return USCRIPT_ARABIC;  // to Unicode it is common, for Syriac's sake
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code), &status);
}

void append_base(std::string& out, char32_t code) {
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code >= latin_begin && code < latin_end) {
    out += latin_bases()[code];
  } else if (is_alef_form(code)) {
    append(out, alef);
  } else {
    const std::string_view base = find_base(undecomposed_ipa, code);
    if (base.empty()) {
      append(out, code);
    } else {
      out += base;
    }
  }
}

std::string fold_decomposed(std::string_view decomposed) {
  std::string out;
  out.reserve(decomposed.size());
  char32_t base = 0;
  UScriptCode script = USCRIPT_COMMON;
  for (std::size_t at = 0; at < decomposed.size();) {
    const Decoded c = decode(decomposed, at);
    if (c.code >= 0x80 && is_mark(c.code)) {
      if (!is_diacritic(base, script, c.code)) append(out, c.code);
    } else {
      base = c.code;
      script = script_of(base);
      if (base != tatweel) append_base(out, base);
    }
    at += c.size;
  }
  return out;
}

bool has_category(char32_t code, std::uint32_t mask) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code)) & mask) != 0;
}

}  // namespace

std::string to_nfc(std::string_view text) {
  if (is_surely_nfc(text)) return std::string(text);
  return normalised(nfc(), text);
}

std::string casefold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (to_byte(c) < 0x80) {
      out.push_back(is_ascii_upper(c) ? static_cast<char>(c | 0x20) : c);
      continue;
    }
    // U+00C0 to U+00FF fold as ASCII does, 32 apart, but for the multiplication sign and the sharp s.
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (c != '\xC3' || !is_continuation(next) || next == '\x9F') return normalised(nfkc_casefold(), text);
    out.push_back(c);
    out.push_back(to_byte(next) < 0xA0 && next != '\x97' ? static_cast<char>(next | 0x20) : next);
    ++at;
  }
  return out;
}

std::string fold_diacritics(std::string_view word) {
  if (is_ascii(word)) return std::string(word);
  std::string out;
  out.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const Decoded c = decode(word, at);
    if (c.code >= latin_end || (c.code >= 0x80 && c.code < latin_begin)) {
      return normalised(nfc(), fold_decomposed(normalised(nfd(), word)));
    }
    append_base(out, c.code);
    at += c.size;
  }
  return out;
}

bool has_lower(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded character = decode(text, at);
    if (is_lower(character.code)) return true;
    at += character.size;
  }
  return false;
}

bool is_upper(char32_t code) {
  return code < 0x80 ? code >= U'A' && code <= U'Z' : has_category(code, U_GC_LU_MASK);
}

bool is_lower(char32_t code) {
  return code < 0x80 ? code >= U'a' && code <= U'z' : has_category(code, U_GC_LL_MASK);
}

bool is_letter(char32_t code) {
  return code < 0x80 ? is_ascii_letter(code) : has_category(code, U_GC_L_MASK);
}

bool is_digit(char32_t code) {
  return code < 0x80 ? code >= U'0' && code <= U'9' : has_category(code, U_GC_ND_MASK);
}

bool is_punctuation_or_symbol(char32_t code) {
  return has_category(code, U_GC_P_MASK | U_GC_S_MASK);
}

bool is_space(char32_t code) {
  return code < 0x80 ? code == U' ' || (code >= U'\t' && code <= U'\r')
                     : u_isUWhiteSpace(static_cast<UChar32>(code));
}

}  // namespace morgue::text
