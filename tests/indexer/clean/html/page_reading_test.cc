#include "indexer/clean/html/page_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace morgue::html {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string first =
    "The ferry between the islands will run every hour from Monday, the harbour office said on Friday.";
const std::string second =
    "Fares stay as they are, and bicycles, which used to cost extra, now travel free of charge.";
const std::string third =
    "Islanders had asked for a later boat for years, and the last one now leaves at midnight.";

Date present() {
  Date date;
  date.year = 2024;
  date.month = 6;
  date.day = 1;
  return date;
}

std::string paragraphs() {
  return "<p>" + first + "</p><p>" + second + "</p><p>" + third + "</p>";
}

std::string page(const std::string& body, const std::string& head = {}) {
  return "<!DOCTYPE html><html lang=\"en\"><head>" + head + "</head><body>" + body + "</body></html>";
}

PageReading read(const std::string& markup) {
  return read_html_page(markup, {}, present());
}

TEST(PageText, KeepsTheArticleAndNothingElse) {
  struct Case {
    const char* name;
    std::string extra;  // beside, before or behind the paragraphs
    std::string word;
    bool kept;
  };
  const std::vector<Case> cases{
      {"navigation", "<nav><a href=/>Homeword</a></nav>", "Homeword", false},
      {"a footer", "<footer>Imprintword and other small print</footer>", "Imprintword", false},
      {"a share bar", "<div class='share-bar'>Shareword</div>", "Shareword", false},
      {"a list of links",
       "<ul><li><a href=1>Linkword one</a><li><a href=2>two</a><li><a href=3>three</a></ul>", "Linkword",
       false},
      {"comments",
       "<div id=comments><p>Commentword, says a reader who has much to say about all of this.</p></div>",
       "Commentword", false},
      {"a caption", "<figure><img src=x><figcaption>Captionword</figcaption></figure>", "Captionword", false},
      {"what is hidden", "<div style='display: none'><p>Hiddenword</p></div>", "Hiddenword", false},
      {"related articles", "<h3>Related articles</h3><p><a href=x>Relatedword here</a></p>", "Relatedword",
       false},
      {"a pointer", "<p>Read more: <a href=x>Pointerword elsewhere</a></p>", "Pointerword", false},
      {"a newsletter box", "<div class=newsletter-signup><p>Letterword: get the news every day.</p></div>",
       "Letterword", false},
      {"a cookie note", "<div id=cookie-banner><p>Cookieword: this site stores things.</p></div>",
       "Cookieword", false},
      {"a heading within", "<h2>Headingword</h2><p>" + second + "</p>", "Headingword", true},
      {"a list within", "<ul><li>Listword is an item of its own</li><li>And another follows it</li></ul>",
       "Listword", true},
      {"a quotation", "<blockquote class='twitter-tweet'><p>Quoteword, he wrote that day.</p></blockquote>",
       "Quoteword", true},
      {"a table", "<table><tr><td>Cellword</td><td>12</td></tr></table>", "Cellword", true},
      {"a sentence that begins like a pointer",
       "<p>Related to the plan is the Sentenceword of the harbour.</p>", "Sentenceword", true},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const std::string article = "<article><h1>Ferry every hour</h1><div class=story>" + paragraphs() +
                                c.extra + "<p>" + third + "</p></div></article>";
    const PageReading reading = read(page(article));
    EXPECT_THAT(reading.text, HasSubstr(first));
    EXPECT_THAT(reading.text, HasSubstr(third));
    EXPECT_EQ(reading.text.find(c.word) != std::string::npos, c.kept) << reading.text;
    EXPECT_THAT(reading.text, Not(HasSubstr("Ferry every hour"))) << "the title is no paragraph";
  }
}

