#include "common/analyzer/analyzer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "tests/common/analyzer/notation.h"

namespace morgue {
namespace {

using testing::describe;

struct RuleCase {
  const char* name;
  std::string_view text;
  std::string_view language;
  std::string_view expected;
};

void expect_tokens(const RuleCase& c) {
  SCOPED_TRACE(c.name);
  Analyzer analyzer;
  TokenList tokens;
  analyzer.analyze(c.text, c.language, 0, tokens);
  EXPECT_EQ(describe(c.text, tokens), c.expected);
}

TEST(Analyze, Words) {
  const RuleCase cases[] = {
      {"case is folded", "Turkey dEAL", "", "turkey@0[Turkey] deal@1[dEAL]"},
      {"full-width letters are plain", "Ｄｅａｌ", "", "deal@0[Ｄｅａｌ]"},
      {"a soft hyphen is nothing", "gov\u00ADernment", "", "government@0[gov\u00ADernment]"},
      {"punctuation is nothing", "deal, or — no «deal»?", "", "deal@0[deal] or@1[or] no@2[no] deal@3[deal]"},
      {"an accent is kept and folded", "café", "", "café@0[café] ~cafe@0[café]"},
      {"a combining accent is the same", "cafe\u0301", "", "café@0[cafe\u0301] ~cafe@0[cafe\u0301]"},
      {"Turkish, Polish, German letters", "Erdoğan Łódź Straße", "",
       "erdoğan@0[Erdoğan] ~erdogan@0[Erdoğan] łódź@1[Łódź] ~lodz@1[Łódź] strasse@2[Straße]"},
      {"Russian yo", "ещё", "", "ещё@0[ещё] ~еще@0[ещё]"},
      {"Arabic harakat", "السُّودان", "", "السُّودان@0[السُّودان] ~السودان@0[السُّودان]"},
      {"Hindi vowels are letters", "चुनाव आयोग", "hi", "चुनाव@0[चुनाव] आयोग@1[आयोग]"},
      {"Chinese by character and by dictionary", "中国人民", "zh",
       "中@0[中] -中国@0+2[中国] 国@1[国] 人@2[人] -人民@2+2[人民] 民@3[民]"},
      {"Japanese by character and by dictionary", "日本の首相", "ja",
       "日@0[日] -日本@0+2[日本] 本@1[本] の@2[の] 首@3[首] -首相@3+2[首相] 相@4[相]"},
      {"Thai by dictionary", "ภาษาไทย", "th", "ภาษา@0[ภาษา] ไทย@1[ไทย]"},
      {"a handle loses its sign", "@user", "", "user@0[user]"},
      {"a hashtag loses its sign", "#MeToo", "", "metoo@0[MeToo]"},
      {"invalid bytes part words", "one\xFFtwo", "", "one@0[one] two@1[two]"},
      {"nothing", "", "en", ""},
      {"nothing but signs", " ... \n - ", "en", ""},
  };
  for (const RuleCase& c : cases) expect_tokens(c);
}

TEST(Analyze, Apostrophes) {
  const RuleCase cases[] = {
      {"a possessive", "India's", "", "india@0[India]"},
      {"a curly possessive", "India’s", "", "india@0[India]"},
      {"a possessive in capitals", "NATO'S", "", "^nato@0[NATO]"},
      {"a plural possessive", "workers’ rights", "", "workers@0[workers] rights@1[rights]"},
      {"a possessive after a number", "F-16's", "", "f@0[F] -f16@0+2[F-16] 16@1[16]"},
      {"a possessive after initials", "U.S.'s role", "", "^us@0[U.S.] role@1[role]"},
      {"a contraction stays", "don’t we'll", "", "don't@0[don’t] we'll@1[we'll]"},
      {"elisions", "l’armée d'Iran qu'il jusqu’ici dell'Italia", "",
       "armée@0[armée] ~armee@0[armée] iran@1[Iran] il@2[il] ici@3[ici] italia@4[Italia]"},
      {"an elided acronym", "l’ONU", "", "^onu@0[ONU]"},
      {"a letter of the alphabet is not elided", "the C's and D's", "",
       "the@0[the] c@1[C] and@2[and] d@3[D]"},
      {"aujourd'hui is one word", "aujourd’hui", "", "aujourd'hui@0[aujourd’hui] -aujourdhui@0[aujourd’hui]"},
      {"O'Brien has a solid form", "O’Brien", "", "o'brien@0[O’Brien] -obrien@0[O’Brien]"},
      {"the Qur'an has one", "Qur'an", "", "qur'an@0[Qur'an] -quran@0[Qur'an]"},
      {"Ukrainian apostrophes", "обʼєкт", "", "об'єкт@0[обʼєкт] -обєкт@0[обʼєкт]"},
      {"quotes are no apostrophes", "‘deal’ 'deal'", "", "deal@0[deal] deal@1[deal]"},
  };
  for (const RuleCase& c : cases) expect_tokens(c);
}

TEST(Analyze, Acronyms) {
  const RuleCase cases[] = {
      {"capitals are an acronym, small letters a word", "US us Us", "", "^us@0[US] us@1[us] us@2[Us]"},
      {"two to six letters", "the UN and NATO and UNICEF are not SHOUTING at X", "",
       "the@0[the] ^un@1[UN] and@2[and] ^nato@3[NATO] and@4[and] ^unicef@5[UNICEF] are@6[are] not@7[not] "
       "shouting@8[SHOUTING] at@9[at] x@10[X]"},
      {"initials with their last full stop", "the U.S. said U.S.A.", "",
       "the@0[the] ^us@1[U.S.] said@2[said] ^usa@3[U.S.A.]"},
      {"initials without it", "the U.S economy", "", "the@0[the] ^us@1[U.S] economy@2[economy]"},
      {"initials of a name", "J.K. Rowling", "", "^jk@0[J.K.] rowling@1[Rowling]"},
      {"small initials are a word", "e.g. at 5 p.m.", "", "eg@0[e.g.] at@1[at] 5@2[5] pm@3[p.m.]"},
      {"Russian", "США и НАТО", "", "^сша@0[США] и@1[и] ^нато@2[НАТО]"},
      {"Greek", "ΗΠΑ και", "", "^ηπα@0[ΗΠΑ] και@1[και]"},
      {"a plural is a word and its acronym", "MPs and NGOs", "",
       "mps@0[MPs] ^mp@0[MPs] and@1[and] ngos@2[NGOs] ^ngo@2[NGOs]"},
      {"capitals with digits are a word", "the G20 and COVID19", "",
       "the@0[the] g20@1[G20] and@2[and] covid19@3[COVID19]"},
      {"a line that shouts has words", "TRUMP MEETS NATO CHIEFS", "",
       "trump@0[TRUMP] meets@1[MEETS] nato@2[NATO] chiefs@3[CHIEFS]"},
      {"only that line", "TRUMP MEETS CHIEFS\nof NATO in Brussels", "",
       "trump@0[TRUMP] meets@1[MEETS] chiefs@2[CHIEFS] of@3[of] ^nato@4[NATO] in@5[in] brussels@6[Brussels]"},
      {"initials are initials even there", "U.S. SENATE VOTES TODAY", "",
       "^us@0[U.S.] senate@1[SENATE] votes@2[VOTES] today@3[TODAY]"},
      {"a Russian line that shouts", "ПРЕЗИДЕНТ США В МОСКВЕ", "",
       "президент@0[ПРЕЗИДЕНТ] сша@1[США] в@2[В] москве@3[МОСКВЕ]"},
      {"a title of one acronym does not shout", "NATO", "", "^nato@0[NATO]"},
      {"nor does a pair of them", "EU, NATO", "", "^eu@0[EU] ^nato@1[NATO]"},
      {"acronyms are not stemmed", "IDS ids", "en", "^ids@0[IDS] ids@1[ids] Zen:id@1[ids]"},
  };
  for (const RuleCase& c : cases) expect_tokens(c);
}

TEST(Analyze, Numbers) {
  const RuleCase cases[] = {
      {"commas", "1,250,000", "", "1250000@0[1,250,000]"},
      {"no-break spaces", "1\u00A0250\u00A0000 people", "",
       "1250000@0[1\u00A0250\u00A0000] people@1[people]"},
      {"narrow no-break spaces", "12\u202F000\u202Fpersonnes", "",
       "12000@0[12\u202F000] personnes@1[personnes]"},
      {"thin spaces", "12\u2009000", "", "12000@0[12\u2009000]"},
      {"plain spaces part numbers", "12 000", "", "12@0[12] 000@1[000]"},
      {"no-break spaces between other numbers part them", "2019\u00A0000", "", "2019@0[2019] 000@1[000]"},
      {"apostrophes", "1'250'000 1’250", "", "1250000@0[1'250'000] 1250@1[1’250]"},
      {"full stops, twice", "1.250.000", "", "1250000@0[1.250.000]"},
      {"one full stop is a decimal point", "3.5 1.250", "", "3.5@0[3.5] 1.250@1[1.250]"},
      {"a decimal comma", "3,5", "", "3.5@0[3,5]"},
      {"thousands and decimals, both ways", "1,250.50 1.250,50", "",
       "1250.50@0[1,250.50] 1250.50@1[1.250,50]"},
      {"a list without spaces", "1,2,3", "", "1@0[1] 2@1[2] 3@2[3]"},
      {"years without a space", "2019,2020", "", "2019@0[2019] 2020@1[2020]"},
      {"feet and inches", "5'10", "", "5@0[5] 10@1[10]"},
      {"an address stays", "192.168.1.1", "", "192.168.1.1@0[192.168.1.1]"},
      {"letters glued to it", "5bn 16th 1,000th v1.2", "",
       "5bn@0[5bn] 16th@1[16th] 1000th@2[1,000th] v1.2@3[v1.2]"},
      {"a decade", "the 1990s", "", "the@0[the] 1990s@1[1990s]"},
      {"numbers are not stemmed", "400s", "en", "400s@0[400s]"},
  };
  for (const RuleCase& c : cases) expect_tokens(c);
}

TEST(Analyze, Compounds) {
  const RuleCase cases[] = {
      {"a hyphen", "co-operation", "", "co@0[co] -cooperation@0+2[co-operation] operation@1[operation]"},
      {"a no-break hyphen", "co\u2011operation", "",
       "co@0[co] -cooperation@0+2[co\u2011operation] operation@1[operation]"},
      {"an en dash", "Moscow–Kiev", "", "moscow@0[Moscow] -moscowkiev@0+2[Moscow–Kiev] kiev@1[Kiev]"},
      {"an em dash parts", "deal—or", "", "deal@0[deal] or@1[or]"},
      {"a spaced hyphen parts", "deal - or", "", "deal@0[deal] or@1[or]"},
      {"three parts", "mother-in-law", "",
       "mother@0[mother] -motherinlaw@0+3[mother-in-law] in@1[in] law@2[law]"},
      {"four parts are a phrase", "state-of-the-art", "", "state@0[state] of@1[of] the@2[the] art@3[art]"},
      {"an acronym in front", "US-led U.S.-led", "",
       "^us@0[US] -usled@0+2[US-led] led@1[led] ^us@2[U.S.] -usled@2+2[U.S.-led] led@3[led]"},
      {"accents are folded in it", "café-bar", "",
       "café@0[café] ~cafe@0[café] -cafebar@0+2[café-bar] bar@1[bar]"},
      {"a designation", "the S-400", "", "the@0[the] s@1[S] -s400@1+2[S-400] 400@2[400]"},
      {"a designation with a space", "the S 400", "", "the@0[the] s@1[S] -s400@1+2[S 400] 400@2[400]"},
      {"with a no-break space", "S\u00A0400", "", "s@0[S] -s400@0+2[S\u00A0400] 400@1[400]"},
      {"mixed capitals", "a MiG 29", "", "a@0[a] mig@1[MiG] -mig29@1+2[MiG 29] 29@2[29]"},
      {"types that look like words", "the Su 35", "", "the@0[the] su@1[Su] -su35@1+2[Su 35] 35@2[35]"},
      {"its plural", "F-16s and F16s", "",
       "f@0[F] -f16@0+2[F-16s] 16s@1[16s] and@2[and] f16s@3[F16s] -f16@3[F16s]"},
      {"a country and a number are two things", "UK 40 and EU 27", "",
       "^uk@0[UK] 40@1[40] and@2[and] ^eu@3[EU] 27@4[27]"},
      {"a year is no type", "GDP 2019", "", "^gdp@0[GDP] 2019@1[2019]"},
      {"an article is no type", "A 5-year plan. A 320 page book", "",
       "a@0[A] 5@1[5] -5year@1+2[5-year] year@2[year] plan@3[plan] a@4[A] 320@5[320] page@6[page] "
       "book@7[book]"},
      {"but it can be one", "the Airbus A 320", "",
       "the@0[the] airbus@1[Airbus] a@2[A] -a320@2+2[A 320] 320@3[320]"},
      {"a per cent is no type", "GDP 3% up", "", "^gdp@0[GDP] 3@1[3] up@2[up]"},
      {"an ampersand", "AT&T and R&D", "",
       "at@0[AT] -at&t@0+2[AT&T] t@1[T] and@2[and] r@3[R] -r&d@3+2[R&D] d@4[D]"},
      {"a spaced ampersand parts", "R & D", "", "r@0[R] d@1[D]"},
      {"a domain", "example.com", "", "example@0[example] -examplecom@0+2[example.com] com@1[com]"},
      {"an address", "user@www.example.com", "",
       "user@0[user] www@1[www] -wwwexamplecom@1+3[www.example.com] example@2[example] com@3[com]"},
      {"a missing space", "the end.Next", "", "the@0[the] end@1[end] -endnext@1+2[end.Next] next@2[Next]"},
      {"a degree", "Ph.D.", "", "ph@0[Ph] -phd@0+2[Ph.D] d@1[D]"},
      {"an underscore", "a_b", "", "a@0[a] -ab@0+2[a_b] b@1[b]"},
      {"underscores at the ends join nothing", "_a_ b", "", "a@0[a] b@1[b]"},
      {"hyphens and full stops", "co-op.org", "",
       "co@0[co] -coop@0+2[co-op] op@1[op] -oporg@1+2[op.org] org@2[org]"},
      {"names with a sign", "C++, C# and F#", "", "c++@0[C++] c#@1[C#] and@2[and] f#@3[F#]"},
      {"a sign before something is none", "C#7 A+ No#1", "", "c@0[C] 7@1[7] a@2[A] no@3[No] 1@4[1]"},
  };
  for (const RuleCase& c : cases) expect_tokens(c);
}

TEST(Analyze, Amounts) {
  const RuleCase cases[] = {
      {"a sign and a scale", "a $5 billion deal", "",
       "a@0[a] 5@1[5] $usd5000000000@1+2[$5 billion] billion@2[billion] deal@3[deal]"},
      {"a country before the sign", "US$5bn", "", "^us@0[US] $usd5000000000@0+2[US$5bn] 5bn@1[5bn]"},
      {"words", "5 billion dollars", "",
       "5@0[5] $usd5000000000@0+3[5 billion dollars] billion@1[billion] dollars@2[dollars]"},
      {"glued together", "€3.5m", "", "3.5m@0[3.5m] $eur3500000@0[€3.5m]"},
      {"thousands with no-break spaces", "1\u00A0250\u00A0000\u00A0€", "",
       "1250000@0[1\u00A0250\u00A0000] $eur1250000@0[1\u00A0250\u00A0000\u00A0€]"},
      {"a word belongs to one amount", "5 USD 6", "", "5@0[5] $usd5@0+2[5 USD] ^usd@1[USD] 6@2[6]"},
      {"hyphens make compounds as well", "$5-billion", "",
       "5@0[5] -5billion@0+2[5-billion] $usd5000000000@0+2[$5-billion] billion@1[billion]"},
      {"a code glued before", "USD5bn", "", "usd5bn@0[USD5bn] $usd5000000000@0[USD5bn]"},
  };
  for (const RuleCase& c : cases) expect_tokens(c);
}

TEST(Analyze, Stems) {
  const RuleCase cases[] = {
      {"where different from the word", "elections in May", "en",
       "elections@0[elections] Zen:elect@0[elections] in@1[in] may@2[May]"},
      {"after spelling", "defence defense", "en",
       "defence@0[defence] Zen:defens@0[defence] defense@1[defense] Zen:defens@1[defense]"},
      {"with an exception", "organisation organization organs", "en",
       "organisation@0[organisation] Zen:organization@0[organisation] organization@1[organization] "
       "organs@2[organs] "
       "Zen:organ@2[organs]"},
      {"of a compound always", "co-operation anti-war", "en",
       "co@0[co] -cooperation@0+2[co-operation] Zen:cooperate@0+2[co-operation] operation@1[operation] "
       "Zen:oper@1[operation] anti@2[anti] -antiwar@2+2[anti-war] Zen:antiwar@2+2[anti-war] war@3[war]"},
      {"not of compounds with acronyms or numbers", "US-led S-400", "en",
       "^us@0[US] -usled@0+2[US-led] led@1[led] s@2[S] -s400@2+2[S-400] 400@3[400]"},
      {"of a plural acronym's word", "IDs", "en", "ids@0[IDs] ^id@0[IDs] Zen:id@0[IDs]"},
      {"French", "les élections", "fr",
       "les@0[les] Zfr:le@0[les] élections@1[élections] ~elections@1[élections] Zfr:elect@1[élections]"},
      {"German", "Wahlen", "de", "wahlen@0[Wahlen] Zde:wahl@0[Wahlen]"},
      {"Russian", "выборы", "ru", "выборы@0[выборы] Zru:выбор@0[выборы]"},
      {"Arabic", "المحكمة", "ar", "المحكمة@0[المحكمة] Zar:محكم@0[المحكمة]"},
      {"no stemmer, no stems", "elections", "el", "elections@0[elections]"},
      {"no language, no stems", "elections", "", "elections@0[elections]"},
  };
  for (const RuleCase& c : cases) expect_tokens(c);
}

TEST(Analyze, OffsetsAreBytesOfTheOriginalText) {
  const std::string_view text = "“It’s the café’s S‑400”";
  Analyzer analyzer;
  TokenList list;
  analyzer.analyze(text, "", 0, list);
  struct Expected {
    std::string_view term;
    std::uint32_t begin;
    std::uint32_t end;
  };
  const Expected expected[] = {{"it", 3, 5},  {"the", 10, 13},  {"café", 14, 19}, {"cafe", 14, 19},
                               {"s", 24, 25}, {"s400", 24, 31}, {"400", 28, 31}};
  ASSERT_EQ(list.tokens.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(list.term(list.tokens[i]), expected[i].term);
    EXPECT_EQ(list.tokens[i].begin, expected[i].begin);
    EXPECT_EQ(list.tokens[i].end, expected[i].end);
  }
}

struct PositionCase {
  const char* name;
  std::string_view text;
  std::string_view expected;
  std::uint32_t next;
};

TEST(Analyze, PositionsSkipOneAtABlankLine) {
  const PositionCase cases[] = {
      {"a line break is none", "one\ntwo", "one@100[one] two@101[two]", 102},
      {"a blank line is one", "one\n\ntwo", "one@100[one] two@102[two]", 103},
      {"white space does not matter", "one\r\n \t\r\ntwo", "one@100[one] two@102[two]", 103},
      {"several are one", "one\n\n\n\n\ntwo", "one@100[one] two@102[two]", 103},
      {"a paragraph without words is none", "one\n\n* * *\n\ntwo", "one@100[one] two@102[two]", 103},
      {"none before the first word", "\n\none", "one@100[one]", 101},
      {"none after the last", "one\n\n", "one@100[one]", 101},
      {"no text", "", "", 100},
  };
  for (const PositionCase& c : cases) {
    SCOPED_TRACE(c.name);
    Analyzer analyzer;
    TokenList list;
    EXPECT_EQ(analyzer.analyze(c.text, "", 100, list), c.next);
    EXPECT_EQ(describe(c.text, list), c.expected);
  }
}

TEST(Analyze, NothingJoinsAcrossABlankLine) {
  expect_tokens({"amounts", "5 billion\n\ndollars", "", "5@0[5] billion@1[billion] dollars@3[dollars]"});
  expect_tokens({"designations", "S\n\n400", "", "s@0[S] 400@2[400]"});
}

// Texts are read in stretches; a long one without a blank line has no gap in its positions.
TEST(Analyze, ALongParagraphHasNoSeams) {
  std::string text;
  while (text.size() < 2'500'000) text += "deal ";
  const std::size_t count = text.size() / 5;
  Analyzer analyzer;
  TokenList list;
  EXPECT_EQ(analyzer.analyze(text, "", 0, list), count);
  ASSERT_EQ(list.tokens.size(), count);
  for (std::size_t i = 0; i < count; ++i) {
    ASSERT_EQ(list.tokens[i].position, i);
    ASSERT_EQ(list.tokens[i].begin, 5 * i);
    ASSERT_EQ(list.tokens[i].end, 5 * i + 4);
  }
}

TEST(Analyze, ALongTextWithoutSpacesIsCutBetweenCharacters) {
  std::string text;
  while (text.size() < 1'100'000) text += "é";
  Analyzer analyzer;
  TokenList list;
  analyzer.analyze(text, "", 0, list);
  ASSERT_FALSE(list.tokens.empty());
  for (const Token& token : list.tokens) {
    ASSERT_EQ(token.begin % 2, 0U);
    ASSERT_EQ(token.end % 2, 0U);
  }
  EXPECT_EQ(list.tokens.back().end, text.size());
}

TEST(Analyze, AppendsToWhatIsThere) {
  Analyzer analyzer;
  TokenList list;
  const std::uint32_t next = analyzer.analyze("joint statement", "", 5, list);
  EXPECT_EQ(analyzer.analyze("signed", "", next, list), 8U);
  ASSERT_EQ(list.tokens.size(), 3U);
  EXPECT_EQ(list.term(list.tokens[0]), "joint");
  EXPECT_EQ(list.term(list.tokens[2]), "signed");
  EXPECT_EQ(list.tokens[2].position, 7U);
  EXPECT_EQ(list.tokens[2].begin, 0U);
}

// Whatever came before, through caches and reused buffers, the same text gives the same tokens.
TEST(Analyze, AnswersTheSameEachTime) {
  const std::string_view text =
      "L’armée de l’U.R.S.S. à 1,250,000 $5 billion co-opération ÉLECTIONS S-400 MPs café’s";
  Analyzer fresh;
  TokenList first;
  fresh.analyze(text, "fr", 0, first);
  Analyzer used;
  TokenList again;
  used.analyze("Élections e.g. 5 € a_b", "en", 0, again);
  used.query_terms("co-operation", QueryForm::word, {"de"});
  for (int i = 0; i < 3; ++i) {
    again.clear();
    used.analyze(text, "fr", 0, again);
    EXPECT_EQ(describe(text, again), describe(text, first));
  }
  Analyzer moved = std::move(used);
  again.clear();
  moved.analyze(text, "fr", 0, again);
  EXPECT_EQ(describe(text, again), describe(text, first));
}

// Laws that hold for any text: order, bounds, and the same positions with and without stems.
TEST(Analyze, KeepsItsLawsOnUglyText) {
  std::string ugly;
  const std::string_view scraps[] = {"’",        "'",
                                     "s",        "S",
                                     "-",        "–",
                                     ".",        "&",
                                     "5",        "1,2",
                                     "$",        "US",
                                     "é",        "中",
                                     "\u202F",   "\u00A0",
                                     "\n",       "\n\n",
                                     " ",        "_",
                                     "@",        "++",
                                     "#",        "\xFF",
                                     "\xE2\x80", "bn",
                                     "l",        "%",
                                     "U.S",      "\u0301",
                                     "ﷺ",        "½",
                                     "O",        std::string_view("\0", 1)};
  std::uint32_t state = 7;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 1664525 + 1013904223;
    ugly += scraps[(state >> 16) % std::size(scraps)];
  }
  Analyzer analyzer;
  TokenList list;
  TokenList bare;
  const std::uint32_t next = analyzer.analyze(ugly, "en", 0, list);
  EXPECT_EQ(analyzer.analyze(ugly, "", 0, bare), next);
  std::uint32_t position = 0;
  for (const Token& token : list.tokens) {
    ASSERT_LT(token.begin, token.end);
    ASSERT_LE(token.end, ugly.size());
    ASSERT_GE(token.position, position);
    ASSERT_LE(token.position + token.span, next);
    ASSERT_FALSE(list.term(token).empty());
    const bool starts_position = token.position != position || &token == list.tokens.data();
    const bool leads = token.kind == TermKind::word || token.kind == TermKind::acronym;
    ASSERT_TRUE(leads || !starts_position) << list.term(token);
    position = token.position;
  }
}

struct StemCase {
  const char* name;
  std::string_view word;
  std::string_view language;
  std::string_view expected;
};

TEST(AnalyzerStem, StemsABareWord) {
  const StemCase cases[] = {
      {"an inflection", "Elections", "en", "elect"},
      {"British spelling", "Organisations", "en", "organization"},
      {"accents", "Élections", "fr", "elect"},
      {"curly apostrophes", "don’t", "en", "don't"},
      {"no stemmer folds only", "Élections", "el", "elections"},
      {"no language folds only", "CAFÉ", "", "cafe"},
      {"nothing", "", "en", ""},
  };
  Analyzer analyzer;
  for (const StemCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(analyzer.stem(c.word, c.language), c.expected);
  }
  EXPECT_TRUE(Analyzer::has_stemmer("en"));
  EXPECT_FALSE(Analyzer::has_stemmer("el"));
}

}  // namespace
}  // namespace morgue
