#include "searcher/query/query.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "common/error.h"
#include "searcher/query/group.h"
#include "searcher/query/parser.h"

namespace morgue {
namespace {

constexpr CivilDay today = std::chrono::year(2019) / std::chrono::November / 7;

Query word(const char* text, Query::Occur occur = Query::Occur::must) {
  Query query;
  query.kind = Query::Kind::word;
  query.text = text;
  query.occur = occur;
  return query;
}

Query boolean(std::vector<Query> children) {
  Query query;
  query.kind = Query::Kind::boolean;
  query.children = std::move(children);
  return query;
}

constexpr auto must = Query::Occur::must;
constexpr auto should = Query::Occur::should;
constexpr auto must_not = Query::Occur::must_not;

TEST(QueryEquality, LooksAtEverythingButTheBytes) {
  struct Change {
    const char* name;
    std::function<void(Query&)> change;
    bool equal;
  };
  const std::vector<Change> changes{
      {"nothing", [](Query&) {}, true},
      {"where it begins", [](Query& q) { q.begin = 7; }, true},
      {"where it ends", [](Query& q) { q.end = 7; }, true},
      {"kind", [](Query& q) { q.kind = Query::Kind::phrase; }, false},
      {"occur", [](Query& q) { q.occur = should; }, false},
      {"field", [](Query& q) { q.field = FieldId::title; }, false},
      {"text", [](Query& q) { q.text = "b"; }, false},
      {"exact", [](Query& q) { q.exact = true; }, false},
      {"ordered", [](Query& q) { q.ordered = true; }, false},
      {"distance", [](Query& q) { q.distance = 0; }, false},
      {"dates", [](Query& q) { q.dates.last = "2019~"; }, false},
      {"children", [](Query& q) { q.children.push_back(word("c")); }, false},
  };
  for (const Change& c : changes) {
    SCOPED_TRACE(c.name);
    Query query = word("a");
    c.change(query);
    EXPECT_EQ(query == word("a"), c.equal);
    EXPECT_EQ(boolean({query}) == boolean({word("a")}), c.equal);
  }
}

TEST(MakeGroup, GivesTheNormalForm) {
  struct Case {
    const char* name;
    std::vector<Query> children;
    Query expected;
  };
  const std::vector<Case> cases{
      {"nothing of nothing", {}, {}},
      {"nothing of those that ask for nothing", {Query{}, Query{}}, {}},
      {"one child is itself", {word("a")}, word("a")},
      {"one optional child is itself", {word("a", should)}, word("a")},
      {"one excluded child stays a group", {word("a", must_not)}, boolean({word("a", must_not)})},
      {"order is kept", {word("b"), word("a")}, boolean({word("b"), word("a")})},
      {"all within all",
       {word("a"), boolean({word("b"), word("c", must_not)})},
       boolean({word("a"), word("b"), word("c", must_not)})},
      {"the only one that may is one that must",
       {word("a", should), word("b", must_not)},
       boolean({word("a"), word("b", must_not)})},
      {"optional beside required stays optional",
       {word("a", should), word("b")},
       boolean({word("a", should), word("b")})},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(make_group(c.children), c.expected) << to_string(make_group(c.children));
  }
}

TEST(MakeGroup, FlattensAlternativesAndResolvesDoubleNot) {
  Query inner = boolean({word("b", should), word("c", should)});
  inner.occur = should;
  EXPECT_EQ(make_group({word("a", should), inner}),
            boolean({word("a", should), word("b", should), word("c", should)}));
  inner.occur = must;
  EXPECT_EQ(make_group({word("a"), inner}), boolean({word("a"), inner}));

  Query excluded = boolean({word("b", must_not)});
  excluded.occur = must_not;
  EXPECT_EQ(make_group({word("a"), excluded}), boolean({word("a"), word("b")}));
}

TEST(MakeGroup, KeepsAGroupThatOnlyExcludesBesideOptionalOnes) {
  // Dissolved, "c" would no longer be optional.
  const Query excluding = boolean({word("b", must_not)});
  EXPECT_EQ(make_group({excluding, word("c", should)}), boolean({excluding, word("c", should)}));
}

TEST(PrintQuery, WritesOperatorsOut) {
  struct Case {
    const char* name;
    const char* typed;
    const char* printed;
    bool any = false;
  };
  const std::vector<Case> cases{
      {"nothing", " — ", ""},
      {"all words", "a b", "a AND b"},
      {"any word", "a b", "a OR b", true},
      {"excluded", "a -b", "a AND NOT b"},
      {"only excluded", "-a -b", "NOT a AND NOT b"},
      {"loosest OR", "a b OR c d", "a AND b OR c AND d"},
      {"grouped OR", "(a OR b) c", "(a OR b) AND c"},
      {"NOT of a group", "a -(b c)", "a AND NOT (b AND c)"},
      {"required, optional, excluded", "+a b -c", "+a b -c", true},
      {"an excluded alternative", "a OR -b", "a OR NOT b"},
      {"all of two among optional ones", "+a b AND c d", "+a b AND c d", true},
      {"one thing in two words", "S 400 deal", "S 400 AND deal"},
      {"one thing in a field", "title:(S 400)", "title:(S 400)"},
      {"two words that are not one thing", "+x (S) 400", "+x S , 400", true},
      {"a phrase", "\u201Ca  b\u201D~5", "\"a b\"~5"},
      {"exact", "=US title:=\"a b\"", "=US AND title:=\"a b\""},
      {"near", "a W/5 (b OR c) PRE/3 d", "a NEAR/5 (b OR c) AND d"},
      {"near by default", "a NEAR b", "a NEAR/10 b"},
      {"a value with spaces", "source:\"New York  Times\"", "source:\"New York Times\""},
      {"a value without", "Source:tass", "source:tass"},
      {"a field by its alias", "lang:fr", "language:fr"},
      {"a span", "date:\"2019-10 .. 2019-12\"", "date:\"2019-10 .. 2019-12\""},
      {"a field carried into its group", "title:(a OR \"b c\")", "title:a OR title:\"b c\""},
      {"a word that looks like a sign", "x -(--y)", "x AND NOT --y"},
      {"such a word among optional ones", "+(--y) x z", "+(--y) x z", true},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.name) + ": " + c.typed);
    EXPECT_EQ(to_string(parse_query(c.typed, {c.any, false, today})), c.printed);
  }
}