TEST(PageText, FindsTheArticleOnPagesOfOtherKinds) {
  struct Case {
    const char* name;
    std::string body;
  };
  const std::vector<Case> cases{
      {"no names at all", "<div><div>" + paragraphs() + "</div></div>"},
      {"tables for layout",
       "<table><tr><td><a href=1>One</a></td><td>" + paragraphs() + "</td></tr></table>"},
      {"line breaks for paragraphs", "<div>" + first + "<br><br>" + second + "<br><br>" + third + "</div>"},
      {"a wrapper that is named for its sidebar",
       "<div class='content with-sidebar'>" + paragraphs() + "</div>"},
      {"everything called a comment",
       "<div class=comments><div class=comment>" + paragraphs() + "</div></div>"},
      {"a text in two parts", "<div class=article-body><p>" + first + "</p></div><div class=ad>x</div>" +
                                  "<div class=article-body><p>" + second + "</p><p>" + third + "</p></div>"},
      {"a lead above the text", "<h1>Ferry</h1><p class=lead>" + first + "</p><div class=article-body><p>" +
                                    second + "</p><p>" + third + "</p></div>"},
      {"a text that only scripts show",
       "<div id=app></div><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" +
           first + " " + second + "\\n" + third + "\"}</script>"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const PageReading reading = read(page(c.body));
    for (const std::string& one : {first, second, third}) EXPECT_THAT(reading.text, HasSubstr(one));
  }
}

TEST(PageTitle, IsTheHeadlineWithoutTheOutlet) {
  struct Case {
    const char* name;
    std::string head;
    std::string body;
    std::string title;
  };
  const std::string h1 = "<h1>Ferry every hour</h1>";
  const std::vector<Case> cases{
      {"the headline", "<title>Ferry every hour | Delta Post</title>", h1, "Ferry every hour"},
      {"no headline: the stated title without the outlet",
       "<title>Ferry every hour - Delta Post</title><meta property=og:site_name content='Delta Post'>", "",
       "Ferry every hour"},
      {"a headline that is the outlet's name",
       "<meta property=og:title content='Ferry every hour'><meta property=og:site_name content='Delta Post'>",
       "<h1>Delta Post</h1>", "Ferry every hour"},
      {"of two headlines the one that is stated", "<title>Ferry every hour</title>", "<h1>Welcome</h1>" + h1,
       "Ferry every hour"},
      {"a kicker in the headline", "<meta property=og:title content='Ferry every hour'>",
       "<h1><span>Traffic</span> Ferry every hour</h1>", "Ferry every hour"},
      {"nothing", "", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read(page(c.body + paragraphs(), c.head)).title, c.title);
  }
}

TEST(PageDate, ConflictsWhereTwoDaysOfPublicationAreApart) {
  const std::string published =
      "<meta property='article:published_time' content='2019-11-07T08:00:00+01:00'>";
  const auto address = [](const std::string& day) {
    return "<link rel=canonical href='https://delta.example/" + day + "/ferry'>";
  };
  struct Case {
    const char* name;
    std::string head;
    std::string body;
    bool conflict;
  };
  const std::vector<Case> cases{
      {"one date", published, "", false},
      {"the same day twice", published + address("2019/11/07"), "", false},
      {"a day apart is another zone", published + address("2019/11/08"), "", false},
      {"two days apart", published + address("2019/11/09"), "", true},
      {"another day beside the headline", published, "<div>12 December 2020</div>", true},
      {"that day is stated as the change",
       published + "<meta property='article:modified_time' content='2020-12-12'>",
       "<div>12 December 2020</div>", false},
      {"a day elsewhere on the page speaks of something else", published,
       paragraphs() + paragraphs() + "<p>" + first + " It sank on 12 December 2010.</p>", false},
      {"no date", "", "", false},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read(page("<h1>Ferry every hour</h1>" + c.body + paragraphs(), c.head)).date_conflict,
              c.conflict);
  }
}

