#include "indexer/clean/html/page_explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/clean/html/page_reading.h"

namespace morgue::html {
namespace {

const std::string first =
    "The ferry between the islands will run every hour from Monday, the harbour office said on Friday.";
const std::string second =
    "Fares stay as they are, and bicycles, which used to cost extra, now travel free of charge.";

std::vector<LineFate> explain(const std::string& body, const std::string& head = {}) {
  std::vector<LineFate> fates;
  const std::string page =
      "<!DOCTYPE html><html lang=en><head>" + head + "</head><body>" + body + "</body></html>";
  read_html_page(page, {}, Date{2024, 6, 1, 0, 0, 0, std::nullopt, DatePrecision::day}, &fates);
  return fates;
}

std::string shown(const LineFate& fate) {
  return std::string(to_string(fate.fate)) + ": " + fate.reason + ": " + fate.line;
}

const std::string article = "<h1>Ferry every hour</h1><p>By Maria Keller</p><div class=article-body><p>" +
                            first + "</p><p>" + second +
                            "</p><h4>Read more</h4><p><a href=/x>Island buses</a></p></div>";

TEST(PageExplanation, SaysWhatBecameOfEachLine) {
  const std::vector<std::string> lines = {
      "title: the headline: Ferry every hour",
      "byline: names the author: By Maria Keller",
      "kept: : " + first,
      "kept: : " + second,
      "dropped: announces other articles: Read more",
      "dropped: announced as another article: Island buses",
      "dropped: navigation, aside, footer, caption: Harbour",
      "dropped: its name says: not of the article: Share it",
      "dropped: comments of readers: Too late for me.",
      "dropped: not shown to readers: Sold out",
      "date: names the day of publication: 7 November 2019",
  };
  std::vector<std::string> found;
  for (const LineFate& fate :
       explain("<nav>Harbour</nav><div class=published>7 November 2019</div>" + article +
               "<div class=share-bar>Share it</div><div class=comments>Too late for me.</div>"
               "<div style='display:none'>Sold out</div>")) {
    found.push_back(shown(fate));
  }
  for (const std::string& line : lines) EXPECT_THAT(found, testing::Contains(line));
}

TEST(PageExplanation, NamesEveryCandidateAndTheChosenOne) {
  const std::string head =
      "<link rel=canonical href='https://delta.example/2019/11/20/ferry'>"
      "<meta property='article:published_time' content='2019-11-07T08:00:00+01:00'>"
      "<meta name=date content='soon'><meta name=author content='Jan Novak'>";
  std::vector<std::string> found;
  for (const LineFate& fate : explain(article, head)) found.push_back(shown(fate));
  EXPECT_THAT(found, testing::Contains("date: chosen: stated as published: 2019-11-07T08:00:00+01:00"));
  EXPECT_THAT(found,
              testing::Contains(
                  "date: passed over: the address: 2019-11-20  (https://delta.example/2019/11/20/ferry)"));
  EXPECT_THAT(found, testing::Contains("date: no possible day: stated for the page: soon"));
  EXPECT_THAT(found, testing::Contains("date: in conflict: the days of publication are more than one apart"));
  EXPECT_THAT(found, testing::Contains("byline: chosen: stated of the page: Jan Novak"));
  EXPECT_THAT(found, testing::Contains("byline: passed over: a byline: Maria Keller"));
}

TEST(PageExplanation, EveryDroppedLineHasAReasonAndNoKeptLineIsLost) {
  std::string page = article;
  for (const char* const part :
       {"<ul><li><a href=/1>One</a><li><a href=/2>Two</a><li><a href=/3>Three</a></ul>",
        "<article><h2><a href=/4>Boats</a></h2><p>Boats are late.</p></article>",
        "<div class=meta>3 min</div>", "<footer>Imprint</footer>", "<p>***</p>"}) {
    page += part;
  }
  for (const LineFate& fate : explain(page)) {
    EXPECT_EQ(fate.reason.empty(), fate.fate == LineFate::Fate::kept) << shown(fate);
    EXPECT_LE(fate.reason.size(), 46U) << "it is cut on a screen: " << fate.reason;
  }
}

TEST(PageExplanation, SaysWhereTheTextWasStated) {
  const std::string body = first + " " + second + " " + first + " " + second;
  const std::string head =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","articleBody":")" + body + "\"}</script>";
  const std::vector<LineFate> fates =
      explain("<h1>Ferry every hour</h1><p>Loading the story for you.</p>", head);
  const auto stated = std::ranges::find(fates, body, &LineFate::line);
  ASSERT_NE(stated, fates.end());
  EXPECT_EQ(shown(*stated), "kept: stated by linked data: " + body);
  EXPECT_EQ(std::ranges::count(fates, LineFate::Fate::kept, &LineFate::fate), 1);
}

}  // namespace
}  // namespace morgue::html
