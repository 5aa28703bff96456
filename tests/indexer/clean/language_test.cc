#include "indexer/clean/language.h"

#include <gtest/gtest.h>

#include <string>

namespace morgue {
namespace {

TEST(Language, StatedLanguagesAreShortened) {
  struct Case {
    const char* stated;
    const char* code;
  };
  constexpr Case cases[] = {
      {"en", "en"},       {"EN", "en"},  {"en-GB", "en"}, {"pt_BR", "pt"},    {"zh-Hant", "zh"},
      {"eng", "en"},      {"ger", "de"}, {"deu", "de"},   {"English", "en"},  {" french ", "fr"},
      {"pcm", "pcm"},     {"iw", "he"},  {"", ""},        {"und", ""},        {"unknown", ""},
      {"Klingonese", ""}, {"x", ""},     {"12", ""},      {"en-US,en", "en"}, {"en,fr", "en"},
      {"null", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.stated);
    EXPECT_EQ(language_code(c.stated), c.code);
  }
}

TEST(Language, TextsAreRecognised) {
  struct Case {
    const char* code;
    const char* text;
  };
  constexpr Case cases[] = {
      {"en",
       "Water levels in the south-west stood at half of capacity last week, the lowest for the season."},
      {"de", "Der Wasserstand lag in der vergangenen Woche so niedrig wie seit zwanzig Jahren nicht mehr."},
      {"fr",
       "Le niveau des réservoirs du sud-ouest est tombé la semaine dernière au plus bas depuis vingt ans."},
      {"es",
       "El nivel de los embalses del suroeste cayó la semana pasada a su punto más bajo en veinte años."},
      {"ru",
       "Уровень воды в водохранилищах на прошлой неделе опустился до самой низкой отметки за двадцать лет."},
      {"zh", "上周西南部水库的水位降至二十年来同期最低水平，能源部长对议会说，生产商必须先蓄水。"},
      {"ja", "南西部の貯水池の水位は先週、この時期としては過去二十年で最も低くなった。"},
      {"he", "מפלס המים במאגרים בדרום מערב המדינה ירד בשבוע שעבר לרמה הנמוכה ביותר זה עשרים שנה."},
      {"sw",
       "Kiwango cha maji katika mabwawa ya kusini magharibi kilishuka wiki iliyopita hadi chini kabisa."},
      // Needs CLD2's large tables.
      {"ha",
       "Ruwan da ke cikin madatsun ruwa na kudu maso yamma ya ragu a makon da ya gabata, in ji ministan "
       "makamashi."},
      {"yo",
       "Ìwọ̀n omi tó wà nínú àwọn ìdídò ní gúúsù ìwọ̀ oòrùn ti lọ sílẹ̀ ní ọ̀sẹ̀ tó kọjá, gẹ́gẹ́ bí mínísítà ṣe "
       "sọ."},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.code);
    EXPECT_EQ(detect_language("", c.text), c.code);
    EXPECT_EQ(detect_language(c.text, ""), c.code);
  }
}

std::string repeated(const std::string& text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text + ' ';
  return out;
}

TEST(Language, ABeginningThatLeavesADoubtIsNotTheLastWord) {
  const std::string german = repeated(
      "Der Wasserstand lag in der vergangenen Woche so niedrig wie seit zwanzig Jahren nicht mehr, und die "
      "Ministerin sagte im Landtag, dass die Erzeuger zuerst speichern müssten.",
      1600);
  const std::string english =
      "Welcome to our German edition. Please read on below, where the article of the day can be found.";
  struct Case {
    const char* what;
    std::string title;
    std::string text;
    const char* code;
  };
  const Case cases[] = {
      {"a table stands first", "", repeated("12:30 | 14:05 | 7 000 000", 400) + german, "de"},
      {"a note in another language stands first", "", english + ' ' + german, "de"},
      {"the headline is in another language", english, german, "de"},
      {"one language throughout", "", german, "de"},
      {"nothing but a table", "", repeated("12:30 | 14:05 | 7 000 000", 4000), ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(detect_language(c.title, c.text), c.code);
  }
}

TEST(Language, WhatSaysTooLittleHasNone) {
  for (const char* const text : {"", "OK", "12:30 | 14:05 | 7 000 000", "- - -", "Berlin"}) {
    EXPECT_EQ(detect_language("", text), "") << text;
  }
}

TEST(Language, AnyBytesAreTaken) {
  std::string bytes;
  for (int i = 0; i < 10'000; ++i) bytes += static_cast<char>(i * 131 + i / 7);
  EXPECT_EQ(detect_language(bytes, bytes), detect_language(bytes, bytes));
  EXPECT_EQ(detect_language("", "Ordinary English words stand here, with a stray \xFF byte and a NUL" +
                                    std::string(1, '\0') + " among the others of this sentence."),
            "en");
}

}  // namespace
}  // namespace morgue