TEST(PageDate, IsChosenByRule) {
  struct Case {
    const char* name;
    std::string head;
    std::string body;
    std::string date;
  };
  const std::string published =
      "<meta property='article:published_time' content='2019-11-07T08:00:00+01:00'>";
  const std::vector<Case> cases{
      {"stated", published, "<time datetime=2018-01-01>", "2019-11-07T08:00:00+01:00"},
      {"publication before change",
       "<meta property='article:modified_time' content='2020-02-02'>" + published, "",
       "2019-11-07T08:00:00+01:00"},
      {"a change, where nothing else is known",
       "<meta property='article:modified_time' content='2020-02-02'>", "", "2020-02-02"},
      {"the address", "<link rel=canonical href='https://delta.example/2019/11/07/ferry'>", "", "2019-11-07"},
      {"a time element", "", "<time datetime='2019-11-07'>Thursday</time>", "2019-11-07"},
      {"visible", "", "<div class=date>7. November 2019</div>", "2019-11-07"},
      {"near the title before far from it", "<meta name=x>", "<p>7 November 2019</p>", "2019-11-07"},
      {"never later than the present", "<meta property='article:published_time' content='2031-01-01'>",
       "<div class=date>7. November 2019</div>", "2019-11-07"},
      {"the publisher's own day", "<meta property='article:published_time' content='2019-11-06T23:30:00Z'>",
       "<div class=date>7. November 2019</div>", "2019-11-07"},
      {"none", "", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const PageReading reading = read(page("<h1>Ferry every hour</h1>" + c.body + paragraphs(), c.head));
    EXPECT_EQ(reading.published ? to_iso(*reading.published) : "", c.date);
  }
}

TEST(PageQuality, WhatIsNoArticleIsSetAside) {
  struct Case {
    const char* name;
    std::string markup;
    std::string reason;
  };
  const std::vector<Case> cases{
      {"an article", page("<h1>Ferry every hour</h1>" + paragraphs()), ""},
      {"an error page",
       page("<h1>404</h1><p>Sorry, it is gone.</p>", "<title>Page not found | Delta Post</title>"),
       "an error page, no article"},
      {"an article about an error",
       page("<h1>Page not found: how libraries lose their books</h1>" + paragraphs()), ""},
      {"a page that scripts fill", page("<div id=root></div><script>run()</script>"),
       "an empty page: scripts would fill it, or nothing"},
      {"a consent wall",
       page("<p>We value your privacy. We and our partners store cookies.</p><button>Accept all</button> "
            "Manage options"),
       "a consent wall, no article"},
      {"an article about privacy", page("<h1>Your privacy</h1>" + paragraphs()), ""},
      {"a stub",
       page("<h1>Ferry</h1><p>" + first + "</p><div class=paywall>Subscribe to continue reading</div>"),
       "the beginning of an article that has to be paid for"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read(c.markup).not_an_article, c.reason);
  }
}

TEST(PageReading, StatesWhatThePageStates) {
  const PageReading reading =
      read(page(paragraphs(),
                "<link rel=canonical href='https://delta.example/f'>"
                "<meta property=og:site_name content='Delta Post'><meta property=article:section "
                "content=Traffic><meta name=keywords content='ferry, harbour'>"));
  EXPECT_EQ(reading.url, "https://delta.example/f");
  EXPECT_EQ(reading.source, "Delta Post");
  EXPECT_EQ(reading.section, "Traffic");
  EXPECT_EQ(reading.language, "en");
  EXPECT_THAT(reading.tags, ElementsAre("ferry", "harbour"));
}

TEST(PageReading, TellsPagesFromPieces) {
  EXPECT_TRUE(is_whole_page("<!DOCTYPE HTML><p>a"));
  EXPECT_TRUE(is_whole_page("\n<HTML lang=en><p>a"));
  EXPECT_FALSE(is_whole_page("<p>a</p><div>b</div>"));
  EXPECT_FALSE(is_whole_page(""));
}

TEST(PageReading, ATitleOfMegabytesIsNoDanger) {
  const std::string title(2 << 20, 'x');
  const PageReading reading =
      read(page("<h1>" + title + "</h1>" + paragraphs(), "<title>" + title + "</title>"));
  EXPECT_THAT(reading.text, HasSubstr(second));
}

}  // namespace
}  // namespace morgue::html
