#include "common/text/normalise.h"

#include <gtest/gtest.h>

#include <string>

#include "common/text/utf8.h"

namespace morgue::text {
namespace {

struct TextCase {
  const char* name;
  std::string text;
  std::string expected;
};

TEST(ToNfc, ComposesAndLeavesTheRest) {
  const TextCase cases[] = {
      {"ASCII stays", "cafe", "cafe"},
      {"an empty text", "", ""},
      {"composed letters stay", "café", "café"},
      {"decomposed letters are composed", "cafe\u0301", "café"},
      {"marks are put in order", "a\u0301\u0323", "ạ\u0301"},
      {"Hangul syllables are composed", "\u1112\u1161\u11AB", "한"},
      {"ligatures and capitals stay", "ﬁn ÉTÉ", "ﬁn ÉTÉ"},
      {"the Angstrom sign becomes the letter", "\u212B", "Å"},
  };
  for (const TextCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(to_nfc(c.text), c.expected);
    EXPECT_EQ(to_nfc(c.expected), c.expected);
  }
}

TEST(ToNfc, TextThatNeedsNoNormalisingIsToldAsIcuWould) {
  // Behind a sign of Chinese ICU is always asked.
  const std::string asked = " 中";
  for (char32_t code = 1; code < 0x3000; ++code) {
    std::string text = "a";
    append(text, code);
    for (const char* const rest : {"", "b", "\u0301", "\u20D2", "\u2010", "–"}) {
      ASSERT_EQ(to_nfc(text + rest) + asked, to_nfc(text + rest + asked))
          << std::hex << static_cast<unsigned>(code);
    }
  }
  for (const std::string cut : {"\xE2", "\xE2\x80", "a\xE2\x80\x41", "\xC3", "\xCC"}) {
    EXPECT_EQ(to_nfc(cut + "a") + asked, to_nfc(cut + "a" + asked));
  }
}

TEST(Casefold, GivesTheTermForm) {
  const TextCase cases[] = {
      {"an empty text", "", ""},
      {"ASCII letters", "NaTo-4_@[`{", "nato-4_@[`{"},
      {"Latin-1 letters", "ÀÉÖØÞàéöøþÿ", "àéöøþàéöøþÿ"},
      {"multiplication and division signs are no letters", "×÷", "×÷"},
      {"the sharp s", "Straße STRAẞE", "strasse strasse"},
      {"Turkish dotted capital keeps its dot as a mark", "İ", "i\u0307"},
      {"Greek, the final sigma too", "ΟΔΟΣ οδος", "οδοσ οδοσ"},
      {"Cyrillic", "ПУТИН Ё", "путин ё"},
      {"ligatures and full-width letters", "ﬁn ＮＡＴＯ", "fin nato"},
      {"decomposed letters after Latin-1 ones", "É E\u0301", "é é"},
      {"soft hyphen, zero-width and variation marks vanish", "co\u00ADop\u200B\u200D\uFE0F", "coop"},
      {"superscripts", "CO₂ m²", "co2 m2"},
      {"half-width katakana with voicing", "ｶﾞ", "ガ"},
  };
  for (const TextCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(casefold(c.text), c.expected);
    EXPECT_EQ(casefold(c.expected), c.expected);
  }
}

// The bytes after the letter make ICU fold it; alone it takes the short way.
TEST(Casefold, TheShortWayForLatin1AgreesWithIcu) {
  const std::string forces_icu = "ﬁ";
  for (char32_t code = 0; code < 0x180; ++code) {
    std::string letter;
    append(letter, code);
    EXPECT_EQ(casefold(letter) + "fi", casefold(letter + forces_icu))
        << "U+" << std::hex << static_cast<unsigned>(code);
  }
}

TEST(FoldDiacritics, TakesOffWhatIsNoLetterOfItsOwn) {
  const TextCase cases[] = {
      {"ASCII stays", "cafe", "cafe"},
      {"an empty word", "", ""},
      {"French", "élève à noël ça œuvre", "eleve a noel ca oeuvre"},
      {"German", "zürich groß", "zurich gross"},
      {"Scandinavian", "ærø smørrebrød ångström", "aero smorrebrod angstrom"},
      {"Icelandic", "þórður", "thordur"},
      {"Polish and Czech", "łódź žižkov", "lodz zizkov"},
      {"Croatian and Vietnamese đ", "đoković đà nẵng", "dokovic da nang"},
      {"Maltese and Sami", "ħamrun ŧ ŋ", "hamrun t n"},
      {"Turkish dotless i and the dot above", "ısparta i\u0307stanbul", "isparta istanbul"},
      {"a letter with two marks", "ǖ ǿ ǽ", "u o ae"},
      {"decomposed letters", "cafe\u0301", "cafe"},
      {"Hausa and Ewe letters", "ɓauna ɗan ƙasa ɛ ɔ", "bauna dan kasa e o"},
      {"Azerbaijani schwa as the English press writes it", "əliyev", "aliyev"},
      {"Greek tonos and breathings", "αθήνα ἀρχή ϊ", "αθηνα αρχη ι"},
      {"Hebrew points", "שָׁלוֹם", "שלום"},
      {"Arabic harakat and dagger alef", "مُحَمَّد هٰذا", "محمد هذا"},
      {"Arabic tatweel, also with a mark on it", "ســـلام ـَل", "سلام ل"},
      {"Arabic alef forms", "أحمد إيران آسيا ٱلله", "احمد ايران اسيا الله"},
      {"Arabic hamza on waw and ya stays", "مسؤول رئيس", "مسؤول رئيس"},
      {"Arabic alef maksura and ta marbuta stay", "مصطفى مدينة", "مصطفى مدينة"},
      {"Cyrillic yo", "ёлка", "елка"},
      {"Cyrillic stress", "за\u0301мок", "замок"},
      {"Cyrillic short i and yi are letters", "йод їжак ўсё", "йод їжак ўсе"},
      {"Macedonian gje and kje are letters", "ѓорѓи ќе", "ѓорѓи ќе"},
      {"Devanagari vowels and nukta stay", "हिन्दी क़लम", to_nfc("हिन्दी क़लम")},
      {"Thai vowels and tones stay", "ที่นี่", "ที่นี่"},
      {"kana voicing stays", "ガギ", "ガギ"},
      {"Hangul stays", "한국", "한국"},
      {"a keycap is its digit", "1\u20E3", "1"},
      {"a mark on nothing stays", "\u0301", "\u0301"},
  };
  for (const TextCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(fold_diacritics(c.text), c.expected);
    EXPECT_EQ(fold_diacritics(c.expected), c.expected);
  }
}

struct CategoryCase {
  char32_t code;
  bool upper, lower, letter, digit, symbol, space;
};

TEST(Categories, AreThoseOfUnicode) {
  const CategoryCase cases[] = {
      {U'A', true, false, true, false, false, false},
      {U'z', false, true, true, false, false, false},
      {U'5', false, false, false, true, false, false},
      {U'$', false, false, false, false, true, false},
      {U'_', false, false, false, false, true, false},
      {U' ', false, false, false, false, false, true},
      {U'\n', false, false, false, false, false, true},
      {U'\x1B', false, false, false, false, false, false},
      {U'É', true, false, true, false, false, false},
      {U'ß', false, true, true, false, false, false},
      {U'Ж', true, false, true, false, false, false},
      {U'中', false, false, true, false, false, false},
      {U'٣', false, false, false, true, false, false},
      {U'²', false, false, false, false, false, false},
      {U'’', false, false, false, false, true, false},
      {U'😀', false, false, false, false, true, false},
      {U'\u00A0', false, false, false, false, false, true},
      {U'\u3000', false, false, false, false, false, true},
      {U'\u0301', false, false, false, false, false, false},
  };
  for (const CategoryCase& c : cases) {
    SCOPED_TRACE(static_cast<unsigned>(c.code));
    EXPECT_EQ(is_upper(c.code), c.upper);
    EXPECT_EQ(is_lower(c.code), c.lower);
    EXPECT_EQ(is_letter(c.code), c.letter);
    EXPECT_EQ(is_digit(c.code), c.digit);
    EXPECT_EQ(is_punctuation_or_symbol(c.code), c.symbol);
    EXPECT_EQ(is_space(c.code), c.space);
  }
}

}  // namespace
}  // namespace morgue::text
