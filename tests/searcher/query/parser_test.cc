#include "searcher/query/parser.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "common/error.h"

namespace morgue {
namespace {

constexpr CivilDay today = std::chrono::year(2019) / std::chrono::November / 7;

Query parse(const std::string& typed, bool any = false, std::vector<std::string>* notes = nullptr) {
  return parse_query(typed, {any, false, today}, notes);
}

using Kind = Query::Kind;
using Occur = Query::Occur;

TEST(ParseQuery, GivesEachKindOfLeaf) {
  struct Case {
    const char* name;
    const char* typed;
    Kind kind;
    const char* text;
    std::optional<FieldId> field;
    bool exact = false;
    std::optional<int> distance = std::nullopt;
  };
  const std::vector<Case> cases{
      {"a word", "deal", Kind::word, "deal", {}},
      {"a word keeps its punctuation", "deal,", Kind::word, "deal,", {}},
      {"a designation", "S-400", Kind::word, "S-400", {}},
      {"a designation in two words", "S 400", Kind::word, "S 400", {}},
      {"an amount in two words", "$5 billion", Kind::word, "$5 billion", {}},
      {"an amount in three words", "5 billion dollars.", Kind::word, "5 billion dollars.", {}},
      {"an exact word", "=US", Kind::word, "US", {}, true},
      {"a phrase", "\"joint statement\"", Kind::phrase, "joint statement", {}},
      {"a phrase without its white space", "\" joint\t\n statement \"", Kind::phrase, "joint statement", {}},
      {"a phrase of one word", "\"deal\"", Kind::phrase, "deal", {}},
      {"words close together", "\"joint statement\"~5", Kind::phrase, "joint statement", {}, false, 5},
      {"an exact phrase", "=\"Joint Statement\"", Kind::phrase, "Joint Statement", {}, true},
      {"a pattern", "\u00ABdefen*\u00BB", Kind::phrase, "defen*", {}},
      {"a pattern without quotation", "defen**,", Kind::pattern, "defen*", {}},
      {"a word of a field", "title:ceasefire", Kind::word, "ceasefire", FieldId::title},
      {"an exact word of a field", "body:=US", Kind::word, "US", FieldId::body, true},
      {"a phrase of a field", "by:\"Maria Keller\"", Kind::phrase, "Maria Keller", FieldId::author},
      {"a pattern of a field", "title:defen*", Kind::pattern, "defen*", FieldId::title},
      {"a value", "source:tass", Kind::value, "tass", FieldId::source},
      {"a value of several words", "source:\"New York Times\"", Kind::value, "New York Times",
       FieldId::source},
      {"an exact value is a value", "tag:=energy", Kind::value, "energy", FieldId::tag},
      {"an address", "url:https://example.org/a?b=1", Kind::value, "https://example.org/a?b=1", FieldId::url},
      {"a span", "date:2019-10..2019-12", Kind::span, "2019-10..2019-12", FieldId::date},
      {"a span of another date", "ingested:7d", Kind::span, "7d", FieldId::ingested},
      {"one in parentheses", "((deal))", Kind::word, "deal", {}},
      {"one that is required", "+deal", Kind::word, "deal", {}},
      {"one excluded twice", "NOT NOT deal", Kind::word, "deal", {}},
      {"nothing", "", Kind::nothing, "", {}},
      {"nothing but punctuation", "... — & \"\" * ?", Kind::nothing, "", {}},
  };
  for (const Case& c : cases) {
    for (const bool any : {false, true}) {
      SCOPED_TRACE(std::string(c.name) + ": " + c.typed + (any ? " (any)" : ""));
      std::vector<std::string> notes;
      const Query query = parse(c.typed, any, &notes);
      EXPECT_EQ(query.kind, c.kind);
      EXPECT_EQ(query.text, c.text);
      EXPECT_EQ(query.field, c.field);
      EXPECT_EQ(query.exact, c.exact);
      EXPECT_EQ(query.distance, c.distance);
      EXPECT_EQ(query.occur, Occur::must);
      EXPECT_TRUE(query.children.empty());
      EXPECT_TRUE(notes.empty()) << notes[0];
    }
  }
}

TEST(ParseQuery, ReadsTheSpansOfDates) {
  struct Case {
    const char* typed;
    const char* first;
    const char* last;
  };
  const std::vector<Case> cases{
      {"date:2019-11", "201911", "201911~"},
      {"date:..2018", "", "2018~"},
      {"date:2024..", "2024", ""},
      {"date:7d", "20191101", "20191107~"},
      {"date:yesterday", "20191106", "20191106~"},
      {"date:\"7 November 2019\"", "20191107", "20191107~"},
      {"after:2019-11-07", "20191108", ""},
      {"after:2019-11", "201912", ""},
      {"after:2019", "2020", ""},
      {"after:2020-02-28", "20200229", ""},
      {"after:yesterday", "20191107", ""},
      {"before:2019-11-01", "", "20191031~"},
      {"before:2019-11", "", "20191031~"},
      {"before:2019", "", "20181231~"},
      {"before:today", "", "20191106~"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.typed);
    const Query query = parse(c.typed);
    EXPECT_EQ(query.kind, Kind::span);
    EXPECT_EQ(query.field, FieldId::date);
    EXPECT_EQ(query.dates.first, c.first);
    EXPECT_EQ(query.dates.last, c.last);
  }
}

struct Pair {
  const char* name;
  const char* one;
  const char* other;
};

void expect_equal(const std::vector<Pair>& pairs, bool any) {
  for (const Pair& p : pairs) {
    SCOPED_TRACE(std::string(p.name) + ": " + p.one + " = " + p.other);
    EXPECT_EQ(parse(p.one, any), parse(p.other, any)) << to_string(parse(p.one, any)) << "\n"
                                                      << to_string(parse(p.other, any));
  }
}

TEST(ParseQuery, MeansTheSameWhateverTheMode) {
  const std::vector<Pair> pairs{
      {"minus is NOT", "a -x", "a NOT x"},
      {"NOT is AND NOT", "a NOT x", "a AND NOT x"},
      {"NOT first", "NOT x a", "-x AND a"},
      {"two NOTs are none", "a AND NOT NOT b", "a AND b"},
      {"NOT of an exclusion", "a AND NOT (-b)", "a AND b"},
      {"AND is tighter than OR", "a AND b OR c AND d", "(a AND b) OR (c AND d)"},
      {"NEAR is tighter than AND", "a AND b NEAR/5 c", "a AND (b NEAR/5 c)"},
      {"NEAR is tighter than NOT", "NOT a NEAR/5 b", "NOT (a NEAR/5 b)"},
      {"parentheses more than needed", "((a) OR ((b)))", "a OR b"},
      {"ORs within each other", "a OR (b OR (c OR d))", "a OR b OR c OR d"},
      {"ANDs within each other", "a AND (b AND (c AND NOT d))", "a AND b AND c AND NOT d"},
      {"spellings of NEAR", "a NEAR/5 b", "a w/5 b"},
      {"spellings of NEAR in capitals", "a NEAR/5 b", "a W/5 b"},
      {"NEAR's own distance", "a NEAR b", "a NEAR/10 b"},
      {"a field of a group", "title:(a OR \"b c\")", "title:a OR title:\"b c\""},
      {"a field of groups in a group", "title:(a OR (b AND -c))", "title:a OR (title:b AND -title:c)"},
      {"a field within a field's group", "title:(a OR source:tass)", "title:a OR source:tass"},
      {"a value's group", "source:(tass OR \"New York Times\")", "source:tass OR source:\"New York Times\""},
      {"a date's group", "date:(2018 OR 2019-11)", "date:2018 OR date:2019-11"},
      {"a bound of a group", "after:(2018 OR 2019)", "after:2018 OR after:2019"},
      {"a field of NEAR", "title:(a NEAR/5 b)", "title:a NEAR/5 title:b"},
      {"a field by its alias", "lang:fr", "language:fr"},
      {"quotation marks", "\u201Ca b\u201D", "\"a b\""},
      {"a phrase not closed", "\"a b", "\"a b\""},
      {"a group not closed", "(a OR b", "(a OR b)"},
      {"a group not opened", "a) OR b", "a OR b"},
      {"an operator at the end", "deal OR", "deal"},
      {"an operator at the beginning", "OR deal", "deal"},
      {"operators in a row", "a OR OR b", "a OR b"},
      {"different operators in a row", "a AND OR b", "a OR b"},
      {"an operator at a group's end", "(a OR ) AND b", "a AND b"},
      {"NOT at the end", "a AND b NOT", "a AND b"},
      {"NOT before an operator", "a NOT OR b", "a OR b"},
      {"an empty group", "a AND () AND b", "a AND b"},
      {"punctuation between", "a — AND b", "a AND b"},
      {"a sign beside NEAR", "-a NEAR/5 b", "-a AND b"},
      {"a sign behind NEAR", "a NEAR/5 -b", "a AND -b"},
      {"a value beside NEAR", "a NEAR/5 source:tass", "a AND source:tass"},
      {"an AND beside NEAR", "a NEAR/5 (b AND c)", "a AND b AND c"},
      {"a distance beside NEAR", "a NEAR/5 \"b c\"~3", "a AND \"b c\"~3"},
      {"fields that differ beside NEAR", "title:a NEAR/5 body:b", "title:a AND body:b"},
      {"NEARs that differ", "a NEAR/5 b NEAR/6 c", "(a NEAR/5 b) AND c"},
      {"NEAR and PRE", "a NEAR/5 b PRE/5 c", "(a NEAR/5 b) AND c"},
      {"a NEAR within NEAR", "(a NEAR/5 b) NEAR/5 c NEAR/5 d", "a NEAR/5 b NEAR/5 c NEAR/5 d"},
      {"a NEAR on the right of NEAR", "a NEAR/5 (b NEAR/5 c)", "a AND (b NEAR/5 c)"},
      {"after a unit", "after:2019-11", "date:2019-12-01.."},
      {"before a unit", "before:2019-11", "date:..2019-10-31"},
  };
  for (const bool any : {false, true}) {
    SCOPED_TRACE(any ? "any" : "all");
    expect_equal(pairs, any);
  }
}

TEST(ParseQuery, AsksForAllWords) {
  expect_equal(
      {
          {"side by side is AND", "a b", "a AND b"},
          {"plus changes nothing", "+a b", "a b"},
          {"side by side is tighter than OR", "a b OR c d", "(a AND b) OR (c AND d)"},
          {"mixed with AND", "a AND b c", "a b c"},
          {"a group among words", "a (b c) -d", "a b c -d"},
          {"only excluded", "-a -b", "NOT a AND NOT b"},
          {"text pasted in", "He said: \u201Cyes\u201D (twice).", "He said: \"yes\" twice"},
      },
      false);
}

TEST(ParseQuery, AsksForAnyWord) {
  expect_equal(
      {
          {"side by side is OR", "a b", "a OR b"},
          {"OR among them", "a b OR c d", "a OR b OR c OR d"},
          {"AND is tighter", "a AND b c", "(a AND b) OR c"},
          {"groups", "a (b c)", "a OR b OR c"},
          {"required ones", "+a +b", "a AND b"},
          {"one beside excluded ones", "a -b -c", "a AND -b AND -c"},
      },
      true);
  const Query query = parse("+a b -c", true);
  ASSERT_EQ(query.children.size(), 3u);
  EXPECT_EQ(query.children[0].occur, Occur::must);
  EXPECT_EQ(query.children[1].occur, Occur::should);
  EXPECT_EQ(query.children[2].occur, Occur::must_not);
}

TEST(ParseQuery, KeepsApartWhatDiffers) {
  const std::vector<Pair> pairs{
      {"order", "a b", "b a"},
      {"all and any", "a AND b", "a OR b"},
      {"case", "a Deal", "a deal"},
      {"exact", "=US", "US"},
      {"word and phrase", "deal", "\"deal\""},
      {"phrase and distance", "\"a b\"", "\"a b\"~0"},
      {"NEAR and PRE", "a NEAR/5 b", "a PRE/5 b"},
      {"distances", "a NEAR/5 b", "a NEAR/6 b"},
      {"fields", "title:a", "body:a"},
      {"field and none", "body:a", "a"},
      {"one thing and two words", "S 400", "S AND 400"},
      {"one thing and two groups", "S 400", "(S) (400)"},
      {"one thing and two words with something between", "S 400", "S — 400"},
      {"small operators", "a or b", "a OR b"},
      {"groups", "(a OR b) AND c", "a OR b AND c"},
      {"NOT of a group", "NOT (a AND b)", "NOT a AND NOT b"},
      {"dates", "date:2019", "date:2018"},
      {"the date's fields", "date:2019", "updated:2019"},
  };
  for (const bool any : {false, true}) {
    for (const Pair& p : pairs) {
      SCOPED_TRACE(std::string(p.name) + ": " + p.one + " | " + p.other + (any ? " (any)" : ""));
      EXPECT_NE(parse(p.one, any), parse(p.other, any));
    }
  }
}

TEST(ParseQuery, ChainsNear) {
  const Query query = parse("a PRE/3 \"b c\" PRE/3 (d OR e)");
  EXPECT_EQ(query.kind, Kind::near);
  EXPECT_TRUE(query.ordered);
  EXPECT_EQ(query.distance, 3);
  ASSERT_EQ(query.children.size(), 3u);
  EXPECT_EQ(query.children[1].kind, Kind::phrase);
  EXPECT_EQ(query.children[2].kind, Kind::boolean);
  EXPECT_EQ(query.children[2].children[1].occur, Occur::should);
}

TEST(ParseQuery, JoinsWordsThatAreOneThingWhereverTheyStand) {
  for (const char* typed : {"x S 400 y", "-S 400", "a NEAR/5 S 400", "title:(S 400)", "(S 400) OR b",
                            "a AND S 400, b", "NOT S 400 AND x"}) {
    for (const bool any : {false, true}) {
      SCOPED_TRACE(typed);
      EXPECT_NE(to_string(parse(typed, any)).find("S 400"), std::string::npos)
          << to_string(parse(typed, any));
    }
  }
  // A field binds to one chunk, a value is never joined, and a comma ends what is one thing.
  EXPECT_EQ(parse("title:S 400").children.size(), 2u);
  EXPECT_EQ(parse("tag:(S 400)").children.size(), 2u);
  EXPECT_EQ(parse("S, 400").children.size(), 2u);
  EXPECT_EQ(parse("=S 400").children.size(), 2u);
}

TEST(ParseQuery, ReadsWhatMakesNoSenseInAFieldAsWords) {
  struct Case {
    const char* name;
    const char* typed;
    Kind kind;
    const char* text;
    std::optional<FieldId> field;
  };
  const std::vector<Case> cases{
      {"no date", "date:soon", Kind::word, "date:soon", {}},
      {"an impossible date", "date:2019-02-30", Kind::word, "date:2019-02-30", {}},
      {"a range from late to early", "date:2020..2019", Kind::word, "date:2020..2019", {}},
      {"a pattern for a date", "date:2019-1*", Kind::word, "date:2019-1*", {}},
      {"a phrase that is no date", "date:\"some day\"", Kind::phrase, "some day", {}},
      {"after a range", "after:2018..2019", Kind::word, "after:2018..2019", {}},
      {"after a count of days", "after:7d", Kind::word, "after:7d", {}},
      {"after the end of the calendar", "after:9999", Kind::word, "after:9999", {}},
      {"before its beginning", "before:1000", Kind::word, "before:1000", {}},
      {"no date in a field's group", "title:(date:soon)", Kind::word, "date:soon", FieldId::title},
      {"no date in a date's group", "date:(soon)", Kind::word, "soon", {}},
      {"a pattern for a value", "source:ta*", Kind::value, "ta*", FieldId::source},
      {"a distance for a value", "source:\"a b\"~5", Kind::value, "a b", FieldId::source},
      {"an unknown field", "sorce:tass", Kind::word, "sorce:tass", {}},
      {"a number", "length:500", Kind::word, "length:500", {}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.name) + ": " + c.typed);
    std::vector<std::string> notes;
    const Query query = parse(c.typed, false, &notes);
    EXPECT_EQ(query.kind, c.kind);
    EXPECT_EQ(query.text, c.text);
    EXPECT_EQ(query.field, c.field);
    EXPECT_EQ(notes.size(), 1u);
    EXPECT_THROW(parse_query(c.typed, {false, true, today}), Error);
  }
}

TEST(ParseQuery, QuotesThePlaceWhereReadingIsStrict) {
  struct Case {
    const char* name;
    std::string typed;
    const char* what;
    const char* hint;  // a part of it
  };
  const std::vector<Case> cases{
      {"an operator at the end", "deal OR", "\"OR\" has nothing to its right\ndeal OR\n     ^", "both sides"},
      {"an operator at the beginning", "AND deal", "\"AND\" has nothing to its left\nAND deal\n^",
       "both sides"},
      {"NOT at the end", "deal NOT", "\"NOT\" has nothing to its right\ndeal NOT\n     ^", "both sides"},
      {"NEAR at the end", "deal NEAR/5", "\"NEAR/5\"", "NEAR/5"},
      {"a phrase not closed", "deal \"joint", "a quotation mark is not closed\ndeal \"joint\n     ^",
       "close the phrase"},
      {"a group not closed", "(a (b) c", "a parenthesis is not closed", "close it with \")\""},
      {"a group not opened", "a) b", "a parenthesis is closed that was not opened\na) b\n ^", "open it with"},
      {"an empty group", "a ()", "a pair of parentheses is empty\na ()\n  ^", "write"},
      {"an unknown field", "a sorce:tass", "\"sorce:\" is no field that can be searched\na sorce:tass\n  ^",
       "title, body, id, url, source"},
      {"a field without value", "source: tass", "\"source:\" has no value\nsource: tass\n^",
       "source:\"New York Times\""},
      {"no date", "a date:2019-13", "\"2019-13\" is no date\na date:2019-13\n       ^", "2019-10..2019-12"},
      {"no day", "after:7d", "\"7d\" is no day, month or year\nafter:7d\n      ^", "2019-11-07"},
      {"a tab before the place", "a\tb\tOR", "\"OR\" has nothing to its right\na b OR\n    ^", "both sides"},
      {"letters of two bytes before it", "\u00E9t\u00E9 OR",
       "\"OR\" has nothing to its right\n\u00E9t\u00E9 OR\n    ^", "both sides"},
      {"no control reaches the message", "a\x1B[31m OR",
       "\"OR\" has nothing to its right\na [31m OR\n       ^", "both sides"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.name) + ": " + c.typed);
    try {
      const Query query = parse_query(c.typed, {false, true, today});
      ADD_FAILURE() << "read as " << to_string(query);
    } catch (const Error& error) {
      EXPECT_TRUE(std::string(error.what()).starts_with(c.what)) << error.what();
      EXPECT_NE(error.hint().find(c.hint), std::string::npos) << error.hint();
      EXPECT_EQ(error.exit_code(), ExitCode::failure);
    }
    std::vector<std::string> notes;
    EXPECT_NO_THROW(parse(c.typed, false, &notes));
    EXPECT_FALSE(notes.empty());
    for (const std::string& note : notes) EXPECT_EQ(note.find('\n'), std::string::npos);
  }
}

