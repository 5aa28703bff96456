#include "indexer/read/xml_reader.h"

#include <gtest/gtest.h>

#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using test::outline;
using test::read_all;
using test::repeat;
using Lines = std::vector<std::string>;
using namespace std::literals;

std::vector<ReadResult> results_of(std::string xml, std::string_view charset = {}) {
  const auto reader = open_xml_reader("a.xml", from_string(std::move(xml)), charset);
  return read_all(*reader);
}

Lines read(std::string xml) {
  return outline(results_of(std::move(xml)));
}

RawArticle only(std::string xml) {
  auto results = results_of(std::move(xml));
  if (results.size() != 1 || !std::holds_alternative<RawArticle>(results[0])) {
    ADD_FAILURE() << testing::PrintToString(outline(results));
    return {};
  }
  return std::get<RawArticle>(std::move(results[0]));
}

std::string rss(const std::string& items, const std::string& head = {}) {
  return "<rss version=\"2.0\"><channel>" + head + items + "</channel></rss>";
}

TEST(XmlReader, AnItemOfRssStatesItsFields) {
  const RawArticle raw = only(
      "<rss version=\"2.0\" xmlns:c=\"http://purl.org/rss/1.0/modules/content/\" "
      "xmlns:d=\"http://purl.org/dc/elements/1.1/\" xmlns:m=\"http://search.yahoo.com/mrss/\"><channel>"
      "<title>World - The Harbour "
      "Gazette</title><link>https://www.harbour.example/</link><language>en-gb</language>"
      "<item><title>Ferry &amp; harbour</title><m:title>A picture</m:title><link>/news/1?a=1&amp;b=2</link>"
      "<guid isPermaLink=\"false\">gz-1</guid><pubDate>Thu, 07 Nov 2019 07:16:00 +0400</pubDate>"
      "<d:creator>Maria Keller</d:creator><category>Shipping</category><category>Ports</category>"
      "<description>Short.</description><c:encoded><![CDATA[<p>The <b>long</b> "
      "text.</p>]]></c:encoded></item>"
      "</channel></rss>");
  EXPECT_EQ(raw.title, "Ferry & harbour");
  EXPECT_EQ(raw.url, "https://www.harbour.example/news/1?a=1&b=2");
  EXPECT_EQ(raw.id, "gz-1");
  EXPECT_EQ(raw.date, "Thu, 07 Nov 2019 07:16:00 +0400");
  EXPECT_EQ(raw.authors, (Lines{"Maria Keller"}));
  EXPECT_EQ(raw.tags, (Lines{"Shipping", "Ports"}));
  EXPECT_EQ(raw.language, "en-gb");
  EXPECT_EQ(raw.source, "The Harbour Gazette");
  EXPECT_EQ(raw.body, "<p>The <b>long</b> text.</p>");
  EXPECT_EQ(raw.body_kind, RawArticle::Body::html);
  EXPECT_EQ(raw.record, 1U);
}

TEST(XmlReader, AnEntryOfAtomStatesItsFields) {
  const RawArticle raw = only(
      "<?xml version=\"1.0\"?><a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\" "
      "xml:base=\"https://gazette.example/de/\"><a:title>Gazette</"
      "a:title><a:entry><a:id>tag:gazette.example,2020:7</a:id>"
      "<a:title>Fähre</a:title><a:link rel=\"self\" href=\"x.atom\"/><a:link href=\"7.html\"/>"
      "<a:published>2020-01-02T03:04:05Z</a:published><a:updated>2020-01-03T00:00:00Z</a:updated>"
      "<a:author><a:name>Jón Arnason</a:name><a:email>j@x.example</a:email></a:author><a:category "
      "term=\"c1\" label=\"Hafen\"/>"
      "<a:content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Ein &lt; "
      "<i>Text</i></p></div></a:content>"
      "</a:entry></a:feed>");
  EXPECT_EQ(raw.id, "tag:gazette.example,2020:7");
  EXPECT_EQ(raw.url, "https://gazette.example/de/7.html");
  EXPECT_EQ(raw.date, "2020-01-02T03:04:05Z");
  EXPECT_EQ(raw.updated, "2020-01-03T00:00:00Z");
  EXPECT_EQ(raw.authors, (Lines{"Jón Arnason"}));
  EXPECT_EQ(raw.tags, (Lines{"Hafen"}));
  EXPECT_EQ(raw.language, "de");
  EXPECT_EQ(raw.body, "<div><p>Ein &lt; <i>Text</i></p></div>");
}

