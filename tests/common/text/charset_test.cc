#include "common/text/charset.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "common/text/utf8.h"

namespace morgue::text {
namespace {

struct CharsetCase {
  const char* name;
  std::string bytes;
  std::string declared;
  std::string text;
  std::string charset;
  bool guessed;
};

std::string utf16(std::u16string_view units, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : units) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

std::string utf32(std::u32string_view codes, bool big_endian) {
  std::string bytes;
  for (const char32_t code : codes) {
    for (int i = 0; i < 4; ++i)
      bytes.push_back(static_cast<char>(code >> 8 * (big_endian ? 3 - i : i) & 0xFF));
  }
  return bytes;
}

void expect_read(const CharsetCase& c) {
  SCOPED_TRACE(c.name);
  const ToUtf8 read = to_utf8(c.bytes, c.declared);
  EXPECT_EQ(read.text, c.text);
  EXPECT_EQ(read.charset, c.charset);
  EXPECT_EQ(read.guessed, c.guessed);
}

TEST(Charset, Unicode) {
  const CharsetCase cases[] = {
      {"nothing", "", "", "", "UTF-8", false},
      {"ASCII", "plain", "", "plain", "UTF-8", false},
      {"UTF-8", "café 中国", "", "café 中国", "UTF-8", false},
      {"valid UTF-8 wins over a declaration", "café", "iso-8859-1", "café", "UTF-8", false},
      {"ASCII declared UTF-16 is ASCII", "plain text", "utf-16", "plain text", "UTF-8", false},
      {"a UTF-8 mark is taken off",
       "\xEF\xBB\xBF"
       "café",
       "", "café", "UTF-8", false},
      {"a mark wins over a declaration and repairs",
       "\xEF\xBB\xBF"
       "caf\xE9",
       "windows-1252", "caf\uFFFD", "UTF-8", false},
      {"only a mark", "\xEF\xBB\xBF", "", "", "UTF-8", false},
      {"UTF-16LE with mark", "\xFF\xFE" + utf16(u"é中😀", false), "", "é中😀", "UTF-16LE", false},
      {"UTF-16BE with mark", "\xFE\xFF" + utf16(u"é中😀", true), "", "é中😀", "UTF-16BE", false},
      {"a cut unit and a lone surrogate", "\xFF\xFE" + utf16(u"a\xD83Dz", false) + "b", "", "a\uFFFDz\uFFFD",
       "UTF-16LE", false},
      {"UTF-32LE with mark", utf32(U"\uFEFFé😀", false), "", "é😀", "UTF-32LE", false},
      {"UTF-32BE with mark", utf32(U"\uFEFFé😀", true), "", "é😀", "UTF-32BE", false},
      {"UTF-16LE without mark", utf16(u"A deal, “signed”", false), "", "A deal, “signed”", "UTF-16LE", true},
      {"UTF-16BE without mark", utf16(u"A deal, “signed”", true), "", "A deal, “signed”", "UTF-16BE", true},
      {"Russian UTF-16LE without mark", utf16(u"Министр прибыл в Москву на встречу с коллегой.", false), "",
       "Министр прибыл в Москву на встречу с коллегой.", "UTF-16LE", true},
      {"declared UTF-16 without mark is no guess", utf16(u"A deal", true), "UTF-16", "A deal", "UTF-16BE",
       false},
      {"a zero byte does not make UTF-16", std::string("caf\0 au lait, caf\0 noir", 23), "",
       std::string("caf\0 au lait, caf\0 noir", 23), "UTF-8", false},
      {"UTF-8 with a damaged byte", "café, thé, déjà vu \xFF fin", "", "café, thé, déjà vu \uFFFD fin",
       "UTF-8", true},
      {"UTF-8 that ends within a character", "café, th\xC3", "", "café, th\uFFFD", "UTF-8", true},
      {"declared UTF-8 that ends within its only character", "caf\xC3", "utf-8", "caf\uFFFD", "UTF-8", false},
  };
  for (const CharsetCase& c : cases) expect_read(c);
}

TEST(Charset, Declared) {
  const CharsetCase cases[] = {
      {"windows-1252",
       "\x93"
       "caf\xE9\x94 \x80"
       "5",
       "windows-1252", "“café” €5", "windows-1252", false},
      {"ISO-8859-1 is read as its superset",
       "\x93"
       "caf\xE9\x94",
       "ISO-8859-1", "“café”", "windows-1252", false},
      {"so is ASCII", "caf\xE9", "us-ascii", "café", "windows-1252", false},
      {"ISO-8859-15 has the euro",
       "\xA4"
       "5",
       "iso-8859-15", "€5", "ISO-8859-15", false},
      {"ISO-8859-9 is Turkish", "\xFE\xF0\xFD", "latin5", "şğı", "windows-1254", false},
      {"windows-1251", "\xCC\xEE\xF1\xEA\xE2\xE0", "cp1251", "Москва", "windows-1251", false},
      {"KOI8-R", "\xED\xCF\xD3\xCB\xD7\xC1", " KOI8-R ", "Москва", "KOI8-R", false},
      {"a label in quotes", "\xCC\xEE", "\"windows-1251\"", "Мо", "windows-1251", false},
      {"Shift_JIS", "\x93\x8C\x8B\x9E", "x-sjis", "東京", "Shift_JIS", false},
      {"EUC-JP", "\xC5\xEC\xB5\xFE", "euc-jp", "東京", "EUC-JP", false},
      {"GB2312 is read as GB18030", "\xD6\xD0\xB9\xFA \x80", "gb2312", "中国 \uFFFD", "GB18030", false},
      {"Big5", "\xA4\xA4\xB0\xEA", "big5", "中國", "Big5", false},
      {"EUC-KR", "\xC7\xD1\xB1\xB9", "ks_c_5601-1987", "한국", "EUC-KR", false},
      {"ISO-2022-JP, though its bytes are ASCII", "\x1B$BEl5~\x1B(B", "iso-2022-jp", "東京", "ISO-2022-JP",
       false},
      {"windows-874", "\xE4\xB7\xC2", "tis-620", "ไทย", "windows-874", false},
      {"a name that nobody knows", "caf\xE9 au lait", "x-nonsense", "café au lait", "windows-1252", true},
      {"a declaration that the bytes belie",
       "Stra\xDF"
       "e, gr\xFC\xDF"
       "e, \xD6l",
       "utf-8", "Straße, grüße, Öl", "windows-1252", true},
      {"declared UTF-16 without a zero", "caf\xE9 au lait", "utf-16", "café au lait", "windows-1252", true},
  };
  for (const CharsetCase& c : cases) expect_read(c);
}

TEST(Charset, Detected) {
  const std::string russian =
      "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xE7\xE0\xFF\xE2\xE8\xEB \xE2 \xF1\xF0\xE5\xE4\xF3, \xF7\xF2\xEE "
      "\xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xE1\xF3\xE4\xF3\xF2 "
      "\xEF\xF0\xEE\xE4\xEE\xEB\xE6\xE5\xED\xFB.";
  const std::string russian_text = "Президент заявил в среду, что переговоры будут продолжены.";
  const std::string english =
      "\x93It cost \xA3"
      "5,\x94 the minister said; it\x92s the caf\xE9 that pays. ";
  const std::string english_text = "“It cost £5,” the minister said; it’s the café that pays. ";
  const std::string padding(300'000, 'x');
  const CharsetCase cases[] = {
      {"French",
       "L'\xE9t\xE9 \xE0 la plage, \xE7"
       "a co\xFBte cher, d'apr\xE8s le ministre.",
       "", "L'été à la plage, ça coûte cher, d'après le ministre.", "windows-1252", true},
      {"English with curly quotes and a pound",
       english + "And so on it went for many more lines of plain text.", "",
       english_text + "And so on it went for many more lines of plain text.", "windows-1252", true},
      {"Russian", russian, "", russian_text, "windows-1251", true},
      {"what tells stands far from the start", padding + "\n" + russian, "", padding + "\n" + russian_text,
       "windows-1251", true},
      {"Polish",
       "\xA3\xF3"
       "d\x9F: rz\xB9"
       "d og\xB3osi\xB3 w \x9Crod\xEA nowe przepisy dotycz\xB9"
       "ce \xBF"
       "eglugi. Sejm b\xEA"
       "dzie g\xB3osowa\xB3.",
       "", "Łódź: rząd ogłosił w środę nowe przepisy dotyczące żeglugi. Sejm będzie głosował.",
       "windows-1250", true},
      {"noise is something", "\x81\x8D\xFF", "", to_utf8("\x81\x8D\xFF", "windows-1252").text, "windows-1252",
       true},
  };
  for (const CharsetCase& c : cases) expect_read(c);
}

TEST(Charset, AnyBytesWithAnyDeclarationBecomeValidUtf8) {
  std::mt19937 random(5);
  for (int i = 0; i < 3'000; ++i) {
    std::string bytes;
    const std::size_t length = random() % 80;
    for (std::size_t n = 0; n < length; ++n) bytes.push_back(static_cast<char>(random() % 256));
    for (const char* declared :
         {"", "utf-8", "shift_jis", "utf-16le", "iso-2022-kr", "utf-7", "\xFF\xFE", "big5-hkscs"}) {
      ASSERT_TRUE(is_valid(to_utf8(bytes, declared).text)) << declared;
    }
  }
}

TEST(Charset, LongTextIsReadToItsEnd) {
  std::string bytes;
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    bytes += "\xCC\xEE \x93x\x94";
    text += "Мо “x”";
  }
  EXPECT_EQ(to_utf8(bytes, "windows-1251").text, text);
}

}  // namespace
}  // namespace morgue::text
