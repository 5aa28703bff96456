// Pages of one thing over and over: what they cost grows with their size and not with its square.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "common/date.h"
#include "indexer/clean/cleaner.h"

namespace morgue {
namespace {

constexpr std::string_view sentence =
    "The minister said on Monday that the reservoirs of the south had fallen to half of their capacity. ";

// Another for each number.
std::string name(std::size_t number) {
  constexpr std::size_t letters = 26;
  std::string name = "Anna Lee";
  for (int digit = 0; digit < 4; ++digit, number /= letters)
    name += static_cast<char>('a' + number % letters);
  return name;
}

struct Page {
  const char* what;
  RawArticle::Body kind;
  std::string_view before, after;
  std::function<std::string(std::size_t)> part;
};

std::string page_of(const Page& page, std::size_t parts) {
  std::string body(page.before);
  for (std::size_t i = 0; i < parts; ++i) body += page.part(i);
  return body.append(page.after);
}

// The processor time of cleaning; the least of three, which other programs disturb least.
double seconds_for(const Page& page, std::size_t parts) {
  RawArticle raw;
  raw.path = "page";
  raw.body = page_of(page, parts);
  raw.body_kind = page.kind;
  const CleanOptions options{
      .source = {}, .language = {}, .keep_all = true, .latest = parse_date("2026-01-01")};
  double least = 1e9;
  for (int round = 0; round < 3; ++round) {
    const std::clock_t start = std::clock();
    const CleanResult result = clean(raw, options);
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    EXPECT_TRUE(std::holds_alternative<Article>(result)) << std::get<NotAnArticle>(result).reason;
  }
  return least;
}

constexpr std::string_view head =
    "<!DOCTYPE html><html><head><title>Reservoirs fall</title></head><body><article><h1>Reservoirs "
    "fall</h1><p>"
    "The minister said on Monday that the reservoirs of the south had fallen to half of their capacity.</p>";
constexpr std::string_view foot = "</article></body></html>";
constexpr std::string_view open_head = "<!DOCTYPE html><html><head><title>Reservoirs fall</title>";
constexpr std::string_view body =
    "</head><body><article><h1>Reservoirs fall</h1><p>The minister said on Monday that the reservoirs of the "
    "south had fallen to half of their capacity.</p></article></body></html>";

using enum RawArticle::Body;

const Page pages[] = {
    {"links to authors", html, head, foot,
     [](std::size_t i) {
       return "<a rel=\"author\" href=\"/author/" + std::to_string(i) + "\">" + name(i) + "</a>";
     }},
    {"bylines", html, head, foot,
     [](std::size_t i) { return "<div class=\"byline\">By " + name(i) + "</div>"; }},
    {"elements named for authors that name none", html, head, foot,
     [](std::size_t i) { return "<div class=\"author\">" + std::to_string(i) + " of them</div>"; }},
    {"comments", html, head, foot,
     [](std::size_t i) {
       return "<div class=\"comment\"><a class=\"author\" href=\"/user/" + std::to_string(i) + "\">" +
              name(i) + "</a><p>I think so too.</p></div>";
     }},
    {"stated authors and tags", html, open_head, body,
     [](std::size_t i) {
       return "<meta name=\"author\" content=\"" + name(i) +
              "\"><meta property=\"article:tag\" content=\"tag " + std::to_string(i) + "\">";
     }},
    {"blocks of linked data", html, open_head, body,
     [](std::size_t i) {
       return R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Reservoirs fall",)"
              R"("author":{"name":")" +
              name(i) + R"("},"datePublished":"2020-01-)" + std::to_string(10 + i % 18) + "\"}</script>";
     }},
    {"days in elements", html, head, foot,
     [](std::size_t i) {
       return "<time datetime=\"2020-01-" + std::to_string(10 + i % 18) + "\">then</time>";
     }},
    {"days in paragraphs", html, head, foot,
     [](std::size_t i) { return "<p>" + std::to_string(1 + i % 28) + " March 2020</p>"; }},
    {"items of a list", html, head, foot,
     [](std::size_t i) { return "<li><a href=\"/" + std::to_string(i) + "\">another article</a></li>"; }},
    {"headlines", html, head, foot,
     [](std::size_t i) { return "<h1>Reservoirs fall " + std::to_string(i) + "</h1>"; }},
    {"elements within one another", html, head, foot, [](std::size_t) { return std::string("<div>"); }},
    {"attributes", html, "<!DOCTYPE html><html><body><p ",
     ">The minister said on Monday that the reservoirs had fallen.</p></body></html>",
     [](std::size_t i) { return "a" + std::to_string(i) + "=\"b\" "; }},
    {"lines of one word", flattened, "", "", [](std::size_t i) { return "word" + std::to_string(i) + "\n"; }},
    {"lines that are all headlines", flattened, "", "",
     [](std::size_t i) { return "The reservoirs of the south fall again in " + std::to_string(i) + "\n\n"; }},
    {"the same line", flattened, sentence, "",
     [](std::size_t) { return std::string("\nRead also: what the ministers said"); }},
    {"paragraphs about the same", flattened, "Reservoirs fall\n\n", "",
     [](std::size_t) { return std::string(sentence) + "\n\n"; }},
    {"days", flattened, "Reservoirs fall\n", sentence,
     [](std::size_t i) { return std::to_string(1 + i % 28) + " March 2020\n"; }},
    {"bylines of text", flattened, "Reservoirs fall\n", sentence,
     [](std::size_t i) { return "By " + name(i) + "\n"; }},
    {"tags", flattened, "Reservoirs fall\n\nThe minister said that they had fallen.\n\nTags: ", "",
     [](std::size_t i) { return "tag" + std::to_string(i) + ", "; }},
    {"one long line", flattened, "", "", [](std::size_t) { return std::string("word word "); }},
    {"one long menu", flattened, "", "", [](std::size_t) { return std::string("item | "); }},
    {"letters encoded twice", flattened, "Reservoirs ", "", [](std::size_t) { return std::string("Ã¼ "); }},
    {"entities", html, "Reservoirs ", "", [](std::size_t) { return std::string("&amp;&lt;"); }},
};

TEST(HostilePages, CostNoMoreThanTheirSize) {
  constexpr std::size_t few = 2000;
  constexpr std::size_t times = 6;
  // Of what costs the square, 36.
  constexpr double most_times = 14;
  constexpr double too_short_to_measure = 0.02;
  for (const Page& page : pages) {
    SCOPED_TRACE(page.what);
    const double few_seconds = seconds_for(page, few);
    const double many_seconds = seconds_for(page, times * few);
    EXPECT_LT(many_seconds, most_times * few_seconds + too_short_to_measure);
  }
}

TEST(HostilePages, AuthorsAreAFewOfMany) {
  for (const Page& page : pages) {
    SCOPED_TRACE(page.what);
    RawArticle raw;
    raw.path = "page";
    raw.body = page_of(page, 5000);
    raw.body_kind = page.kind;
    const CleanResult result =
        clean(raw, {.source = {}, .language = {}, .keep_all = true, .latest = parse_date("2026-01-01")});
    ASSERT_TRUE(std::holds_alternative<Article>(result));
    EXPECT_LE(std::get<Article>(result).authors.size(), 1000U);
  }
}

}  // namespace
}  // namespace morgue