std::string random_query(std::mt19937& random) {
  static const std::vector<std::string> pieces{"a",
                                               "b",
                                               "deal",
                                               "S",
                                               "400",
                                               "$5",
                                               "5",
                                               "billion",
                                               "dollars",
                                               "AND",
                                               "OR",
                                               "NOT",
                                               "NEAR",
                                               "NEAR/5",
                                               "PRE/3",
                                               "w/5",
                                               "W/0",
                                               "NEAR/x",
                                               "PRE/9999",
                                               "(",
                                               ")",
                                               "\"",
                                               "\"",
                                               "\u201C",
                                               "\u201D",
                                               "-",
                                               "+",
                                               "=",
                                               "*",
                                               "?",
                                               "defen*",
                                               "d?fence",
                                               "Putin?",
                                               "title:",
                                               "body:",
                                               "source:",
                                               "date:",
                                               "after:",
                                               "before:",
                                               "lang:",
                                               "foo:",
                                               "url:",
                                               "https://x.y/z",
                                               "2019-11",
                                               "2019-11-07",
                                               "7d",
                                               "..2018",
                                               "~5",
                                               "~",
                                               ",",
                                               ".",
                                               "\u2014",
                                               "&",
                                               "U.S.",
                                               "C++",
                                               "#MeToo",
                                               "\u00A0",
                                               "1\u00A0"
                                               "250",
                                               "\u00E9",
                                               "\u4E16\u754C",
                                               std::string(1, '\0'),
                                               "--",
                                               "/",
                                               ":",
                                               "TO",
                                               "w/",
                                               "length:",
                                               "\"a b\"",
                                               "\"joint statement\"~5",
                                               "=US",
                                               "AND*",
                                               "'s",
                                               "(a OR b)",
                                               "(S)"};
  const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
  std::string text;
  for (std::size_t i = below(16) + 1; i > 0; --i) {
    text += below(24) == 0 ? std::string(1, static_cast<char>(below(256))) : pieces[below(pieces.size())];
    if (below(2) == 0) text += ' ';
  }
  return text;
}

