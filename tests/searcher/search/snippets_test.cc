#include "searcher/search/snippets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <cctype>

#include "common/analyzer/analyzer.h"
#include "common/text/utf8.h"
#include "searcher/query/builder.h"
#include "searcher/query/parser.h"

namespace morgue {
namespace {

using testing::ElementsAre;

// What a query highlights in a text, as the engine goes about it.
class Passages {
 public:
  std::vector<Snippet> of(const std::string& query, const std::string& text, SnippetOptions options = {}) {
    const BuiltQuery built = build(query, text);
    tokens_.clear();
    analyzer_.analyze(text, "en", 1, tokens_);
    const Highlighter highlighter(built.matchers);
    return choose_snippets(text, highlighter.find(tokens_, TextPart::body, "en"), built.matchers, options,
                           breaker_);
  }

  std::vector<std::string> highlights(const std::string& query, const std::string& text) {
    std::vector<std::string> found;
    for (const Snippet& snippet : of(query, text, {1, text.size() + 1})) {
      for (const Span& span : snippet.spans)
        found.push_back(snippet.text.substr(span.begin, span.end - span.begin));
    }
    return found;
  }

 private:
  // A database of the one text, so that patterns and stems have a vocabulary.
  BuiltQuery build(const std::string& query, const std::string& text) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    tokens_.clear();
    analyzer_.analyze(text, "en", 1, tokens_);
    for (const Token& token : tokens_.tokens)
      document.add_term(term_name("", token.kind, tokens_.term(token)));
    database.add_document(document);
    const ParseOptions options{
        .any = false, .strict = false, .today = CivilDay{std::chrono::year(2020) / 1 / 1}};
    return QueryBuilder(database, analyzer_, {{"en"}, "en"}).build(parse_query(query, options));
  }

  Analyzer analyzer_;
  text::SentenceBreaker breaker_;
  TokenList tokens_;
};

TEST(Highlights, ShowOnlyWhatSatisfiedTheQuery) {
  struct Case {
    const char* name;
    const char* query;
    const char* text;
    std::vector<std::string> highlights;
  };
  const Case cases[] = {
      {"a word and its inflections",
       "missile",
       "Missiles and a missile, no mission.",
       {"Missiles", "missile"}},
      {"spelling variants", "defense", "The Defence Ministry spoke of defense.", {"Defence", "defense"}},
      {"a phrase as one stretch",
       "\"joint statement\"",
       "A joint statement; a statement, a joint.",
       {"joint statement"}},
      {"a phrase across curly quotes",
       "\"make in india\"",
       "The \xE2\x80\x98Make in India\xE2\x80\x99 plan",
       {"Make in India"}},
      {"designations however written",
       "S-400",
       "The S-400, the S400 and the S 400, not the S-300.",
       {"S-400", "S400", "S 400"}},
      {"amounts however written",
       "$5 billion",
       "A $5 billion deal, US$5bn, 5 billion dollars, $6 billion.",
       {"$5 billion", "US$5bn", "5 billion dollars"}},
      {"possessives without their ending", "india", "India\xE2\x80\x99s plan", {"India"}},
      {"words near one another",
       "trade NEAR/3 talks",
       "Trade and peace talks. A year after that, trade was slow and far away from all the talks.",
       {"Trade", "talks"}},
      {"in this order",
       "trade PRE/3 talks",
       "Talks, but far from any, on trade. Now there is nothing. Trade talks.",
       {"Trade", "talks"}},
      {"a loose phrase is NEAR between its words",
       "\"trade talks\"~2",
       "Talks on trade. Now there were talks, so they said, of trade.",
       {"Talks", "trade"}},
      {"nothing of what is excluded", "deal -treaty", "A deal, no treaty.", {"deal"}},
      {"patterns", "*fence", "Fence and defence.", {"Fence", "defence"}},
      {"initials with their last stop", "=US", "The U.S. told us.", {"U.S."}},
      {"a word beside its acronym", "=us", "The U.S. told us.", {"us"}},
      {"diacritics folded", "cafe", "The caf\xC3\xA9.", {"caf\xC3\xA9"}},
      {"nothing of a title clause", "title:deal", "A deal.", {}},
  };
  Passages passages;
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(passages.highlights(c.query, c.text), c.highlights);
  }
}

const char* const story =
    "The harbour reopened on Monday. Pilots returned to work after a night of talks. The port authority "
    "thanked them.\n\n"
    "Nobody had expected the strike to last. Shippers counted their losses in the millions of euros every "
    "day.\n\n"
    "A second strike is planned for May, the union of pilots said. It will concern wages. "
    "The authority declined to comment on wages or on the union.";

