#include "common/text/word_breaker.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"

namespace morgue::text {
namespace {

using Strings = std::vector<std::string>;

Strings strings_of(std::string_view text, const std::vector<Word>& words) {
  Strings strings;
  for (const Word& word : words) strings.emplace_back(text.substr(word.begin, word.end - word.begin));
  return strings;
}

struct WordsCase {
  const char* name;
  std::string text;
  Strings words;
};

const WordsCase words_cases[] = {
    {"an empty text has no words", "", {}},
    {"blanks and punctuation are no words", " \t\r\n -- ... !? “” €", {}},
    {"words are parted by spaces and punctuation",
     "Talks, at last: begun.",
     {"Talks", "at", "last", "begun"}},
    {"a straight apostrophe between letters joins", "India's o'clock '90s", {"India's", "o'clock", "90s"}},
    {"a curly apostrophe between letters joins",
     "India’s l’armée ‘quoted’",
     {"India’s", "l’armée", "quoted"}},
    {"an apostrophe between letter and digit parts", "a'1 1'a", {"a", "1", "1", "a"}},
    {"full stops between letters join",
     "U.S. example.com e.g. a..b",
     {"U.S", "example.com", "e.g", "a", "b"}},
    {"full stops, commas, semicolons and apostrophes between digits join",
     "1,250.5 3;4 1'250 1,,2",
     {"1,250.5", "3;4", "1'250", "1", "2"}},
    {"commas between letters part", "yes,no a;b", {"yes", "no", "a", "b"}},
    {"colons part", "10:30 re:view", {"10", "30", "re", "view"}},
    {"hyphens and dashes part", "co-operation S-400 a–b", {"co", "operation", "S", "400", "a", "b"}},
    {"letters and digits join", "G20 4x4 B2B", {"G20", "4x4", "B2B"}},
    {"an underline joins", "snake_case _x_ 1_000", {"snake_case", "_x_", "1_000"}},
    {"underlines alone are no word", "_ __ a _ b", {"a", "b"}},
    {"an at sign joins letters, as ICU has it", "me@example.com @handle @ @@", {"me@example.com", "@handle"}},
    {"a middle dot between letters joins", "col·legi 1·2 ·", {"col·legi", "1", "2"}},
    {"Latin, Greek, Cyrillic and Arabic letters",
     "Ærø Đà Αθήνα Москва إيران ١٢",
     {"Ærø", "Đà", "Αθήνα", "Москва", "إيران", "١٢"}},
    {"ordinals are letters, the degree sign is not", "1º 2ª 3°", {"1º", "2ª", "3"}},
    {"fractions and superscripts stand alone", "2½ km²", {"2", "½", "km", "²"}},
    {"combining marks belong to their letter", "cafe\u0301 x", {"cafe\u0301", "x"}},
    {"a soft hyphen does not part", "co\u00ADop", {"co\u00ADop"}},
    {"no-break space parts, narrow no-break space joins", "a\u00A0b 1\u202F000", {"a", "b", "1\u202F000"}},
    {"emoji are no words, keycaps are",
     "ok 😀 👩‍👩‍👧 🇫🇷 1\uFE0F\u20E3",
     {"ok", "1\uFE0F\u20E3"}},
    {"Chinese by dictionary", "中国政府表示", {"中国", "政府", "表示"}},
    {"Japanese by dictionary", "東京に行く", {"東京", "に", "行く"}},
    {"Korean by spaces", "한국 정부는", {"한국", "정부는"}},
    {"Thai by dictionary", "รัฐบาลไทย", {"รัฐบาล", "ไทย"}},
    {"Hebrew with its own quotes", "צה\"ל ג'", {"צה\"ל", "ג'"}},
    {"scripts mixed in one line", "the 中国 deal, done", {"the", "中国", "deal", "done"}},
    {"an invalid byte parts words",
     "ab\xFF"
     "cd e\xC3",
     {"ab", "cd", "e"}},
    {"control characters part words",
     std::string("a\0b\x1B"
                 "c",
                 5),
     {"a", "b", "c"}},
};

TEST(WordBreaker, FindsTheWords) {
  WordBreaker breaker;
  for (const WordsCase& c : words_cases) {
    SCOPED_TRACE(c.name);
    std::vector<Word> fast;
    std::vector<Word> icu;
    breaker.break_words(c.text, fast);
    breaker.break_words_icu(c.text, icu);
    EXPECT_EQ(strings_of(c.text, fast), c.words);
    EXPECT_EQ(strings_of(c.text, icu), c.words);
  }
}

TEST(WordBreaker, AppendsToWhatIsThere) {
  WordBreaker breaker;
  std::vector<Word> words = {{7, 9}, {90, 95}};
  breaker.break_words("a e\u0301", words);
  EXPECT_EQ(words, (std::vector<Word>{{7, 9}, {90, 95}, {0, 1}, {2, 5}}));
}

TEST(WordBreaker, WorksOnAfterBeingMoved) {
  WordBreaker first;
  WordBreaker second(std::move(first));
  WordBreaker third;
  third = std::move(second);
  std::vector<Word> words;
  third.break_words("中国", words);
  EXPECT_EQ(words.size(), 1U);
}

// ---- The fast path against ICU

// Reports the first difference only, with the text.
void expect_same_as_icu(WordBreaker& breaker, const std::string& text) {
  std::vector<Word> fast;
  std::vector<Word> icu;
  breaker.break_words(text, fast);
  breaker.break_words_icu(text, icu);
  ASSERT_EQ(strings_of(text, fast), strings_of(text, icu)) << "in: " << text;
  ASSERT_EQ(fast, icu) << "in: " << text;
}

TEST(WordBreakerAgainstIcu, EveryCharacterBetweenNeighboursOfEachClass) {
  WordBreaker breaker;
  const Strings neighbours = {"", "a", "1", "_", ".", ",", "'", " ", "é", "\u0301", "@"};
  // The fast path knows nothing beyond U+2122.
  for (char32_t code = 0; code < 0x3400; ++code) {
    std::string character;
    append(character, code);
    // Lines keep the combinations apart, and one call for all of them is quick.
    std::string text;
    for (const std::string& left : neighbours) {
      for (const std::string& right : neighbours) text += left + character + right + "\n";
    }
    expect_same_as_icu(breaker, text);
    if (HasFatalFailure()) return;
  }
}

// Every character that the fast path knows, and some that it hands to ICU.
std::vector<std::string> alphabet() {
  std::vector<std::string> characters;
  const auto add = [&characters](char32_t first, char32_t last) {
    for (char32_t code = first; code <= last; ++code) append(characters.emplace_back(), code);
  };
  add(0x00, 0x24F);
  add(0x386, 0x3CE);
  add(0x400, 0x45F);
  add(0x60C, 0x66D);
  add(0x1E00, 0x1E20);
  add(0x2000, 0x2044);
  add(0x20AC, 0x20AC);
  add(0x2116, 0x2122);
  for (const char* other : {"\u0301", "中", "国", "の", "カ", "ー", "한", "ไ", "ท", "ย", "😀", "🇫", "\u200D",
                            "\uFE0F", "א", "\xFF", "\xC3", "\xE2\x80"}) {
    characters.emplace_back(other);
  }
  // Joining characters and what they join are met more often than the rest.
  for (int i = 0; i < 20; ++i) {
    for (const char* often :
         {"a", "Z", "é", "1", "0", ".", ",", ";", ":", "'", "’", "·", "_", " ", " ", "\n", "@"}) {
      characters.emplace_back(often);
    }
  }
  return characters;
}

TEST(WordBreakerAgainstIcu, RandomTextOfAllFastCharactersAndSomeOthers) {
  constexpr int texts = 200'000;
  WordBreaker breaker;
  const std::vector<std::string> characters = alphabet();
  std::mt19937 random(20191107);
  for (int i = 0; i < texts; ++i) {
    std::string text;
    // Now and then long enough to leave ICU again after a slow character.
    const std::size_t length = i % 100 == 0 ? 400 : 1 + random() % 24;
    // Half of the texts know few characters, so that words grow long.
    const std::size_t choice = i % 2 == 0 ? characters.size() : characters.size() - 12 * 17;
    for (std::size_t n = 0; n < length; ++n) text += characters[characters.size() - 1 - random() % choice];
    expect_same_as_icu(breaker, text);
    if (HasFatalFailure()) return;
  }
}

TEST(WordBreakerAgainstIcu, AsciiTextAroundSlowCharacters) {
  constexpr int texts = 5'000;
  WordBreaker breaker;
  const Strings pieces = {"deal ", "U.S. ", "co-op ", "1,250 ", "a.b.",   "x_",
                          "’s ",   "\n",    "é",      "中国",   "\u0301", "😀 "};
  std::mt19937 random(7);
  for (int i = 0; i < texts; ++i) {
    std::string text;
    for (int n = 0; n < 200; ++n) {
      const bool slow = random() % 40 == 0;
      text += slow ? pieces[9 + random() % 3] : pieces[random() % 9];
    }
    expect_same_as_icu(breaker, text);
    if (HasFatalFailure()) return;
  }
}

int compare_files_below(const std::filesystem::path& folder) {
  WordBreaker breaker;
  int read = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    SCOPED_TRACE(entry.path().string());
    EXPECT_TRUE(file.is_open());
    expect_same_as_icu(breaker, text);
    ++read;
  }
  return read;
}

TEST(WordBreakerAgainstIcu, TheArticlesOfTheCorpus) {
  EXPECT_GT(compare_files_below(std::filesystem::path(MORGUE_SOURCE_DIR) / "corpus"), 0);
}

TEST(WordBreakerAgainstIcu, MessyPagesWherePresent) {
  const char* shared = std::getenv("MORGUE_SHARED");
  if (shared == nullptr) GTEST_SKIP() << "MORGUE_SHARED names no folder of shared data";
  EXPECT_GT(compare_files_below(std::filesystem::path(shared) / "data" / "seeds"), 0);
}

}  // namespace
}  // namespace morgue::text