// The tree's own laws: what builder and printer rely on.
void expect_normal(const Query& query, const Query* parent, bool any) {
  ASSERT_TRUE(query.kind != Query::Kind::nothing || !parent);
  const bool groups = query.kind == Query::Kind::boolean || query.kind == Query::Kind::near;
  EXPECT_EQ(query.children.empty(), !groups);
  EXPECT_LE(query.begin, query.end);
  if (!parent || parent->kind == Query::Kind::near) {
    EXPECT_EQ(query.occur, must);
  }
  if (query.kind == Query::Kind::near) {
    EXPECT_GE(query.children.size(), 2u);
  }
  if (query.kind == Query::Kind::boolean) {
    if (query.children.size() == 1) {
      EXPECT_EQ(query.children[0].occur, must_not);
    }
    if (!any) {
      EXPECT_TRUE(is_conjunction(query) || is_disjunction(query));
    }
  }
  if (parent && parent->kind == Query::Kind::boolean) {
    EXPECT_FALSE(is_disjunction(query) && is_disjunction(*parent));
    EXPECT_FALSE(is_conjunction(query) && is_conjunction(*parent) && query.occur == must);
  }
  for (const Query& child : query.children) expect_normal(child, &query, any);
}

TEST(PrintQuery, IsReadBackToAnEqualTree) {
  std::mt19937 random(20191107);
  std::size_t well_formed = 0;
  std::size_t groups = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string typed = random_query(random);
    for (const bool any : {false, true}) {
      std::vector<std::string> notes;
      const Query query = parse_query(typed, {any, false, today}, &notes);
      const std::string printed = to_string(query);
      SCOPED_TRACE("typed [" + typed + "] printed [" + printed + (any ? "] any" : "]"));
      expect_normal(query, nullptr, any);
      ASSERT_EQ(parse_query(printed, {any, false, today}), query);
      ASSERT_EQ(printed.find_first_of("\n\r\t"), std::string::npos);
      if (query.kind == Query::Kind::boolean) ++groups;
      // Strict reading refuses exactly what lenient reading has a note about.
      try {
        const Query strict = parse_query(typed, {any, true, today});
        ASSERT_TRUE(notes.empty()) << notes[0];
        ASSERT_EQ(strict, query);
        ASSERT_EQ(parse_query(printed, {any, true, today}), query);
        ++well_formed;
      } catch (const Error& error) {
        ASSERT_FALSE(notes.empty()) << error.what();
      }
      ASSERT_FALSE(HasFailure());
    }
  }
  // The generator must not degenerate to what is trivial.
  EXPECT_GT(well_formed, 4000u);
  EXPECT_GT(groups, 20000u);
}

TEST(PrintQuery, IsReadBackWhereGroupsAreAsDeepAsAllowed) {
  for (const bool any : {false, true}) {
    for (const std::string open : {"(a b OR ", "(a AND -(b OR ", "(S 400 OR b ", "title:(x OR y -"}) {
      std::string typed;
      const std::size_t levels = 64 / static_cast<std::size_t>(std::count(open.begin(), open.end(), '('));
      for (std::size_t i = 0; i < levels; ++i) typed += open;
      typed += "NOT z NEAR/5 S 400" + std::string(64, ')');
      std::vector<std::string> notes;
      const Query query = parse_query(typed, {any, false, today}, &notes);
      EXPECT_TRUE(notes.empty()) << notes[0];
      EXPECT_EQ(parse_query(to_string(query), {any, true, today}), query) << typed;
    }
  }
}

}  // namespace
}  // namespace morgue
