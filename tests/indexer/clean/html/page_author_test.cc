#include "indexer/clean/html/page_author.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/clean/html/main_text.h"
#include "indexer/clean/html/page_title.h"

namespace morgue::html {
namespace {

using Names = std::vector<std::string>;

const std::string title = "Ferry every hour";
const std::string text =
    "<p>The ferry between the islands will run every hour from Monday, the harbour office said on Friday.</p>"
    "<p>Fares stay as they are, and bicycles, which used to cost extra, now travel free of charge.</p>"
    "<p>Islanders had asked for a later boat for years, and the last one now leaves at midnight.</p>";

Names authors(const std::string& head, const std::string& above, const std::string& below) {
  const Dom page =
      Dom::parse("<!DOCTYPE html><html><head>" + head + "</head><body><h1>" + title + "</h1>" + above +
                 "<div class=article-body>" + text + "</div>" + below + "</body></html>");
  const PageMetadata metadata = read_metadata(page);
  const MainText main_text = find_main_text(page, title);
  Names names;
  for (const AuthorCandidate& one :
       find_authors(page, metadata, {headline_node(page, title), main_text.root, main_text.paragraphs})) {
    if (one.chosen) names.push_back(one.names);
  }
  return names;
}

std::string linked(const std::string& author) {
  return R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry every hour","author":)" +
         author + "}</script>";
}

TEST(PageAuthor, IsWhoThePageNames) {
  const std::string site = "<meta property=og:site_name content='Delta Post'>";
  struct Case {
    const char* name;
    std::string head;
    std::string above;  // between headline and text
    std::string below;
    Names authors;
  };
  const std::vector<Case> cases{
      {"stated", "<meta name=author content='Maria Keller'>", "", "", {"Maria Keller"}},
      {"the outlet is no author", site + "<meta name=author content='Delta Post'>", "", "", {}},
      {"a visible byline instead of the outlet",
       site + "<meta name=author content='Delta Post'>",
       "<div class=byline>By Maria Keller</div>",
       "",
       {"Maria Keller"}},
      {"stated with the outlet before it",
       site + "<meta name=author content='Delta Post - Maria Keller'>",
       "",
       "",
       {"Maria Keller"}},
      {"linked data before the page's own",
       linked(R"({"name":"Maria Keller"})") + "<meta name=author content='Jan Novak'>",
       "",
       "",
       {"Maria Keller"}},
      {"a printed byline names more people than linked data",
       linked(R"({"name":"Maria Keller"})"),
       "<p>By Maria Keller and Jan Novak</p>",
       "",
       {"Maria Keller and Jan Novak"}},
      {"a first name, and the whole name printed",
       linked(R"({"name":"Maria"})"),
       "",
       "<div class=author>Maria Keller</div>",
       {"Maria Keller"}},
      {"a login, and the name it was made of",
       linked(R"({"name":"maria.keller"})"),
       "",
       "<p>Autorin: Maria T. Keller</p>",
       {"Maria T. Keller"}},
      {"a login, where nobody else is named", linked(R"({"name":"mkeller"})"), "", "", {"mkeller"}},
      {"an organisation, where nobody else is named",
       linked(R"({"@type":"Organization","name":"Harbour Press Office"})"),
       "",
       "",
       {"Harbour Press Office"}},
      {"a person before an organisation",
       linked(R"({"@type":"Organization","name":"Harbour Press Office"})"),
       "<p>Von Maria Keller</p>",
       "",
       {"Maria Keller"}},
      {"the staff, where the byline says so", "", "<div class=author>Redaktion</div>", "", {"Redaktion"}},
      {"a link to the author", "", "<a rel=author href=/m>Maria Keller</a>", "", {"Maria Keller"}},
      {"two links side by side",
       "",
       "<a rel=author href=/m>Maria Keller</a>, <a rel=author href=/j>Jan Novak</a>",
       "",
       {"Maria Keller", "Jan Novak"}},
      {"a list of links",
       "",
       "<ul class=authors><li><a href=/m>Maria Keller</a></li><li><a href=/j>Jan Novak</a></li></ul>",
       "",
       {"Maria Keller", "Jan Novak"}},
      {"a sentence in an element named for authors",
       "",
       "<div class=author-blog>Everything about ferries and the people who run them</div>",
       "",
       {}},
      {"the item of a menu below a label",
       "",
       "<nav><ul><li>Autor:</li><li>Neue Bücher</li></ul></nav>",
       "",
       {}},
      {"a programme of events",
       "",
       "<p>1.5.2019 Ann One</p><p>2.5.2019 Ben Two</p><p>3.5.2019 Cy Three</p><p>4.5.2019 Dan Four</p>",
       "",
       {}},
      {"the button beside the name",
       "",
       "<div class=author><a href=/m>Maria Keller</a><span>Follow us</span></div>",
       "",
       {"Maria Keller"}},
      {"microdata",
       "",
       "<span itemprop=author><span itemprop=name>Maria Keller</span> writes</span>",
       "",
       {"Maria Keller"}},
      {"opening words", "", "<div><span>Von Maria Keller</span></div>", "", {"Maria Keller"}},
      {"opening words in an element of their own",
       "",
       "<div><span>By</span><span>Maria Keller</span></div>",
       "",
       {"Maria Keller"}},
      {"a label above the name",
       "",
       "<table><tr><td>Autor:</td><td>Maria Keller</td></tr></table>",
       "",
       {"Maria Keller"}},
      {"beside the date", "", "<small>04.02.2022 | 13:10 Uhr | Maria Keller</small>", "", {"Maria Keller"}},
      {"an alias in a labelled line",
       "",
       "<p>Geschrieben von <a href=/u/6>Cooper</a> am 25.08.2013</p>",
       "",
       {"Cooper"}},
      {"a label below the text", "", "", "<p>Text: Maria Keller</p>", {"Maria Keller"}},
      {"an address is no name", "<meta name=author content='https://www.delta.example'>", "", "", {}},
      {"the author of a comment", "", "", "<div class=comment><span class=author>Jan Novak</span></div>", {}},
      {"the author of a picture",
       "",
       "<figure><figcaption class=author>Jan Novak</figcaption></figure>",
       "",
       {}},
      {"the author of a picture beside the article's",
       "",
       "<figure><figcaption class=author>Jan Novak</figcaption></figure><p class=byline>By Maria Keller</p>",
       "",
       {"Maria Keller"}},
      {"a person's own page",
       "<link rel=canonical href='https://maria-keller.example/ferry'><meta property=og:site_name "
       "content='Maria Keller'>",
       "",
       "",
       {"Maria Keller"}},
      {"nobody", "", "", "", {}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(authors(c.head, c.above, c.below), c.authors);
  }
}

TEST(PageAuthor, SignsBelowTheText) {
  struct Case {
    const char* name;
    std::string last;
    Names authors;
  };
  const std::vector<Case> cases{
      {"in italics", "<p><em>Maria Keller</em></p>", {"Maria Keller"}},
      {"to the right", "<p align=right>Maria Keller</p>", {"Maria Keller"}},
      {"in brackets behind the last sentence",
       "<p>The office will say more about the winter in the second half of October. (Maria Keller)</p>",
       {"Maria Keller"}},
      {"a name that is not set off", "<p>Maria Keller</p>", {}},
      {"a link", "<p><b><a href=/x>Maria Keller</a></b></p>", {}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const Dom page = Dom::parse("<html><body><h1>" + title + "</h1><div class=article-body>" + text + c.last +
                                "</div></body></html>");
    const MainText main_text = find_main_text(page, title);
    Names names;
    for (const AuthorCandidate& one : find_authors(
             page, read_metadata(page), {headline_node(page, title), main_text.root, main_text.paragraphs})) {
      if (one.chosen) names.push_back(one.names);
    }
    EXPECT_EQ(names, c.authors);
  }
}

}  // namespace
}  // namespace morgue::html
