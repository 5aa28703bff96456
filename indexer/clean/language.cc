#include "indexer/clean/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

struct LanguageName {
  std::string_view name;
  std::string_view code;
};

// Longer codes, English names and outdated codes.
constexpr std::array language_names{
    LanguageName{"afr", "af"},        LanguageName{"afrikaans", "af"},  LanguageName{"alb", "sq"},
    LanguageName{"albanian", "sq"},   LanguageName{"amh", "am"},        LanguageName{"amharic", "am"},
    LanguageName{"ara", "ar"},        LanguageName{"arabic", "ar"},     LanguageName{"arm", "hy"},
    LanguageName{"armenian", "hy"},   LanguageName{"aze", "az"},        LanguageName{"azerbaijani", "az"},
    LanguageName{"bel", "be"},        LanguageName{"belarusian", "be"}, LanguageName{"ben", "bn"},
    LanguageName{"bengali", "bn"},    LanguageName{"bosnian", "bs"},    LanguageName{"bos", "bs"},
    LanguageName{"bul", "bg"},        LanguageName{"bulgarian", "bg"},  LanguageName{"cat", "ca"},
    LanguageName{"catalan", "ca"},    LanguageName{"ces", "cs"},        LanguageName{"chi", "zh"},
    LanguageName{"chinese", "zh"},    LanguageName{"croatian", "hr"},   LanguageName{"cym", "cy"},
    LanguageName{"cze", "cs"},        LanguageName{"czech", "cs"},      LanguageName{"dan", "da"},
    LanguageName{"danish", "da"},     LanguageName{"deu", "de"},        LanguageName{"dut", "nl"},
    LanguageName{"dutch", "nl"},      LanguageName{"ell", "el"},        LanguageName{"eng", "en"},
    LanguageName{"english", "en"},    LanguageName{"est", "et"},        LanguageName{"estonian", "et"},
    LanguageName{"eus", "eu"},        LanguageName{"fas", "fa"},        LanguageName{"fil", "tl"},
    LanguageName{"fin", "fi"},        LanguageName{"finnish", "fi"},    LanguageName{"fra", "fr"},
    LanguageName{"fre", "fr"},        LanguageName{"french", "fr"},     LanguageName{"geo", "ka"},
    LanguageName{"georgian", "ka"},   LanguageName{"ger", "de"},        LanguageName{"german", "de"},
    LanguageName{"gle", "ga"},        LanguageName{"gre", "el"},        LanguageName{"greek", "el"},
    LanguageName{"hau", "ha"},        LanguageName{"hausa", "ha"},      LanguageName{"heb", "he"},
    LanguageName{"hebrew", "he"},     LanguageName{"hin", "hi"},        LanguageName{"hindi", "hi"},
    LanguageName{"hrv", "hr"},        LanguageName{"hun", "hu"},        LanguageName{"hungarian", "hu"},
    LanguageName{"ibo", "ig"},        LanguageName{"ice", "is"},        LanguageName{"icelandic", "is"},
    LanguageName{"igbo", "ig"},       LanguageName{"in", "id"},         LanguageName{"ind", "id"},
    LanguageName{"indonesian", "id"}, LanguageName{"irish", "ga"},      LanguageName{"isl", "is"},
    LanguageName{"ita", "it"},        LanguageName{"italian", "it"},    LanguageName{"iw", "he"},
    LanguageName{"japanese", "ja"},   LanguageName{"ji", "yi"},         LanguageName{"jpn", "ja"},
    LanguageName{"jw", "jv"},         LanguageName{"kat", "ka"},        LanguageName{"kaz", "kk"},
    LanguageName{"kazakh", "kk"},     LanguageName{"kor", "ko"},        LanguageName{"korean", "ko"},
    LanguageName{"latvian", "lv"},    LanguageName{"lav", "lv"},        LanguageName{"lin", "ln"},
    LanguageName{"lit", "lt"},        LanguageName{"lithuanian", "lt"}, LanguageName{"lug", "lg"},
    LanguageName{"mac", "mk"},        LanguageName{"macedonian", "mk"}, LanguageName{"malay", "ms"},
    LanguageName{"mis", ""},          LanguageName{"mkd", "mk"},        LanguageName{"mo", "ro"},
    LanguageName{"msa", "ms"},        LanguageName{"mul", ""},          LanguageName{"multiple", ""},
    LanguageName{"nep", "ne"},        LanguageName{"nepali", "ne"},     LanguageName{"nld", "nl"},
    LanguageName{"none", ""},         LanguageName{"nor", "no"},        LanguageName{"norwegian", "no"},
    LanguageName{"null", ""},         LanguageName{"orm", "om"},        LanguageName{"other", ""},
    LanguageName{"per", "fa"},        LanguageName{"persian", "fa"},    LanguageName{"pol", "pl"},
    LanguageName{"polish", "pl"},     LanguageName{"por", "pt"},        LanguageName{"portuguese", "pt"},
    LanguageName{"romanian", "ro"},   LanguageName{"ron", "ro"},        LanguageName{"rum", "ro"},
    LanguageName{"run", "rn"},        LanguageName{"rus", "ru"},        LanguageName{"russian", "ru"},
    LanguageName{"serbian", "sr"},    LanguageName{"slk", "sk"},        LanguageName{"slo", "sk"},
    LanguageName{"slovak", "sk"},     LanguageName{"slovenian", "sl"},  LanguageName{"slv", "sl"},
    LanguageName{"sna", "sn"},        LanguageName{"som", "so"},        LanguageName{"somali", "so"},
    LanguageName{"spa", "es"},        LanguageName{"spanish", "es"},    LanguageName{"sqi", "sq"},
    LanguageName{"srp", "sr"},        LanguageName{"swa", "sw"},        LanguageName{"swahili", "sw"},
    LanguageName{"swe", "sv"},        LanguageName{"swedish", "sv"},    LanguageName{"tam", "ta"},
    LanguageName{"tamil", "ta"},      LanguageName{"tel", "te"},        LanguageName{"tgl", "tl"},
    LanguageName{"tha", "th"},        LanguageName{"thai", "th"},       LanguageName{"tir", "ti"},
    LanguageName{"tur", "tr"},        LanguageName{"turkish", "tr"},    LanguageName{"ukr", "uk"},
    LanguageName{"ukrainian", "uk"},  LanguageName{"un", ""},           LanguageName{"und", ""},
    LanguageName{"unknown", ""},      LanguageName{"urd", "ur"},        LanguageName{"urdu", "ur"},
    LanguageName{"vie", "vi"},        LanguageName{"vietnamese", "vi"}, LanguageName{"wel", "cy"},
    LanguageName{"welsh", "cy"},      LanguageName{"xho", "xh"},        LanguageName{"xx", ""},
    LanguageName{"xxx", ""},          LanguageName{"yor", "yo"},        LanguageName{"yoruba", "yo"},
    LanguageName{"zho", "zh"},        LanguageName{"zul", "zu"},        LanguageName{"zxx", ""},
};