TEST(XmlReader, FeedsComeInManyShapes) {
  struct Case {
    const char* name;
    std::string xml;
    Lines outline;
  };
  const std::vector<Case> cases{
      {"RSS 1.0, whose items stand beside the channel",
       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
       "xmlns=\"http://purl.org/rss/1.0/\">"
       "<channel><title>C</title></channel><item "
       "rdf:about=\"u\"><title>A</title></item><item><title>B</title></item>"
       "</rdf:RDF>",
       {"1 A", "2 B"}},
      {"RSS 0.9",
       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
       "xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><item><title>A</title></item></rdf:RDF>",
       {"1 A"}},
      {"blank lines before the declaration",
       "\n\n<?xml version=\"1.0\"?>" + rss("<item><title>A</title></item>"),
       {"1 A"}},
      {"prefixes that nobody declared", rss("<item><dc:title>A</dc:title></item>"), {"1 A"}},
      {"an item that says nothing",
       rss("<item><link>x</link></item><item><title>B</title></item>"),
       {"!1 an item with neither title nor text", "2 B"}},
      {"no items", rss(""), {"!0 a feed without items"}},
      {"references of HTML", rss("<item><title>caf&eacute;&nbsp;x</title></item>"), {"1 café\u00A0x"}},
      {"a reference that nobody knows", rss("<item><title>a &foo; &amp;</title></item>"), {"1 a &foo; &"}},
      {"ampersands as they are", rss("<item><title>Q&A at AT&T</title></item>"), {"1 Q&A at AT&T"}},
      {"ampersands in a CDATA section",
       rss("<item><title><![CDATA[Q&A &amp;]]></title></item>"),
       {"1 Q&A &amp;"}},
      {"control characters and NULs", rss("<item><title>a\x01"s + "b\0c</title></item>"s), {"1 a b c"}},
      {"bytes of another encoding", rss("<item><title>caf\xE9</title></item>"), {"1 café"}},
      {"entities of its own",
       "<!DOCTYPE rss [<!ENTITY paper \"The Gazette\">]>" + rss("<item><title>&paper;</title></item>"),
       {"1 The Gazette"}},
      {"a document type elsewhere, which is not fetched",
       "<!DOCTYPE rss PUBLIC \"-//N//DTD RSS\" \"http://127.0.0.1:1/rss.dtd\">" +
           rss("<item><title>A</title></item>"),
       {"1 A"}},
      {"a document cut short",
       "<rss><channel><item><title>A</title></item><item><title>B",
       {"1 A", "!2 the document ends within <title>: cut short"}},
      {"an element that no format has",
       "<table><row/></table>",
       {"!0 an XML document of <table>, in which no news format is known"}},
      {"nothing", "", {"!0 empty"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read(c.xml), c.outline);
  }
}

TEST(XmlReader, NitfStatesItsFields) {
  const RawArticle raw = only(
      "<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf-3-4.dtd\"><nitf><head><title>Slug</title><docdata>"
      "<doc-id id-string=\"n-17\"/><date.issue norm=\"20130731T153200+0000\"/><key-list><keyword "
      "key=\"ports\"/></key-list>"
      "</docdata><tobject><tobject.subject tobject.subject.type=\"Economy\" "
      "tobject.subject.matter=\"Shipping\"/></tobject>"
      "<pubdata name=\"The Gazette\" "
      "position.section=\"Business\"/></head><body><body.head><hedline><hl1>Ferry runs</hl1>"
      "</hedline><byline>By <person>Maria Keller</person>, <byttl>Reporter</byttl></byline>"
      "<dateline><location>Bergen</location></dateline></body.head><body.content><block><hl2>Later</"
      "hl2><p>Text of "
      "<org>Acme</org>.</p><media><media-caption>A "
      "boat</media-caption></media></block></body.content></body></nitf>");
  EXPECT_EQ(raw.title, "Ferry runs");
  EXPECT_EQ(raw.id, "n-17");
  EXPECT_EQ(raw.date, "2013-07-31T15:32:00+00:00");
  EXPECT_EQ(raw.source, "The Gazette");
  EXPECT_EQ(raw.section, "Business");
  EXPECT_EQ(raw.authors, (Lines{"Maria Keller"}));
  EXPECT_EQ(raw.places, (Lines{"Bergen"}));
  EXPECT_EQ(raw.tags, (Lines{"ports", "Economy", "Shipping"}));
  EXPECT_EQ(raw.body, "<div><h2>Later</h2><p>Text of Acme.</p></div>");
  EXPECT_EQ(raw.record, 0U);
}

TEST(XmlReader, ANewsItemOfNewsMlStatesItsFields) {
  const RawArticle raw = only(
      "<NewsML Version=\"1.2\"><NewsEnvelope><SentFrom><Party "
      "FormalName=\"Wire\"/></SentFrom></NewsEnvelope><NewsItem>"
      "<Identification><NewsIdentifier><NewsItemId>7</NewsItemId><PublicIdentifier>urn:newsml:w:7</"
      "PublicIdentifier>"
      "</NewsIdentifier></Identification><NewsManagement><FirstCreated>20130731T153200+0200</FirstCreated>"
      "<ThisRevisionCreated>20130801T000000Z</ThisRevisionCreated></NewsManagement><NewsComponent><NewsLines>"
      "<HeadLine>Ferry</HeadLine><ByLine>Maria Keller</ByLine></NewsLines><DescriptiveMetadata><Language "
      "FormalName=\"en\"/>"
      "<Property FormalName=\"Country\" Value=\"Norway\"/><SubjectCode><Subject "
      "FormalName=\"Ports\"/></SubjectCode>"
      "</DescriptiveMetadata><NewsComponent><Role FormalName=\"StyleSheet\"/><ContentItem><DataContent>"
      ".class {text-align: center; margin: auto; padding: 0; border: "
      "none}</DataContent></ContentItem></NewsComponent>"
      "<NewsComponent><Role FormalName=\"Main\"/><ContentItem><MimeType "
      "FormalName=\"text/xhtml\"/><DataContent>"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body><p>The text.</p></body></html>"
      "</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>");
  EXPECT_EQ(raw.title, "Ferry");
  EXPECT_EQ(raw.id, "urn:newsml:w:7");
  EXPECT_EQ(raw.source, "Wire");
  EXPECT_EQ(raw.date, "2013-07-31T15:32:00+02:00");
  EXPECT_EQ(raw.updated, "2013-08-01T00:00:00Z");
  EXPECT_EQ(raw.authors, (Lines{"Maria Keller"}));
  EXPECT_EQ(raw.places, (Lines{"Norway"}));
  EXPECT_EQ(raw.tags, (Lines{"Ports"}));
  EXPECT_EQ(raw.language, "en");
  EXPECT_EQ(raw.body, "<p>The text.</p>");
}

std::string g2(const std::string& content, const std::string& meta = {}) {
  return "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:g2:1\" "
         "xml:lang=\"en\"><itemMeta>"
         "<itemClass qcode=\"ninat:text\"/><provider "
         "qcode=\"nprov:WIRE\"/><firstCreated>2020-01-01T00:00:00Z</firstCreated>"
         "<versionCreated>2020-01-02T00:00:00Z</versionCreated></itemMeta><contentMeta>" +
         meta + "</contentMeta>" + content + "</newsItem>";
}

TEST(XmlReader, ANewsItemOfG2StatesItsFields) {
  const RawArticle raw = only(
      g2("<contentSet><inlineXML contenttype=\"application/nitf+xml\"><n:nitf "
         "xmlns:n=\"http://iptc.org/std/NITF/2006-10-18/\">"
         "<n:body><n:body.head><n:hedline><n:hl1>Inner</n:hl1></n:hedline></"
         "n:body.head><n:body.content><n:p>The text.</n:p>"
         "</n:body.content></n:body></n:nitf></inlineXML></contentSet>",
         "<headline>Ferry</headline><by>Maria Keller</by><located qcode=\"g:B\"><name>Bergen</name></located>"
         "<subject qcode=\"medtop:1\"/><subject qcode=\"medtop:2\"><name xml:lang=\"de\">Hafen</name>"
         "<name xml:lang=\"en\">ports</name></subject><subject "
         "type=\"cpnat:geoArea\"><name>Norway</name></subject>"
         "<language tag=\"en\"/>"));
  EXPECT_EQ(raw.title, "Ferry");
  EXPECT_EQ(raw.id, "urn:g2:1");
  EXPECT_EQ(raw.source, "WIRE");
  EXPECT_EQ(raw.date, "2020-01-01T00:00:00Z");
  EXPECT_EQ(raw.updated, "2020-01-02T00:00:00Z");
  EXPECT_EQ(raw.authors, (Lines{"Maria Keller"}));
  EXPECT_EQ(raw.tags, (Lines{"ports"}));
  EXPECT_EQ(raw.places, (Lines{"Bergen", "Norway"}));
  EXPECT_EQ(raw.body, "<p>The text.</p>");
}

TEST(XmlReader, ItemsOfG2WithoutTextSaySo) {
  EXPECT_EQ(read(g2("")), (Lines{"!0 a newsItem of class ninat:text with neither headline nor text"}));
  EXPECT_EQ(read("<packageItem/>"),
            (Lines{"!0 a packageItem, which only refers to items that stand elsewhere"}));
  EXPECT_EQ(read("<newsMessage><itemSet><conceptItem/>" + g2("", "<headline>A</headline>") +
                 "</itemSet></newsMessage>"),
            (Lines{"!1 a conceptItem, which holds no article", "2 A"}));
  EXPECT_EQ(only(g2("", "<headline>A</headline><description>What\n   it shows.</description>")).body,
            "What it shows.");
}

// ---- Hostile input: each a reported line, and what can be read is read

TEST(XmlReader, EntityBombsAndExternalEntitiesAreRefused) {
  std::string laughs = "<!DOCTYPE rss [<!ENTITY lol0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    laughs +=
        "<!ENTITY lol" + std::to_string(i) + " \"" + repeat("&lol" + std::to_string(i - 1) + ";", 10) + "\">";
  }
  laughs += "]>";
  struct Case {
    const char* name;
    std::string xml;
    std::string reason;
  };
  const std::vector<Case> cases{
      {"a billion laughs", laughs + rss("<item><title>&lol9;</title></item>"),
       "refers to the entity \"lol9\", which is made of other entities: taken for an entity bomb"},
      {"a billion laughs in an attribute", laughs + rss("<item><link href=\"&lol9;\"/></item>"),
       "refers to the entity \"lol9\", which is made of other entities: taken for an entity bomb"},
      {"quadratic growth",
       "<!DOCTYPE rss [<!ENTITY a \"" + std::string(100'000, 'a') + "\">]>" +
           rss("<item><title>x</title><description>" + repeat("&a;", 50'000) + "</description></item>"),
       "its own entities make it grow without measure: taken for an entity bomb"},
      {"a file of the machine",
       "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + rss("<item><title>&x;</title></item>"),
       "refers to the external entity \"x\" (file:///etc/passwd), which is never opened"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read(c.xml), (Lines{"!0 " + c.reason}));
  }
}

TEST(XmlReader, ElementsNestedWithoutEndAreRefused) {
  const std::string open = repeat("<a>", 100'000);
  EXPECT_EQ(read("<rss><item><title>A</title></item>" + open),
            (Lines{"1 A", "!2 elements nested more than 256 deep"}));
  EXPECT_EQ(read("<nitf><body>" + open + repeat("</a>", 100'000)),
            (Lines{"!0 elements nested more than 256 deep"}));
}

TEST(XmlReader, ARecordWithoutMeasureIsSetAsideAndTheNextIsRead) {
  const std::string text = repeat("word ", 4 << 20);
  EXPECT_EQ(read(rss("<item><title>A</title><description>" + text +
                     "</description></item><item><title>B</title></item>")),
            (Lines{"!1 the record is longer than 16 MiB", "2 B"}));
}

TEST(XmlReader, WhatStandsAroundTheRecordsIsBounded) {
  const std::string head = repeat("<x>some text</x>", 100'000);
  EXPECT_EQ(read(rss("<item><title>A</title></item>", head)), (Lines{"1 A"}));
}

TEST(XmlReader, AStreamThatBreaksKeepsWhatCameBefore) {
  const auto reader = open_xml_reader(
      "a.xml", std::make_unique<test::PiecewiseSource>("<rss><item><title>A</title></item>", 7, "cut short"));
  // The pieces wait for each other: what was read before the damage is not lost where it filled one.
  const auto lines = outline(read_all(*reader));
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back().substr(3), "cut short");
}

TEST(XmlReader, EveryCutOfADocumentEnds) {
  const std::string whole =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"b\">]>" +
      rss("<item><title>A &amp; &a;</title><link href='x'/><!-- c --></item><item><![CDATA[x]]></item>");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto results = results_of(whole.substr(0, size));
    ASSERT_FALSE(results.empty()) << size;
    EXPECT_LE(results.size(), 3U) << size;
  }
}

}  // namespace
}  // namespace morgue
