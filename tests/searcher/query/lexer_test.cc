#include "searcher/query/lexer.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "common/error.h"
#include "searcher/query/chunk.h"

namespace morgue {
namespace {

constexpr std::array<const char*, 13> kind_names{"word",  "pattern", "phrase", "open",  "close",
                                                 "exact", "minus",   "plus",   "field", "and",
                                                 "or",    "not",     "near"};

// "minus field:source word:tass", with ~n and /n where tokens have numbers.
std::string lexed(const std::string& typed, std::vector<std::string>* notes = nullptr) {
  const std::string query = clean_query(typed);
  Complaints complaints(query, false);
  std::string out;
  for (const QueryToken& token : lex_query(query, complaints)) {
    if (!out.empty()) out += ' ';
    out += kind_names.at(static_cast<std::size_t>(token.kind));
    const bool has_text = token.kind == QueryToken::Kind::word || token.kind == QueryToken::Kind::pattern ||
                          token.kind == QueryToken::Kind::phrase;
    if (has_text) out += ':' + query.substr(token.text_begin, token.text_end - token.text_begin);
    if (token.kind == QueryToken::Kind::field) {
      out += ':' + std::string(field(token.field).name);
      if (token.bound == QueryToken::Bound::after) out += '>';
      if (token.bound == QueryToken::Bound::before) out += '<';
    }
    if (token.kind == QueryToken::Kind::phrase && token.number >= 0)
      out += '~' + std::to_string(token.number);
    if (token.kind == QueryToken::Kind::near_word)
      out += (token.ordered ? '>' : '/') + std::to_string(token.number);
  }
  if (notes) *notes = complaints.notes();
  return out;
}

struct Case {
  const char* name;
  std::string typed;
  std::string tokens;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.name) + ": " + c.typed);
    EXPECT_EQ(lexed(c.typed), c.tokens);
  }
}

TEST(Lexer, KeepsWordsAsTyped) {
  check({
      {"words", "turkey deal", "word:turkey word:deal"},
      {"nothing", "", ""},
      {"a hyphen within", "co-operation S-400", "word:co-operation word:S-400"},
      {"signs of news", "$5 C++ C# U.S. #MeToo AT&T",
       "word:$5 word:C++ word:C# word:U.S. word:#MeToo word:AT&T"},
      {"punctuation behind", "deal, signed.", "word:deal, word:signed."},
      {"an address", "https://example.org/a?b=1", "word:https://example.org/a?b=1"},
      {"a time", "10:30", "word:10:30"},
      {"chunks that ask for nothing", "a — & ... $ - + = * ? b", "word:a word:b"},
      {"other scripts", "\u4E16\u754C \u041C\u0438\u0440", "word:\u4E16\u754C word:\u041C\u0438\u0440"},
      {"any white space", "a\tb\nc\u00A0d\u3000e\u2003f", "word:a word:b word:c word:d word:e word:f"},
      {"a no-break space in a number", "1\u00A0250\u00A0000 people", "word:1\u00A0250\u00A0000 word:people"},
      {"one that is none", "2019\u00A05 1\u00A02500", "word:2019 word:5 word:1 word:2500"},
      {"invalid bytes and NULs part words",
       std::string("a\xFF") + "b\xC3 c" + std::string(1, '\0') + "d\xE2\x80", "word:a word:b word:c word:d"},
      {"a hidden mark hides no operator", "a \u200EOR\uFEFF b", "word:a or word:b"},
      {"escape sequences", "a\x1B[31mb", "word:a word:[31mb"},
  });
}

TEST(Lexer, BindsPrefixesOnlyToWhatFollowsDirectly) {
  check({
      {"minus", "-x", "minus word:x"},
      {"plus", "+x", "plus word:x"},
      {"exact", "=US", "exact word:US"},
      {"minus and exact", "-=US", "minus exact word:US"},
      {"minus and phrase", "-\"a b\"", "minus phrase:a b"},
      {"exact phrase", "=\"a b\"", "exact phrase:a b"},
      {"minus and group", "-(a)", "minus open word:a close"},
      {"minus, field and exact", "-title:=Foo", "minus field:title exact word:Foo"},
      {"minus alone", "a - b", "word:a word:b"},
      {"two are punctuation", "--x", "word:--x"},
      {"minus before an operator is no sign", "-AND -NEAR/0", "word:-AND word:-NEAR/0"},
      {"minus before nothing", "-\u2014 a", "word:a"},
      {"minus before a closing parenthesis", "(a -)", "open word:a close"},
      {"minus before an empty phrase", "-\"\" a", "word:a"},
      {"equals before a sign", "=-x", "word:=-x"},
      {"a sign within", "a-b c+d e=f", "word:a-b word:c+d word:e=f"},
      {"a dash of another kind", "\u2013x", "word:\u2013x"},
  });
}