TEST(Snippets, AreTheArticlesOwnWordsOnSentenceBounds) {
  Passages passages;
  const auto found = passages.of("strike pilots", story, {1, 70});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "A second strike is planned for May, the union of pilots said.");
  EXPECT_THAT(found[0].spans, ElementsAre(Span{9, 15}, Span{49, 55}));
  EXPECT_FALSE(found[0].cut_before);
  EXPECT_FALSE(found[0].cut_after);
  EXPECT_EQ(std::string(story).substr(found[0].offset, found[0].text.size()), found[0].text);
}

TEST(Snippets, SeveralStandInTheTextsOrderAndNeverOverlap) {
  Passages passages;
  const auto found = passages.of("strike OR pilots OR wages", story, {3, 60});
  ASSERT_GE(found.size(), 2U);
  for (std::size_t i = 1; i < found.size(); ++i) {
    EXPECT_GE(found[i].offset, found[i - 1].offset + found[i - 1].text.size());
  }
}

TEST(Snippets, MarkHalfAPhraseOnlyWhereThereIsNoWholeOne) {
  Passages passages;
  const std::string text =
      "Trade talks began. He went far away to speak of trade. Talks have ended since, it is said.";
  const auto both = passages.of("\"trade talks\"", text, {1, 55});
  ASSERT_EQ(both.size(), 1U);
  EXPECT_EQ(both[0].text, "Trade talks began. He went far away to speak of trade.");
  EXPECT_THAT(both[0].spans, ElementsAre(Span{0, 11}));

  const auto narrow = passages.of("\"international confederation of harbour unions\"",
                                  "The international confederation of harbour unions met.", {1, 20});
  ASSERT_EQ(narrow.size(), 1U);
  EXPECT_EQ(narrow[0].text, "The international");
  EXPECT_THAT(narrow[0].spans, ElementsAre(Span{4, narrow[0].text.size()}));
}

TEST(Snippets, WithoutAMatchShowTheBeginning) {
  Passages passages;
  const auto found = passages.of("zebra", story, {2, 60});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].offset, 0U);
  EXPECT_TRUE(found[0].spans.empty());
  EXPECT_TRUE(passages.of("zebra", "", {2, 60}).empty());
  EXPECT_TRUE(passages.of("strike", story, {0, 60}).empty());
}

TEST(Snippets, CutALongSentenceAtWordsAroundTheMatch) {
  std::string text = "It began";
  for (int i = 0; i < 200; ++i) text += " and went on";
  text += " until the treaty";
  for (int i = 0; i < 200; ++i) text += " and was forgotten";
  text += ".";
  Passages passages;
  const auto found = passages.of("treaty", text, {1, 80});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].cut_before);
  EXPECT_TRUE(found[0].cut_after);
  EXPECT_LE(found[0].text.size(), 90U);
  EXPECT_NE(found[0].text.find("until the treaty"), std::string::npos);
  EXPECT_NE(found[0].text.front(), ' ');
}

TEST(Snippets, NeverBeginOrEndWithinAWord) {
  std::string text = "They";
  for (int i = 0; i < 60; ++i) text += " went,incomprehensibly" + std::to_string(i);
  text += ",over Kieldrecht dock,unhurriedly";
  for (int i = 0; i < 60; ++i) text += " returning,reluctantly" + std::to_string(i);
  Passages passages;
  for (std::size_t chars = 4; chars < 120; ++chars) {
    for (const Snippet& snippet : passages.of("dock", text, {1, chars})) {
      const std::size_t end = snippet.offset + snippet.text.size();
      const auto is_letter = [&](std::size_t at) {
        return std::isalnum(static_cast<unsigned char>(text[at])) != 0;
      };
      EXPECT_FALSE(snippet.offset > 0 && is_letter(snippet.offset - 1) && is_letter(snippet.offset))
          << snippet.text;
      EXPECT_FALSE(end < text.size() && is_letter(end - 1) && is_letter(end)) << snippet.text;
    }
  }
}

TEST(Snippets, StandOnCharacterBoundsInScriptsWithoutSpaces) {
  std::string text;
  for (int i = 0; i < 300; ++i)
    text += "\xE7\xBB\x8F\xE6\xB5\x8E\xE5\xA2\x9E\xE9\x95\xBF";  // "economic growth", no full stop
  Passages passages;
  for (const std::size_t chars : {5U, 20U, 33U, 100U}) {
    for (const Snippet& snippet : passages.of("\xE5\xA2\x9E\xE9\x95\xBF", text, {3, chars})) {
      EXPECT_TRUE(text::is_valid(snippet.text));
      for (const Span& span : snippet.spans)
        EXPECT_TRUE(text::is_valid(snippet.text.substr(span.begin, span.end - span.begin)));
    }
  }
}

}  // namespace
}  // namespace morgue