// Most texts are told by their beginning. Where that leaves a doubt, or is of several languages, a longer one is
// asked; still more text does not make the answer better, only slower.
constexpr std::size_t first_sample = 320;
constexpr std::size_t whole_sample = 2048;
constexpr int sure_percent = 90;  // of the text in the language named

constexpr std::size_t fewest_letters = 20;

// CLD2 reads past what is not interchange-valid UTF-8 at its own risk; blanks around the text cost nothing.
std::string sample_of(std::string_view title, std::string_view text, std::size_t size) {
  const auto beginning = [size](std::string_view whole) {
    return text::repair(whole.substr(0, text::floor_boundary(whole, std::min(whole.size(), size))));
  };
  std::string sample = beginning(title);
  sample += '\n';
  sample += beginning(text);
  for (char& c : sample) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  sample += "  ";
  return sample;
}

bool has_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size() && letters < fewest_letters;) {
    const text::Decoded decoded = text::decode(text, at);
    // A sign of Chinese says as much as several letters.
    constexpr char32_t first_ideograph = 0x2E80;
    if (text::is_letter(decoded.code)) letters += decoded.code >= first_ideograph ? 3 : 1;
    at += decoded.size;
  }
  return letters >= fewest_letters;
}

struct Guess {
  std::string code;  // empty where none is reliable
  int percent = 0;   // of the text; 0 where none is reliable
};

Guess guess_language(const std::string& sample) {
  if (!has_letters(sample)) return {};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percent{};
  std::array<double, 3> score{};
  int letters = 0;
  int valid = 0;
  bool reliable = false;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  constexpr bool plain_text = true;
  const CLD2::Language language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      sample.data(), static_cast<int>(sample.size()), plain_text, &hints, 0, languages.data(), percent.data(),
      score.data(), nullptr, &letters, &reliable, &valid);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return {language_code(CLD2::LanguageCode(language)), percent[0]};
}

}  // namespace

std::string language_code(std::string_view stated) {
  stated = text::trim(stated);
  std::string code = text::lower_ascii(stated.substr(0, stated.find_first_of("-_.,; (")));
  const auto* const found = std::ranges::find(language_names, std::string_view(code), &LanguageName::name);
  if (found != language_names.end()) return std::string(found->code);
  const bool is_code = (code.size() == 2 || code.size() == 3) &&
                       std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
  return is_code ? code : std::string();
}

std::string detect_language(std::string_view title, std::string_view text) {
  Guess guess = guess_language(sample_of(title, text, first_sample));
  if (guess.percent < sure_percent && std::max(title.size(), text.size()) > first_sample)
    guess = guess_language(sample_of(title, text, whole_sample));
  return std::move(guess.code);
}

}  // namespace morgue