TEST(Lexer, KnowsOperatorsInCapitalsOnly) {
  check({
      {"operators", "a AND b OR c NOT d", "word:a and word:b or word:c not word:d"},
      {"small letters", "a and b or c not d near e",
       "word:a word:and word:b word:or word:c word:not word:d word:near word:e"},
      {"near by itself", "a NEAR b", "word:a near/10 word:b"},
      {"near with a number", "a NEAR/5 b W/6 c w/7 d", "word:a near/5 word:b near/6 word:c near/7 word:d"},
      {"in order", "a PRE/3 b", "word:a near>3 word:b"},
      {"the bounds", "NEAR/1 NEAR/1000", "near/1 near/1000"},
      {"out of bounds", "NEAR/0 NEAR/1001 PRE/99999999999 w/0",
       "word:NEAR/0 word:NEAR/1001 word:PRE/99999999999 word:w/0"},
      {"no number", "PRE NEAR/ W/ w/out", "word:PRE word:NEAR/ word:W/ word:w/out"},
      {"with punctuation they are words", "AND, OR?", "word:AND, word:OR?"},
      {"before a parenthesis", "a AND(b)", "word:a and open word:b close"},
  });
}

TEST(Lexer, TakesPatternsWithoutTheirPunctuation) {
  check({
      {"stars", "defen* *fense d*e", "pattern:defen* pattern:*fense pattern:d*e"},
      {"question mark within", "d?fence", "pattern:d?fence"},
      {"question mark first", "?fence", "pattern:?fence"},
      {"question mark last", "Who is Putin? what??", "word:Who word:is word:Putin? word:what??"},
      {"question mark before other punctuation", "really?!", "word:really?!"},
      {"punctuation around", "'defen*', d?fence?", "pattern:defen* pattern:d?fence"},
      {"no letter", "** ?? *?*", ""},
      {"a digit is enough", "4*", "pattern:4*"},
      {"an address", "example.org/a?b www.x.org/*", "word:example.org/a?b word:www.x.org/*"},
      {"in a field", "title:defen*", "field:title pattern:defen*"},
      {"exact is no pattern", "=d?fence", "exact word:d?fence"},
  });
}

TEST(Lexer, TakesPhrasesInAnyQuotationMarks) {
  check({
      {"straight", "\"joint statement\"", "phrase:joint statement"},
      {"curly", "\u201Cjoint statement\u201D", "phrase:joint statement"},
      {"German", "\u201Ejoint statement\u201C", "phrase:joint statement"},
      {"French", "\u00ABjoint statement\u00BB", "phrase:joint statement"},
      {"mixed", "\u201Cjoint statement\"", "phrase:joint statement"},
      {"with a distance", "\"joint statement\"~5 \"a b\"~0 \"a b\"~1000",
       "phrase:joint statement~5 phrase:a b~0 phrase:a b~1000"},
      {"with too large a distance", "\"a b\"~1001 c", "phrase:a b word:c"},
      {"with no distance", "\"a b\"~ \"a b\"~x5", "phrase:a b phrase:a b word:~x5"},
      {"a distance glued to a word", "\"a b\"~5c", "phrase:a b word:~5c"},
      {"empty", "a \"\" \" \" \"—\" b", "word:a word:b"},
      {"glued to words", "a\"b c\"d", "word:a phrase:b c word:d"},
      {"operators within", "\"a OR (b) -c\"", "phrase:a OR (b) -c"},
      {"not closed", "a \"b c", "word:a phrase:b c"},
  });
}

TEST(Lexer, KnowsFieldsThatHaveValues) {
  check({
      {"a field", "title:x", "field:title word:x"},
      {"any case", "TITLE:x", "field:title word:x"},
      {"an alias", "lang:fr by:keller text:x",
       "field:language word:fr field:author word:keller field:body word:x"},
      {"a phrase", "source:\"New York Times\"", "field:source phrase:New York Times"},
      {"an exact phrase", "title:=\"a b\"", "field:title exact phrase:a b"},
      {"a group", "title:(a b)", "field:title open word:a word:b close"},
      {"bounds of a date", "after:2019 before:2020", "field:date> word:2019 field:date< word:2020"},
      {"an address as value", "url:https://example.org/1", "field:url word:https://example.org/1"},
      {"a colon in the value", "title:a:b", "field:title word:a:b"},
      {"a sign in the value is text", "title:-x", "field:title word:-x"},
      {"an operator as value is text", "title:AND", "field:title word:AND"},
      {"no value", "title: x", "word:title: word:x"},
      {"no value in a group", "(title:)", "open word:title: close"},
      {"no value behind equals", "title:= x title:=(x)",
       "word:title:= word:x word:title:= open word:x close"},
      {"a value that asks for nothing", "title:— x", "word:title:— word:x"},
      {"an empty phrase", "title:\"\" x", "word:x"},
      {"an unknown field", "foo:bar", "word:foo:bar"},
      {"a field that is not for queries", "length:5", "word:length:5"},
  });
}