TEST(ParseQuery, CoversItsBytes) {
  const std::string typed = "deal -title:=Foo (a OR S 400)";
  const Query query = parse(typed);
  const auto bytes = [&](const Query& q) { return typed.substr(q.begin, q.end - q.begin); };
  EXPECT_EQ(bytes(query.children[0]), "deal");
  EXPECT_EQ(bytes(query.children[1]), "title:=Foo");
  EXPECT_EQ(bytes(query.children[2]), "a OR S 400");
  EXPECT_EQ(bytes(query.children[2].children[1]), "S 400");
  EXPECT_EQ(query.begin, 0u);
}

TEST(ParseQuery, StandsAMegabyteOfAnything) {
  for (const std::string piece :
       {"(",       ")",     "()", "-(", "a ", "\"",       "NOT ", "OR ", "AND ",  "a NEAR ",
        "title:(", "((a) ", "x*", "=",  "-",  "foo:bar ", "\xFF", " ",   "\"\" ", "(a OR b) NEAR/3 ",
        "S 400 ",  "1"}) {
    SCOPED_TRACE(piece);
    std::string typed;
    while (typed.size() < 1'000'000) typed += piece;
    std::vector<std::string> notes;
    const auto start = std::chrono::steady_clock::now();
    const Query query = parse(typed, false, &notes);
    // A thousand times what it takes: only what is worse than linear is caught.
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
    EXPECT_LE(query.children.size(), 4096u);
    EXPECT_LE(notes.size(), 17u);
    EXPECT_EQ(parse(to_string(query)), query);
  }
}

TEST(ParseQuery, SaysWhereALongQueryWasCut) {
  std::string typed;
  for (int i = 0; i < 4096; ++i) typed += "word" + std::to_string(i) + ' ';
  std::vector<std::string> notes;
  EXPECT_EQ(parse(typed, false, &notes).children.size(), 4096u);
  EXPECT_TRUE(notes.empty());
  EXPECT_NO_THROW(parse_query(typed, {false, true, today}));
  typed += "more";
  EXPECT_EQ(parse(typed, false, &notes).children.size(), 4096u);
  EXPECT_EQ(notes.size(), 1u);
  EXPECT_THROW(parse_query(typed, {false, true, today}), Error);
}

}  // namespace
}  // namespace morgue
