// How systems and publishers mark up authors and titles: each way has to give the same.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/clean/authors.h"
#include "tests/indexer/clean/html/page_variant.h"

namespace morgue::html {
namespace {

using Names = std::vector<std::string>;

TEST(PageNameVariants, OneAuthorInEveryMarkup) {
  const auto linked = [](const std::string& author) {
    return json_block(R"({"@type":"NewsArticle","headline":"Ferry every hour","author":)" + author + "}");
  };
  const std::vector<PageVariant> variants{
      {"a string", linked(R"("Maria Keller")"), ""},
      {"an object", linked(R"({"@type":"Person","name":"Maria Keller"})"), ""},
      {"a list of strings", linked(R"(["Maria Keller"])"), ""},
      {"a list of objects", linked(R"([{"@type":"Person","name":"Maria Keller"}])"), ""},
      {"a list in a list", linked(R"([[{"@type":"Person","name":"Maria Keller"}]])"), ""},
      {"a name in a list", linked(R"({"@type":"Person","name":["Maria Keller"]})"), ""},
      {"a name in two parts", linked(R"({"@type":"Person","givenName":"Maria","familyName":"Keller"})"), ""},
      {"opening words in linked data", linked(R"("By Maria Keller")"), ""},
      {"a reference into the graph",
       json_block(R"({"@graph":[{"@type":"Article","author":{"@id":"#/person/1"}},
       {"@type":"Person","@id":"#/person/1","name":"Maria Keller"}]})"),
       ""},
      {"a list of references into the graph",
       json_block(R"({"@graph":[{"@type":"Article","author":[{"@id":"#/person/1"}]},
       {"@type":["Person","Organization"],"@id":"#/person/1","name":"Maria Keller"}]})"),
       ""},
      {"a reference into another block",
       linked(R"({"@id":"#maria"})") +
           json_block(R"({"@type":"Person","@id":"#maria","name":"Maria Keller"})"),
       ""},
      {"a list that keeps its order", linked(R"({"@list":[{"@type":"Person","name":"Maria Keller"}]})"), ""},
      {"a name as a typed value", linked(R"({"@type":"Person","name":{"@value":"Maria Keller"}})"), ""},
      {"a person in a role", linked(R"({"@type":"Role","author":{"@type":"Person","name":"Maria Keller"}})"),
       ""},
      {"with the outlet behind",
       "<meta property=og:site_name content='Delta Post'>" +
           linked(R"({"@type":"Person","name":"Maria Keller, Delta Post"})"),
       ""},
      {"the outlet beside the person",
       linked(R"([{"@type":"Organization","name":"Delta Post"},{"@type":"Person","name":"Maria Keller"}])"),
       ""},
      {"an empty name, and a byline", linked(R"({"@type":"Person","name":""})"), "<p>By Maria Keller</p>"},
      {"a creator", json_block(R"({"@type":"NewsArticle","creator":["Maria Keller"]})"), ""},
      {"an author who is also an address",
       linked(R"({"@type":"Person","name":"Maria Keller","url":"https://delta.example/maria"})"), ""},
      {"Open Graph with a profile's address, and a byline",
       "<meta property='article:author' content='https://facebook.example/maria'>",
       "<p class=byline>By Maria Keller</p>"},
      {"Open Graph with a name", "<meta property='article:author' content='Maria Keller'>", ""},
      {"Dublin Core", "<meta name='DC.creator' content='Maria Keller'>", ""},
      {"Dublin Core terms with a colon", "<meta name='dcterms:creator' content='Maria Keller'>", ""},
      {"Parse.ly", "<meta name='parsely-author' content='Maria Keller'>", ""},
      {"Twitter",
       "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Maria Keller'>",
       ""},
      {"microdata", "",
       "<span itemprop=author itemscope itemtype='https://schema.org/Person'><span itemprop=name>Maria "
       "Keller</span></span>"},
      {"microdata of <meta>", "",
       "<div itemprop=author itemscope><meta itemprop=name content='Maria Keller'></div>"},
      {"hAtom", "",
       "<span class='author vcard'><a class='url fn n' href='/author/maria/'>Maria Keller</a></span>"},
      {"h-entry", "", "<a class='p-author h-card' href='/maria'>Maria Keller</a>"},
      {"rel=author", "", "<a rel=author href='/maria'>Maria Keller</a>"},
      {"a byline in a block theme of WordPress", "",
       "<div class='wp-block-post-author-name'><a href='/author/maria/'>Maria Keller</a></div>"},
      {"Drupal", "", "<div class=submitted>Submitted by Maria Keller on Thu, 11/07/2019 - 08:00</div>"},
      {"Ghost", "", "<h4 class='author-name'><a href='/author/maria/'>Maria Keller</a></h4>"},
      {"Medium", "", "<a data-testid=authorName href='/@maria'>Maria Keller</a><span>5 min read</span>"},
      {"Substack", "",
       "<div class='profile-hover-card-target'><a href='/@maria'>Maria Keller</a></div>"
       "<div class='post-date'>Nov 07, 2019</div>"},
      {"Arc", "", "<span class='byline-names'>By <a href='/people/maria-keller/'>Maria Keller</a></span>"},
      {"the BBC", "", "<div class='ssrc-byline'><span>Maria Keller</span><span>BBC News, Oslo</span></div>"},
      {"the Guardian", "",
       "<address aria-label='Contributor info'><a rel=author href='/profile/m'>Maria "
       "Keller</a> in Oslo</address>"},
      {"Spiegel", "", "<div>Von <a href='/impressum/autor-1.html'>Maria Keller</a>, Oslo</div>", "de"},
      {"Le Monde", "",
       "<span class='meta__author'>Par <a href='/s/m/'>Maria Keller</a> (Oslo, correspondante)</span>", "fr"},
      {"El País", "", "<div class='a_md_a'><a href='/autor/m/'>Maria Keller</a></div>", "es"},
      {"RIA", "", "<div class='article__author'>Мария Келлер</div>", "ru"},
      {"Spanish", "", "<p>Por Maria Keller</p>", "es"},
      {"Italian", "", "<p>di Maria Keller</p>", "it"},
      {"Dutch", "", "<p>Door Maria Keller</p>", "nl"},
      {"Swedish", "", "<p>Text: Maria Keller</p>", "sv"},
      {"Polish", "", "<p>Autor: Maria Keller</p>", "pl"},
      {"German, with the place", "", "<p>Von Maria Keller, Oslo</p>", "de"},
      {"German, with the agency", "", "<p>Von Maria Keller, dpa</p>", "de"},
      {"with the paper", "", "<p>By Maria Keller, Associated Press</p>"},
      {"with a comma and a trade", "", "<p>By Maria Keller, Transport Correspondent</p>"},
      {"with a trade and no comma", "", "<p>By Maria Keller Staff Writer</p>"},
      {"named in Spanish", "", "<div class=autora>Maria Keller</div>", "es"},
      {"named in Italian", "", "<div class=firma>Maria Keller</div>", "it"},
      {"named a reporter", "", "<div class='reporter-name'>Maria Keller</div>"},
      {"with the date", "", "<p>By Maria Keller | November 7, 2019</p>"},
      {"with a picture of the author", "",
       "<div class=author><img alt='Maria Keller'><a href=/m>Maria Keller</a></div>"},
      {"the name twice", "",
       "<div class=author><a href=/author/m><span>Maria Keller</span> <span>Maria "
       "Keller</span></a></div>"},
  };
  for (const PageVariant& one : variants) {
    SCOPED_TRACE(one.name);
    const Names names = split_authors(read_variant(one).bylines);
    const bool agency = std::string(one.name).find("agency") != std::string::npos ||
                        std::string(one.name).find("paper") != std::string::npos;
    EXPECT_FALSE(names.empty());
    if (names.empty()) continue;
    EXPECT_EQ(names.front(), one.language == "ru" ? "Мария Келлер" : "Maria Keller");
    EXPECT_EQ(names.size(), agency ? names.size() : 1U) << names.back();
  }
}

TEST(PageNameVariants, TwoAuthorsInEveryMarkup) {
  const Names both{"Maria Keller", "Jan Novak"};
  const std::vector<PageVariant> variants{
      {"two objects",
       json_block(R"({"@type":"Article","author":[{"name":"Maria Keller"},{"name":"Jan Novak"}]})"), ""},
      {"one string", json_block(R"({"@type":"Article","author":"Maria Keller and Jan Novak"})"), ""},
      {"two meta elements", "<meta name=author content='Maria Keller'><meta name=author content='Jan Novak'>",
       ""},
      {"one meta element", "<meta name=author content='Maria Keller, Jan Novak'>", ""},
      {"German", "", "<p>Von Maria Keller und Jan Novak</p>", "de"},
      {"French", "", "<p>Par Maria Keller et Jan Novak</p>", "fr"},
      {"Spanish", "", "<p>Por Maria Keller y Jan Novak</p>", "es"},
      {"Italian", "", "<p>di Maria Keller e Jan Novak</p>", "it"},
      {"links", "", "<p class=byline>By <a href=/m>Maria Keller</a> and <a href=/j>Jan Novak</a></p>"},
      {"a list", "",
       "<ul class=authors><li><a href=/author/m>Maria Keller</a></li><li><a href=/author/j>Jan "
       "Novak</a></li></ul>"},
  };
  for (const PageVariant& one : variants) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(split_authors(read_variant(one).bylines), both);
  }
}

TEST(PageNameVariants, OneTitleInEveryMarkup) {
  const std::string site = "<meta property=og:site_name content='Delta Post'>";
  const std::string address = "<link rel=canonical href='https://www.delta-post.example/ferry'>";
  struct Case {
    const char* name;
    std::string head;
    std::string body;
  };
  const std::vector<Case> cases{
      {"a logo that is a main heading", "<title>Delta Post - News - Ferry every hour</title>",
       "<h1>Delta Post</h1><h1>Ferry every hour</h1>"},
      {"the outlet at the beginning", site + "<title>Delta Post | Ferry every hour</title>", ""},
      {"the outlet named by the address alone, at the end",
       address + "<title>Ferry every hour - Delta Post</title>", ""},
      {"the outlet named by the address alone, at the beginning",
       address + "<title>Delta Post » Ferry every hour</title>", ""},
      {"the outlet's address instead of its name",
       address + "<title>delta-post.example: x - Ferry every hour</title>", "<h1>Ferry every hour</h1>"},
      {"the headline twice, for screens of two sizes", "<title>Boats | Delta Post</title>",
       "<h1>Ferry every hour</h1><h1>Ferry every hour</h1>"},
      {"a headline that speaks of what the site is named for",
       "<meta property=og:site_name content=Hour><title>Boats</title>", "<h1>Ferry every hour</h1>"},
      {"the words of a part within a longer title",
       "<title>Ferry between the islands runs every hour from now on, says the office</title>",
       "<h1>Ferry every hour</h1><h2>Ferry between</h2>"},
      {"linked data", json_block(R"({"@type":"NewsArticle","headline":"Ferry every hour"})"), ""},
      {"Dublin Core", "<meta name='DC.title' content='Ferry every hour'>", ""},
      {"microdata", "<title>Boats</title>", "<h1 itemprop=headline>Ferry every hour</h1>"},
      {"a kicker in the headline", "<title>Ferry every hour | Delta Post</title>",
       "<h1><span class=kicker>Traffic</span> Ferry every hour</h1>"},
      {"a headline in a link to the article itself", "<title>Ferry every hour</title>",
       "<h1><a href='/2019/11/ferry'>Ferry every hour</a></h1>"},
      {"a headline in two lines", "<title>Ferry every hour</title>", "<h1>Ferry<br>every hour</h1>"},
      {"a headline of the second rank", "<title>Ferry every hour « Delta Post</title>",
       "<h1><a href='/'>Delta Post</a></h1><h2>Ferry every hour</h2>"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const PageReading reading = read_whole_page("<!DOCTYPE html><html><head>" + c.head + "</head><body>" +
                                                c.body + variant_text() + "</body></html>");
    EXPECT_EQ(reading.title, "Ferry every hour");
  }
}

}  // namespace
}  // namespace morgue::html