TEST(Lexer, ClosesWhatWasOpenedAndDropsTheRest) {
  check({
      {"not closed", "(a (b", "open word:a open word:b close close"},
      {"not opened", "a) b", "word:a word:b"},
      {"as deep as allowed", std::string(64, '(') + "a" + std::string(64, ')'),
       [] {
         std::string all;
         for (int i = 0; i < 64; ++i) all += "open ";
         all += "word:a";
         for (int i = 0; i < 64; ++i) all += " close";
         return all;
       }()},
  });
  EXPECT_EQ(lexed(std::string(65, '(') + "a" + std::string(65, ')')),
            lexed(std::string(64, '(') + "a" + std::string(64, ')')));
}

TEST(Lexer, NotesEachPlaceThatIsMalformed) {
  struct Note {
    const char* name;
    std::string typed;
    std::string part;  // empty: no note
  };
  const std::vector<Note> cases{
      {"nothing wrong", "title:a \"b c\"~5 (d OR -e) https://x.org 10:30", ""},
      {"punctuation is not wrong", "a — b: c - (d) 'e' w/ f?", ""},
      {"an unknown field", "foo:bar", "\"foo:\" is no field"},
      {"a field without value", "source: tass", "\"source:\" has no value"},
      {"a phrase not closed", "\"a", "quotation mark is not closed"},
      {"a group not closed", "(a", "parenthesis is not closed"},
      {"a group not opened", "a)", "was not opened"},
      {"groups too deep", std::string(65, '(') + "a" + std::string(65, ')'), "deeper than 64"},
      {"a distance too large", "\"a b\"~5000", "at most 1000"},
      {"no distance", "a NEAR/x b", "\"NEAR/x\" is no distance"},
      {"too many words",
       [] {
         std::string text;
         for (int i = 0; i < 4097; ++i) text += "a ";
         return text;
       }(),
       "more than 4096 words"},
      {"equals before a field", "=title:x", "stands before a field"},
  };
  for (const Note& c : cases) {
    SCOPED_TRACE(std::string(c.name) + ": " + c.typed.substr(0, 80));
    std::vector<std::string> notes;
    lexed(c.typed, &notes);
    ASSERT_EQ(notes.size(), c.part.empty() ? 0u : 1u);
    if (!notes.empty()) {
      EXPECT_NE(notes[0].find(c.part), std::string::npos) << notes[0];
    }
  }
}

TEST(Lexer, GivesEachTokenItsBytes) {
  const std::string query = "-title:=\u00E9t\u00E9 \"a b\"~5";
  Complaints complaints(query, true);
  std::vector<std::string> pieces;
  for (const QueryToken& token : lex_query(query, complaints))
    pieces.push_back(query.substr(token.begin, token.end - token.begin));
  EXPECT_EQ(pieces, (std::vector<std::string>{"-", "title:", "=", "\u00E9t\u00E9", "\"a b\"~5"}));
}

TEST(CleanQuery, KeepsEveryOffset) {
  for (const std::string text :
       {"plain", "\xFF\xFE", "a\u3000b", "\u00A0", "1\u00A0250", "\xE2\x80", "\u200Fx"}) {
    EXPECT_EQ(clean_query(text).size(), text.size()) << text;
  }
  EXPECT_EQ(clean_query("a\u3000b"), "a   b");
}

TEST(CaretLines, PointsBelowTheCharacter) {
  struct Caret {
    const char* name;
    std::string query;
    std::size_t at;
    std::string lines;
  };
  const std::vector<Caret> cases{
      {"the beginning", "abc", 0, "abc\n^"},
      {"the middle", "abc", 1, "abc\n ^"},
      {"the end", "abc", 3, "abc\n   ^"},
      {"beyond the end", "abc", 9, "abc\n   ^"},
      {"behind letters of two bytes", "\u00E9\u00E9x", 4, "\u00E9\u00E9x\n  ^"},
      {"behind wide letters", "\u4E16\u754Cx", 6, "\u4E16\u754Cx\n    ^"},
      {"within a letter", "\u00E9x", 1, "\u00E9x\n^"},
      {"nothing", "", 0, "\n^"},
  };
  for (const Caret& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(caret_lines(c.query, c.at), c.lines);
  }
}

TEST(CaretLines, ShowsOfALongQueryWhatStandsAroundThePlace) {
  const std::string query = std::string(5000, 'a') + "X" + std::string(5000, 'b');
  const std::string lines = caret_lines(query, 5000);
  const std::size_t line_end = lines.find('\n');
  EXPECT_LT(line_end, 140u);
  EXPECT_EQ(lines.find('X'), lines.find('^') - line_end - 1);
  EXPECT_TRUE(lines.starts_with("...a"));
  EXPECT_EQ(lines.substr(line_end - 4, 4), "b...");
}

TEST(Complaints, ComeInOrderAndStopAfterAFew) {
  const std::string query(200, 'x');
  Complaints complaints(query, false);
  for (std::size_t i = 0; i < 30; ++i)
    complaints.add(29 - i, "wrong " + std::to_string(29 - i), "left out", "");
  const std::vector<std::string> notes = complaints.notes();
  ASSERT_EQ(notes.size(), 17u);
  EXPECT_EQ(notes.front(), "wrong 14; left out");
  EXPECT_EQ(notes.back(), "and 14 more places that do not fit the grammar");
}

}  // namespace
}  // namespace morgue
