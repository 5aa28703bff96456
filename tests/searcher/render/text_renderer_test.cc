#include "searcher/render/text_renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "common/text/display.h"
#include "tests/searcher/render/sample_results.h"

namespace morgue {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string rendered(const Results& results, const RenderOptions& options = {},
                     const std::string& query_id = "") {
  std::ostringstream out;
  make_text_renderer(out, options)->render(results, query_id);
  return out.str();
}

std::string shown(const Hit& hit, const RenderOptions& options = {}) {
  std::ostringstream out;
  make_text_renderer(out, options)->render_article(hit);
  return out.str();
}

RenderOptions colored() {
  RenderOptions options;
  options.color = true;
  return options;
}

TEST(TextRenderer, ReadsLikeANewspapersIndex) {
  EXPECT_EQ(rendered(two_of_many()),
            "showing 1-2 of 37\n"
            "\n"
            "  1  Turkey signs S-400 deal\n"
            "     Northern Wire · 7 November 2019 · Ankara · Politics      news/wire.jsonl:17\n"
            "     … the deal had been signed in Ankara, the ministry said.\n"
            "     +2 copies: Delta Post (8 Nov), radio-9\n"
            "\n"
            "  2  (untitled)\n"
            "     loose.txt\n"
            "     No deal was in sight …\n");
}

TEST(TextRenderer, PutsThePlaceAtTheRightWhereThereIsRoom) {
  RenderOptions options;
  options.columns = 90;
  EXPECT_THAT(
      rendered(two_of_many(), options),
      HasSubstr(
          "     Northern Wire · 7 November 2019 · Ankara · Politics                news/wire.jsonl:17\n"));
  options.columns = 70;
  EXPECT_THAT(
      rendered(two_of_many(), options),
      HasSubstr("     Northern Wire · 7 November 2019 · Ankara · Politics\n     news/wire.jsonl:17\n"));
}

TEST(TextRenderer, SaysWhoHadCopiesAndWhen) {
  struct Case {
    const char* name;
    std::size_t size;
    std::vector<Copy> copies;
    std::string expected;
  };
  const auto of = [](const char* source, const char* date) {
    return Copy{"some-id", source, parse_date(date), "", ""};
  };
  const Case cases[] = {
      {"one", 2, {of("Delta Post", "2019-11-08")}, "+1 copy: Delta Post (8 Nov)\n"},
      {"of another year", 2, {of("Delta Post", "2020-01-02")}, "+1 copy: Delta Post (2 Jan 2020)\n"},
      {"of a month or a year", 3, {of("A", "2019-11"), of("B", "2018")}, "+2 copies: A (Nov), B (2018)\n"},
      {"undated, without a source", 2, {of("", "")}, "+1 copy: some-id\n"},
      {"more than are named", 41, std::vector<Copy>(10, of("Post", "2019-11-08")),
       "+40 copies: Post (8 Nov), Post (8 Nov), Post (8 Nov), Post (8 Nov), Post (8\n     Nov) and 35 "
       "more\n"},
      {"hostile names", 2, {of("Evil\x1b[31m", "2019")}, "+1 copy: Evil [31m (2019)\n"},
      {"alone by now", 1, {}, ""},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    Results results = two_of_many();
    results.hits.resize(1);
    results.hits[0].family->size = each.size;
    results.hits[0].copies = each.copies;
    const std::string printed = rendered(results);
    const std::size_t at = printed.find("     +");
    EXPECT_EQ(at == std::string::npos ? "" : printed.substr(at + 5), each.expected);
  }
}

TEST(TextRenderer, HeaderCountsFamiliesWhereTheyAreFewer) {
  struct Case {
    const char* name;
    std::uint64_t total;
    std::uint64_t families;
    std::size_t hits;
    std::string expected;
  };
  const Case cases[] = {
      {"no copies", 37, 37, 2, "showing 1-2 of 37\n"},
      {"a page of many", 1252, 1237, 2, "showing 1-2 of 1,237 families (1,252 articles)\n"},
      {"all of them", 5, 2, 2, "5 articles in 2 families\n"},
      {"one family", 6, 1, 1, "6 articles in 1 family\n"},
      {"counts alone", 6, 4, 0, "6 articles in 4 families\n"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    Results results = two_of_many();
    results.total = each.total;
    results.total_families = each.families;
    results.hits.resize(each.hits);
    const std::string printed = rendered(results);
    EXPECT_EQ(printed.substr(0, printed.find('\n') + 1), each.expected);
  }
}

TEST(TextRenderer, HeaderSaysHowManyAndWhich) {
  struct Case {
    const char* name;
    std::uint64_t total;
    bool exact;
    std::size_t first_rank;
    std::size_t hits;
    std::string expected;
  };
  const Case cases[] = {
      {"all of them", 2, true, 1, 2, "2 articles\n"},
      {"one", 1, true, 1, 1, "1 article\n"},
      {"a page of many", 1234, true, 11, 2, "showing 11-12 of 1,234\n"},
      {"one of many", 1234, true, 11, 1, "showing 11 of 1,234\n"},
      {"a total that is an estimate", 1234, false, 11, 2, "showing 11-12 of about 1,234\n"},
      {"a page beyond the last", 37, true, 0, 0, "37 articles\n"},
      {"an estimate without hits", 37, false, 0, 0, "about 37 articles\n"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    Results results;
    results.total = each.total;
    results.total_is_exact = each.exact;
    for (std::size_t i = 0; i < each.hits; ++i) {
      results.hits.push_back(bare_hit());
      results.hits.back().rank = each.first_rank + i;
    }
    EXPECT_THAT(rendered(results), StartsWith(each.expected));
  }
}

TEST(TextRenderer, MarksWhereEachOfSeveralPassagesBegins) {
  Results results = two_of_many();
  results.hits[0].snippets.push_back(
      {"A deal is a deal, " + std::string(60, 'x'), {{2, 6}}, 0, false, false});
  EXPECT_THAT(rendered(results), HasSubstr("     • … the deal had been signed in Ankara, the ministry said.\n"
                                           "     • A deal is a deal,\n"
                                           "       xxxxx"));
}

TEST(TextRenderer, NamesTwoPlacesAtMost) {
  Results results = two_of_many();
  results.hits[0].article.places = {"Ankara", "Moscow", "Brussels"};
  EXPECT_THAT(rendered(results), HasSubstr("7 November 2019 · Ankara, Moscow · Politics"));
}

TEST(TextRenderer, RanksStandUnderEachOther) {
  Results results = two_of_many();
  results.hits[0].rank = 9;
  results.hits[1].rank = 10;
  const std::string out = rendered(results);
  EXPECT_THAT(out, HasSubstr("\n   9  Turkey"));
  EXPECT_THAT(out, HasSubstr("\n  10  (untitled)\n      loose.txt\n"));
}

TEST(TextRenderer, PrintsNothingWhereNothingWasFound) {
  EXPECT_EQ(rendered(Results{}), "");
  EXPECT_EQ(rendered(Results{}, colored()), "");
}

TEST(TextRenderer, ShowsHighlightsInColourOnly) {
  const std::string painted = rendered(two_of_many(), colored());
  EXPECT_THAT(painted, HasSubstr("\033[1mTurkey signs S-400 \033[0m\033[1;31mdeal\033[0m\n"));
  EXPECT_THAT(painted, HasSubstr("… the \033[1;31mdeal\033[0m had been"));
  EXPECT_THAT(painted, HasSubstr("No \033[1;31mdeal\033[0m was in sight …"));
  EXPECT_THAT(rendered(two_of_many()), Not(HasSubstr("\033")));
}

TEST(TextRenderer, ClosesEverySequenceOnItsOwnLine) {
  Results results = two_of_many();
  results.facets = {{FieldId::source, {{"Northern Wire", 30}}, 2, 3, 4}};
  results.timeline = Timeline{TimeUnit::year, {{"2019", 37}}, 1};
  RenderOptions options = colored();
  options.columns = 100;
  std::istringstream lines(rendered(results, options));
  std::size_t painted = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t last = line.rfind("\033[");
    if (last == std::string::npos) continue;
    ++painted;
    EXPECT_EQ(line.substr(last, 4), "\033[0m") << line;
  }
  EXPECT_GE(painted, 8U);
}

TEST(TextRenderer, LinksTitlesToThePageOrTheFile) {
  RenderOptions options;
  options.hyperlinks = true;
  const std::string out = rendered(two_of_many(), options);
  EXPECT_THAT(
      out, HasSubstr("\033]8;;https://northernwire.example/s400\033\\Turkey signs S-400 deal\033]8;;\033\\"));
  EXPECT_THAT(out, HasSubstr("\033]8;;file:///"));
  EXPECT_THAT(rendered(two_of_many()), Not(HasSubstr("\033]8")));
}

TEST(TextRenderer, LetsNoControlByteOfAnArticleThrough) {
  const std::string evil =
      "a\x1b[31mb\x1b]0;owned\x07"
      "c\xc2\x9b"
      "d\r\x08\x7f";
  Results results = two_of_many();
  Hit& hit = results.hits[0];
  Article& article = hit.article;
  for (std::string* field :
       {&article.title, &article.source, &article.section, &article.path, &article.url}) {
    *field += evil;
  }
  article.url = "https://x.example/" + evil;
  article.authors = {evil};
  article.tags = {evil};
  article.places = {evil};
  hit.snippets[0].text += evil;
  results.facets = {{FieldId::tag, {{evil, 3}}, 0, 0, 0}};
  results.explanation = {{0, evil, evil, 1}};
  results.interpreted = evil;
  RenderOptions options;
  options.explain = true;
  Hit whole = hit;
  for (const std::string& out : {rendered(results, options, evil), shown(whole)}) {
    EXPECT_THAT(out, HasSubstr("owned")) << "the text itself is there";
    for (const char c : out) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
    EXPECT_THAT(out, Not(HasSubstr("\xc2\x9b")));
    EXPECT_THAT(out, Not(HasSubstr("\x7f")));
  }
  options.hyperlinks = true;
  EXPECT_THAT(rendered(results, options), Not(HasSubstr("\x07")));
}

TEST(TextRenderer, StaysWithinTheWidth) {
  Results results = two_of_many();
  results.total = 1'240'000;
  results.total_families = 1'180'000;
  results.hits[0].article.title =
      "Ministers of nineteen countries sign a declaration on the co-operation of their navies";
  results.hits[0].snippets[0].text =
      "東京で開かれた会議で、十九か国の大臣が海軍の協力に関する宣言に署名した。これは十年ぶりのことである。";
  results.hits[0].snippets[0].spans = {};
  results.hits[0].article.path = std::string(300, 'p');
  results.facets = {{FieldId::source, {{"Northern Wire", 3}, {"Delta Post", 1}}, 3, 4, 5}};
  results.timeline = Timeline{TimeUnit::year, {{"2019", 3}, {"2020", 4}}, 2};
  results.explanation = {
      {0, "a clause of some length that has to wrap", "with what was asked of the index for it", 9}};
  for (const std::size_t columns : {40U, 60U, 80U, 100U}) {
    SCOPED_TRACE(columns);
    RenderOptions options;
    options.columns = columns;
    options.explain = true;
    std::istringstream lines(rendered(results, options));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(text::display_width(line), columns) << line;
  }
  RenderOptions options;
  options.columns = 300;
  results.timeline.reset();  // alone is as wide as the terminal
  std::istringstream lines(rendered(results, options));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(text::display_width(line), 100U) << line;
}

TEST(TextRenderer, DatesAreWrittenAsFinelyAsTheyAreKnown) {
  struct Case {
    const char* name;
    Date date;
    std::string expected;
  };
  const Case cases[] = {
      {"a year", {2019, 0, 0, 0, 0, 0, {}, DatePrecision::year}, "     Delta · 2019   "},
      {"a month", {2019, 3, 0, 0, 0, 0, {}, DatePrecision::month}, "     Delta · March 2019   "},
      {"a day", {2019, 3, 9, 0, 0, 0, {}, DatePrecision::day}, "     Delta · 9 March 2019   "},
      {"a moment", {2019, 3, 9, 7, 5, 3, 0, DatePrecision::second}, "     Delta · 9 March 2019   "},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    Results results = two_of_many();
    results.hits[1].article.source = "Delta";
    results.hits[1].article.date = each.date;
    EXPECT_THAT(rendered(results), HasSubstr(each.expected));
  }
}

TEST(TextRenderer, FacetsAndTimelineFollowTheHits) {
  Results results = two_of_many();
  results.facets = {{FieldId::source, {{"Northern Wire", 30}}, 0, 0, 0},
                    {FieldId::tag, {{"gas", 2}}, 0, 0, 0}};
  results.timeline = Timeline{TimeUnit::year, {{"2019", 37}}, 0};
  const std::string out = rendered(results);
  const std::size_t hit = out.find("(untitled)");
  const std::size_t source = out.find("\n\nsource\n  Northern Wire  30  ");
  const std::size_t tag = out.find("\n\ntag\n  gas  2  ");
  const std::size_t years = out.find("\n\nby year\n  2019  37  ");
  EXPECT_LT(hit, source);
  EXPECT_LT(source, tag);
  EXPECT_LT(tag, years);
  EXPECT_NE(years, std::string::npos);
}

TEST(TextRenderer, ExplainsTheClausesAsATree) {
  Results results;
  results.typed = "turkey (deal OR pact)";
  results.interpreted = "turkey AND (deal OR pact)";
  results.explanation = {{0, "turkey AND (deal OR pact)", "", 7},
                         {1, "turkey", "turkey OR Zen:turkey", 1204},
                         {1, "deal OR pact", "", 60},
                         {2, "deal", "deal", 48}};
  RenderOptions options;
  options.explain = true;
  EXPECT_EQ(rendered(results, options),
            "as typed:      turkey (deal OR pact)\n"
            "as understood: turkey AND (deal OR pact)\n"
            "each clause alone, and as asked of Xapian:\n"
            "      7  turkey AND (deal OR pact)\n"
            "  1,204    turkey\n"
            "           turkey OR Zen:turkey\n"
            "     60    deal OR pact\n"
            "     48      deal\n"
            "             deal\n"
            "\n");
  EXPECT_EQ(rendered(results), "");
}

TEST(TextRenderer, OfAClauseThatExcludesItTellsWhatThatTakesAway) {
  Results results;
  results.explanation = {{0, "turkey AND NOT deal AND NOT zebra", "", 995},
                         {1, "turkey", "", 1000},
                         {1, "NOT deal", "", 2477, true},
                         {1, "NOT zebra", "", 0, true}};
  RenderOptions options;
  options.explain = true;
  EXPECT_THAT(rendered(results, options), HasSubstr("     995  turkey AND NOT deal AND NOT zebra\n"
                                                    "   1,000    turkey\n"
                                                    "  -2,477    NOT deal\n"
                                                    "       0    NOT zebra\n"));
}

TEST(TextRenderer, WithinABatchEachAnswerIsHeadedByItsQuery) {
  EXPECT_THAT(rendered(two_of_many(), {}, "q7"), StartsWith("q7: deal\nshowing 1-2 of 37\n"));
  Results nothing;
  nothing.typed = "zebra";
  EXPECT_EQ(rendered(nothing, {}, "q8"), "q8: zebra\nno articles\n\n");
}

TEST(TextRenderer, ShowsAWholeArticleWithItsParagraphs) {
  Hit hit = full_hit();
  const std::string text =
      "The deal was signed.\n\nIts price, the ministry said, was not to be told before the end of the year, "
      "if ever.\nA line.";
  hit.snippets = {{text, spans_of(text, {"deal"}), 0, false, false}};
  EXPECT_EQ(shown(hit),
            "Turkey signs S-400 deal\n"
            "By Maria Keller, Deniz Aydın\n"
            "Northern Wire · 7 November 2019, 07:16 UTC+04:00 · Politics\n"
            "Ankara\n"
            "Tags: defence, air defence\n"
            "https://northernwire.example/s400\n"
            "news/wire.jsonl:17\n"
            "+2 copies: Delta Post (8 Nov), radio-9\n"
            "\n"
            "The deal was signed.\n"
            "\n"
            "Its price, the ministry said, was not to be told before the end of the year, if\n"
            "ever.\n"
            "A line.\n");
  EXPECT_THAT(shown(hit, colored()), HasSubstr("The \033[1;31mdeal\033[0m was signed.\n\nIts price"));
}

TEST(TextRenderer, AHighlightThatReachesOverALineIsShownOnBoth) {
  Hit hit = bare_hit();
  hit.snippets = {{"a joint\nstatement x", {{2, 17}}, 0, false, false}};
  EXPECT_THAT(shown(hit, colored()), HasSubstr("a \033[1;31mjoint\033[0m\n\033[1;31mstatement\033[0m x\n"));
}

TEST(TextRenderer, AnArticleOfWhichLittleIsKnownHasNoEmptyLines) {
  Hit hit = bare_hit();
  hit.snippets = {{"Text.", {}, 0, false, false}};
  EXPECT_EQ(shown(hit), "(untitled)\nloose.txt\n\nText.\n");
}

}  // namespace
}  // namespace morgue
