#include "indexer/clean/cleaner.h"

#include <gtest/gtest.h>

#include <random>

#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/read/article_reader.h"
#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using Texts = std::vector<std::string>;

RawArticle raw(RawArticle::Body kind, const std::string& body, const std::string& title = "A title") {
  RawArticle article;
  article.path = "a.jsonl";
  article.record = 1;
  article.body = body;
  article.body_kind = kind;
  article.title = title;
  return article;
}

Article cleaned(const RawArticle& article, const CleanOptions& options = {}) {
  CleanResult result = clean(article, options);
  if (auto* const set_aside = std::get_if<NotAnArticle>(&result)) {
    ADD_FAILURE() << set_aside->reason;
    return {};
  }
  return std::get<Article>(std::move(result));
}

constexpr auto plain = RawArticle::Body::plain;
constexpr auto html = RawArticle::Body::html;
constexpr auto flattened = RawArticle::Body::flattened;

TEST(Cleaner, BodiesBecomeParagraphs) {
  struct Case {
    const char* name;
    RawArticle::Body kind;
    std::string body;
    std::string text;
  };
  const std::vector<Case> cases{
      {"plain paragraphs", plain, "One.\n\nTwo.", "One.\n\nTwo."},
      {"single line breaks part paragraphs too", plain, "One.\nTwo.", "One.\n\nTwo."},
      {"line breaks of DOS, blanks, runs of blank lines", plain, " One. \r\n\r\n\r\n\r\nTwo.\u00A0\r\n",
       "One.\n\nTwo."},
      {"what does not show", plain, "co\u00ADoperate\u200B\uFEFF", "cooperate"},
      {"markup", html, "<p>One &amp; more.</p><p>Two.</p>", "One & more.\n\nTwo."},
      {"line breaks of markup", html, "<p>One<br>Two</p>", "One\n\nTwo"},
      {"references without tags", html, "R&amp;D\n\nNew paragraph", "R&D\n\nNew paragraph"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(cleaned(raw(c.kind, c.body)).text, c.text);
  }
}

TEST(Cleaner, StatedValuesAreTidied) {
  RawArticle article = raw(plain, "Some text of the article.", " What&#8217;s <em>new</em>\n today ");
  article.id = "  id-1 ";
  article.url = " https://www.a.example/1 ";
  article.source = "Delta Post\u00A0";
  article.authors = {"By Maria Keller and Jo\u0301n Arnason"};
  article.date = " 2019-11-07T07:16:00+04:00 ";
  article.updated = "2019-11-08";
  article.language = "en-GB";
  article.section = "Military &amp; Aviation";
  article.tags = {"energy", " Energy ", "", "Norway"};
  article.places = {"Oslo", "oslo"};
  const Article result = cleaned(article);
  EXPECT_EQ(result.id, "id-1");
  EXPECT_EQ(result.path, "a.jsonl");
  EXPECT_EQ(result.record, 1U);
  EXPECT_EQ(result.url, "https://www.a.example/1");
  EXPECT_EQ(result.source, "Delta Post");
  EXPECT_EQ(result.title, "What’s new today");
  EXPECT_EQ(result.authors, (Texts{"Maria Keller", "Jón Arnason"}));
  EXPECT_EQ(to_iso(*result.date), "2019-11-07T07:16:00+04:00");
  EXPECT_EQ(to_iso(*result.updated), "2019-11-08");
  EXPECT_EQ(result.language, "en");
  EXPECT_EQ(result.section, "Military & Aviation");
  EXPECT_EQ(result.tags, (Texts{"energy", "Norway"}));
  EXPECT_EQ(result.places, (Texts{"Oslo"}));
}

TEST(Cleaner, ADateThatIsNotUnderstoodIsNone) {
  RawArticle article = raw(plain, "Some text.");
  for (const char* const date : {"", "last Tuesday", "2019-13-45", "05/06/2019"}) {
    article.date = date;
    EXPECT_FALSE(cleaned(article).date.has_value()) << date;
  }
}

TEST(Cleaner, TheSourceIsStatedOrTheHost) {
  RawArticle article = raw(plain, "Some text.");
  EXPECT_EQ(cleaned(article).source, "");
  article.url = "https://www.bbc.co.uk/news/1";
  EXPECT_EQ(cleaned(article).source, "bbc.co.uk");
  article.source = "https://www.bbc.com/";
  EXPECT_EQ(cleaned(article).source, "bbc.com");
  article.source = "BBC News";
  EXPECT_EQ(cleaned(article).source, "BBC News");
  EXPECT_EQ(cleaned(article, {.source = "Archive", .language = ""}).source, "Archive");
}

TEST(Cleaner, TheLanguageIsGivenStatedOrDetected) {
  RawArticle article = raw(
      plain, "Der Wasserstand lag in der vergangenen Woche so niedrig wie seit zwanzig Jahren nicht mehr.");
  EXPECT_EQ(cleaned(article).language, "de");
  article.language = "unknown";
  EXPECT_EQ(cleaned(article).language, "de");
  article.language = "deu";
  EXPECT_EQ(cleaned(article).language, "de");
  article.language = "fr";
  EXPECT_EQ(cleaned(article).language, "fr");
  EXPECT_EQ(cleaned(article, {.source = "", .language = "es"}).language, "es");
}

TEST(Cleaner, WithoutATitleTheFirstWordsServe) {
  EXPECT_EQ(
      cleaned(
          raw(plain, "One two three four five six seven eight nine ten eleven twelve thirteen fourteen.", ""))
          .title,
      "One two three four five six seven eight nine ten eleven twelve…");
  EXPECT_EQ(cleaned(raw(plain, "Short text.", "")).title, "Short text.");
  EXPECT_EQ(cleaned(raw(plain, "Short text.\n\nMore.", "")).title, "Short text.");
  const std::string chinese = test::repeat("水库水位", 100);
  const std::string title = cleaned(raw(plain, chinese, "")).title;
  EXPECT_TRUE(title.ends_with("…"));
  EXPECT_LT(title.size(), 130U);
  EXPECT_TRUE(text::is_valid(title));
}

TEST(Cleaner, WhatHasNeitherWordsNorTitleIsNoArticle) {
  for (const auto kind : {plain, html, flattened}) {
    for (const char* const body : {"", "\n \n", "- - -\n***", "\u200B\u00AD"}) {
      const CleanResult result = clean(raw(kind, body, ""), {});
      ASSERT_TRUE(std::holds_alternative<NotAnArticle>(result)) << body;
      EXPECT_EQ(std::get<NotAnArticle>(result).reason, "no text");
    }
  }
  EXPECT_EQ(cleaned(raw(plain, "", "A headline alone")).title, "A headline alone");
  EXPECT_EQ(cleaned(raw(plain, "", "A headline alone")).text, "");
}

TEST(Cleaner, APageStatesItsOwnFieldsAndWhatWasStatedOutsideCountsMore) {
  RawArticle article =
      raw(flattened,
          "Reservoirs test the patience of all\nSource: Northern Wire\nBy Maria Keller\n9 August 2022\n\n"
          "Water levels in the south-west stood at half of capacity last week.\n",
          "");
  std::vector<LineFate> fates;
  Article result = std::get<Article>(clean(article, {}, &fates));
  EXPECT_EQ(result.title, "Reservoirs test the patience of all");
  EXPECT_EQ(result.source, "Northern Wire");
  EXPECT_EQ(result.authors, (Texts{"Maria Keller"}));
  EXPECT_EQ(to_iso(*result.date), "2022-08-09");
  EXPECT_EQ(result.text, "Water levels in the south-west stood at half of capacity last week.");
  EXPECT_EQ(fates.size(), 7U);

  article.source = "Archive";
  article.date = "2022-08-10";
  result = cleaned(article);
  EXPECT_EQ(result.source, "Archive");
  EXPECT_EQ(to_iso(*result.date), "2022-08-10");
}

TEST(Cleaner, OnlyPagesHaveLinesWithFates) {
  std::vector<LineFate> fates(3);
  clean(raw(plain, "Text."), {}, &fates);
  EXPECT_TRUE(fates.empty());
}

TEST(Cleaner, EachFateHasAName) {
  using Fate = LineFate::Fate;
  for (const Fate fate : {Fate::kept, Fate::title, Fate::date, Fate::byline, Fate::dateline, Fate::section,
                          Fate::tags, Fate::dropped, Fate::blank}) {
    EXPECT_FALSE(to_string(fate).empty());
  }
}

TEST(Cleaner, LongLinesAreKeptWholeAndTitlesOfMegabytesAreNone) {
  const std::string long_title = test::repeat("word ", 10'000) + "end";
  EXPECT_EQ(cleaned(raw(plain, "Text.", long_title)).title, long_title);
  const std::string line = test::repeat("word ", 400'000) + "end";
  EXPECT_EQ(cleaned(raw(flattened, line, "")).text, line);
  const CleanResult result = clean(raw(plain, "Text.", line), {});
  ASSERT_TRUE(std::holds_alternative<NotAnArticle>(result));
  EXPECT_EQ(std::get<NotAnArticle>(result).reason, "a title of 1953 KiB, which no article has");
}

// Pure, and every string valid and composed, whatever came in.
TEST(Cleaner, AnyTextGivesTheSameValidArticleTwice) {
  std::mt19937 random(31);
  const Texts pieces{"\n",
                     "\n\n",
                     " ",
                     "By ",
                     "Title: ",
                     "7 November 2019",
                     "07:16",
                     "Tags: a, b",
                     "---",
                     "e\u0301",
                     "\u00AD",
                     "<p>",
                     "&amp;",
                     "Word",
                     "many words in a line",
                     "|",
                     "•",
                     "\t",
                     std::string(1, '\0'),
                     "水库",
                     "\u202E"};
  for (int round = 0; round < 2000; ++round) {
    std::string body;
    for (int i = 0; i < 25; ++i) body += pieces[random() % pieces.size()];
    const auto kind = round % 3 == 0 ? plain : round % 3 == 1 ? html : flattened;
    const RawArticle article = raw(kind, body, "");
    const CleanResult result = clean(article, {});
    if (const auto* const one = std::get_if<Article>(&result)) {
      EXPECT_EQ(*one, cleaned(article));
      for (const std::string& value : {one->title, one->text}) {
        EXPECT_TRUE(text::is_valid(value)) << body;
        EXPECT_EQ(text::to_nfc(value), value) << body;
      }
      EXPECT_EQ(one->text.find("\n\n\n"), std::string::npos);
      EXPECT_FALSE(one->title.empty());
    }
  }
}

// ---- Real pages, where there are any

TEST(Cleaner, SeedsKeepEverySentenceAndTheirDates) {
  const auto data = test::shared_data();
  if (!data) GTEST_SKIP() << "MORGUE_SHARED is not set: no real pages to clean";
  struct Case {
    const char* file;
    const char* sentence;
    const char* date;
  };
  constexpr Case cases[] = {
      {"seed-0.txt", "Russia and India are coordinating a program of defence industry cooperation until 2030",
       "2019-11-13"},
      {"seed-1.txt", "work is underway to negotiate a program", "2019-11-07T07:16:00+04:00"},
      {"seed-2.txt", "Lavrov praised the development of cooperation in peaceful space exploration", ""},
      {"seed-3.txt", "remained amongst Russia's main partners", ""},
      {"seed-4.txt", "Three squadrons of these systems have already been delivered", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.file);
    const std::string path = *data + "/seeds/" + c.file;
    const auto reader = open_article_reader(path, open_file(path));
    const auto results = test::read_all(*reader);
    ASSERT_EQ(results.size(), 1U);
    const Article article = cleaned(std::get<RawArticle>(results[0]));
    EXPECT_EQ(article.date ? to_iso(*article.date) : "", c.date);
    EXPECT_EQ(article.language, "en");
    EXPECT_FALSE(article.title.empty());
    EXPECT_NE(article.text.find(c.sentence), std::string::npos);
  }
}

TEST(Cleaner, ARecordsDateConflictsWithItsPage) {
  RawArticle raw;
  raw.body_kind = RawArticle::Body::html;
  raw.body =
      "<!DOCTYPE html><html><head><meta property='article:published_time' "
      "content='2019-11-07'></head><body><h1>Ferry "
      "every hour</h1><p>The ferry between the islands will run every hour from Monday.</p></body></html>";
  const auto cleaned = [&](const char* date, std::vector<LineFate>* fates = nullptr) {
    raw.date = date;
    return std::get<Article>(clean(raw, {}, fates));
  };
  EXPECT_FALSE(cleaned("").date_conflict);
  EXPECT_FALSE(cleaned("2019-11-08").date_conflict);
  std::vector<LineFate> fates;
  const Article article = cleaned("2019-12-24", &fates);
  EXPECT_TRUE(article.date_conflict);
  EXPECT_EQ(to_iso(*article.date), "2019-12-24");
  ASSERT_GE(fates.size(), 2U);
  EXPECT_EQ(fates[0].reason, "chosen: stated by the record");
  EXPECT_EQ(fates[1].reason, "passed over: stated as published");
}

}  // namespace
}  // namespace morgue
