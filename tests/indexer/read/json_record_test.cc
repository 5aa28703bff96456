#include "indexer/read/json_record.h"

#include <gtest/gtest.h>

#include <functional>

#include "indexer/read/json_fields.h"
#include "indexer/read/json_mend.h"
#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using Texts = std::vector<std::string>;

RawArticle read(const std::string& json) {
  auto record = read_json_record(json);
  if (auto* const reason = std::get_if<std::string>(&record)) {
    ADD_FAILURE() << *reason;
    return {};
  }
  return std::get<RawArticle>(std::move(record));
}

std::string refusal(const std::string& json) {
  auto record = read_json_record(json);
  const auto* const reason = std::get_if<std::string>(&record);
  return reason == nullptr ? "" : *reason;
}

// A record with the fields written, and a title.
RawArticle with(const std::string& fields) {
  return read(R"({"title":"T",)" + fields + "}");
}

TEST(JsonRecord, OneValueEachOfManyNames) {
  struct Case {
    const char* name;
    std::string fields;
    std::string RawArticle::*field;
    std::string value;
  };
  const std::vector<Case> cases{
      {"text as itself", R"("text":"b")", &RawArticle::body, "b"},
      {"names without regard to case and separators", R"("Main-Text":"b")", &RawArticle::body, "b"},
      {"schema.org's articleBody", R"("articleBody":"b")", &RawArticle::body, "b"},
      {"paragraphs in a list are joined", R"("content":["a","b"])", &RawArticle::body, "a\n\nb"},
      {"paragraphs as objects are joined", R"("content":[{"value":"a"},{"value":"b"}])", &RawArticle::body,
       "a\n\nb"},
      {"of several renditions the first",
       R"("bodies":[{"role":"xhtml","value":"a"},{"role":"text","value":"a"}])", &RawArticle::body, "a"},
      {"WordPress's rendered", R"("content":{"rendered":"b"})", &RawArticle::body, "b"},
      {"the text before the summary, whatever their order", R"("summary":"s","text":"b")", &RawArticle::body,
       "b"},
      {"a summary where there is no text", R"("description":"s")", &RawArticle::body, "s"},
      {"an empty text is none", R"("text":"  ","body":"b")", &RawArticle::body, "b"},
      {"published before date", R"("date":"2020-01-02","published_at":"2020-01-01")", &RawArticle::date,
       "2020-01-01"},
      {"date before created", R"("created":"2020-01-02","date":"2020-01-01")", &RawArticle::date,
       "2020-01-01"},
      {"a day as a number", R"("date":20191107)", &RawArticle::date, "20191107"},
      {"a year as a number", R"("date":2019)", &RawArticle::date, "2019"},
      {"seconds since the epoch", R"("date":1573110960)", &RawArticle::date, "2019-11-07T07:16:00Z"},
      {"seconds with a fraction", R"("date":1573110960.75)", &RawArticle::date, "2019-11-07T07:16:00Z"},
      {"milliseconds since the epoch", R"("timestamp":1573110960000)", &RawArticle::date,
       "2019-11-07T07:16:00Z"},
      {"seconds of nine digits", R"("date":946684800)", &RawArticle::date, "2000-01-01T00:00:00Z"},
      {"MongoDB's date", R"("date":{"$date":{"$numberLong":"1573110960000"}})", &RawArticle::date,
       "2019-11-07T07:16:00Z"},
      {"modified is the update", R"("dateModified":"2020-02-01")", &RawArticle::updated, "2020-02-01"},
      {"versioncreated alone is the date", R"("versioncreated":"2020-02-01")", &RawArticle::date,
       "2020-02-01"},
      {"versioncreated beside a date is the update",
       R"("published":"2020-01-01","versioncreated":"2020-02-01")", &RawArticle::updated, "2020-02-01"},
      {"an update of the same moment is none", R"("versioncreated":"2020-02-01")", &RawArticle::updated, ""},
      {"the outlet's name", R"("source":{"id":null,"name":"BBC News"})", &RawArticle::source, "BBC News"},
      {"JSON-LD's publisher", R"("publisher":{"@type":"Organization","name":"Delta Post"})",
       &RawArticle::source, "Delta Post"},
      {"a domain where there is no name", R"("source_domain":"delta.example")", &RawArticle::source,
       "delta.example"},
      {"link", R"("link":"https://a.example/1")", &RawArticle::url, "https://a.example/1"},
      {"JSON-LD's page", R"("mainEntityOfPage":{"@id":"https://a.example/1"})", &RawArticle::url,
       "https://a.example/1"},
      {"the first category is the section", R"("categories":["World","Asia"])", &RawArticle::section,
       "World"},
      {"inLanguage as it stands", R"("inLanguage":"en-GB")", &RawArticle::language, "en-GB"},
      {"a number as id", R"("id":4711)", &RawArticle::id, "4711"},
      {"a large number as id", R"("id":18446744073709551615)", &RawArticle::id, "18446744073709551615"},
      {"MongoDB's id", R"("_id":{"$oid":"507f1f77"})", &RawArticle::id, "507f1f77"},
      {"guid", R"("guid":"urn:1")", &RawArticle::id, "urn:1"},
      {"a prefix of the vocabulary", R"("dc:publisher":"Delta Post")", &RawArticle::source, "Delta Post"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(with(c.fields).*c.field, c.value);
  }
}

TEST(JsonRecord, ListsOfManyForms) {
  struct Case {
    const char* name;
    std::string fields;
    Texts RawArticle::*field;
    Texts values;
  };
  const std::vector<Case> cases{
      {"a list of authors", R"("authors":["A B","C D"])", &RawArticle::authors, {"A B", "C D"}},
      {"a byline as written", R"("byline":"By A B and C D")", &RawArticle::authors, {"By A B and C D"}},
      {"authors as objects",
       R"("author":[{"name":"A B","url":"x"},{"name":"C D"}])",
       &RawArticle::authors,
       {"A B", "C D"}},
      {"one author as an object",
       R"("author":{"@type":"Person","name":"A B"})",
       &RawArticle::authors,
       {"A B"}},
      {"numbers are no authors", R"("author":17)", &RawArticle::authors, {}},
      {"null is no author", R"("authors":[null,"A B"])", &RawArticle::authors, {"A B"}},
      {"tags in one string",
       R"("tags":"energy, Norway; power")",
       &RawArticle::tags,
       {"energy", "Norway", "power"}},
      {"a tag of a list keeps its comma",
       R"("tags":["crime, law and justice"])",
       &RawArticle::tags,
       {"crime, law and justice"}},
      {"tags, keywords and topics together",
       R"("tags":["a"],"keywords":["b"],"topic":"c")",
       &RawArticle::tags,
       {"a", "b", "c"}},
      {"subjects as objects",
       R"("subjects":[{"name":"a","rel":"about"},{"name":"b"}])",
       &RawArticle::tags,
       {"a", "b"}},
      {"pairs of name and value",
       R"("keywords":[{"name":"subject","value":"energy"}])",
       &RawArticle::tags,
       {"energy"}},
      {"places", R"("places":["Oslo"],"location":"Bergen")", &RawArticle::places, {"Oslo", "Bergen"}},
      {"a place within its geometry",
       R"("place":[{"name":"Oslo","geometry":{"coordinates":[[1,2],[3,4]]}}])",
       &RawArticle::places,
       {"Oslo"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(with(c.fields).*c.field, c.values);
  }
}

TEST(JsonRecord, HeadlineBeforeTitleBeforeName) {
  EXPECT_EQ(read(R"({"name":"c","title":"b","headline":"a"})").title, "a");
  EXPECT_EQ(read(R"({"name":"c","title":"b"})").title, "b");
  EXPECT_EQ(read(R"({"name":"c"})").title, "c");
  EXPECT_EQ(read(R"({"headline":{"main":"a","kicker":null}})").title, "a");
}

TEST(JsonRecord, WhatScrapersAndAgenciesWrite) {
  const RawArticle trafilatura =
      with(R"("author":"A B; C D","hostname":"gazette.example","source-hostname":"The Gazette",)"
           R"("source":"https://gazette.example/1","tags":"a;b","excerpt":"x","raw_text":"r","text":"b")");
  EXPECT_EQ(trafilatura.url, "https://gazette.example/1");
  EXPECT_EQ(trafilatura.source, "The Gazette");
  EXPECT_EQ(trafilatura.body, "b");
  EXPECT_EQ(with(R"("source":"https://gazette.example/")").url, "")
      << "an outlet's address is not the article's";

  const RawArticle news_please =
      with(R"("date_publish":"2020-01-01 10:00:00","date_modify":"2020-01-02 10:00:00","maintext":"b",)"
           R"("description":"d","source_domain":"gazette.example","url":"u","authors":["A B"])");
  EXPECT_EQ(news_please.body, "b");
  EXPECT_EQ(news_please.date, "2020-01-01 10:00:00");
  EXPECT_EQ(news_please.source, "gazette.example");

  const RawArticle ninjs =
      with(R"("uri":"urn:1","versionCreated":"2020-01-02T00:00:00Z","firstCreated":"2020-01-01T00:00:00Z",)"
           R"("copyrightHolder":"Wire","descriptions":[{"role":"text","value":"d"}])");
  EXPECT_EQ(ninjs.date, "2020-01-01T00:00:00Z");
  EXPECT_EQ(ninjs.updated, "2020-01-02T00:00:00Z");
  EXPECT_EQ(ninjs.source, "Wire");
  EXPECT_EQ(ninjs.body, "d");
}

TEST(JsonRecord, ARecordWithinItsEnvelope) {
  const RawArticle raw =
      read(R"({"_index":"news","_id":"7","_score":1.5,"_source":{"title":"T","body":"B"}})");
  EXPECT_EQ(raw.title, "T");
  EXPECT_EQ(raw.body, "B");
  EXPECT_EQ(raw.id, "7");
}

TEST(JsonRecord, ItsOwnFieldsComeBeforeThoseOfItsEnvelopes) {
  EXPECT_EQ(read(R"({"meta":{"headline":"inner"},"name":"own"})").title, "own");
}

TEST(JsonRecord, MarkupIsToldFromText) {
  struct Case {
    const char* name;
    std::string text;
    RawArticle::Body kind;
  };
  const std::vector<Case> cases{
      {"plain text", "a", RawArticle::Body::plain},
      {"a comparison", "a < b and c > d", RawArticle::Body::plain},
      {"an ampersand", "R&D at AT&T; more", RawArticle::Body::plain},
      {"a paragraph", "<p>a</p>", RawArticle::Body::html},
      {"a line break", "a<br/>b", RawArticle::Body::html},
      {"a character reference", "R&amp;D", RawArticle::Body::html},
      {"a numbered reference", "it&#8217;s", RawArticle::Body::html},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(with("\"text\":\"" + c.text + '"').body_kind, c.kind);
  }
}

TEST(JsonRecord, WhatIsNoArticleSaysWhy) {
  struct Case {
    const char* name;
    std::string json;
    const char* part;
  };
  const std::vector<Case> cases{
      {"an object of other fields", R"({"a":1,"b":{"title":"deeper"}})",
       "neither title nor text among its fields (a, b)"},
      {"an empty object", "{}", "an empty object"},
      {"many fields are cut", R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1})", "g, h ...)"},
      {"an array", "[1]", "no article but an array"},
      {"a string", R"("x")", "no article but a string"},
      {"a number", "17", "no article but a number"},
      {"null", "null", "no article but null"},
      {"an object cut short", R"({"title":"T")", "not JSON: column 13"},
      {"something behind the object", R"({"title":"T"} x)", "not JSON"},
      {"no JSON at all", "hello", "not JSON"},
      {"nothing", "", "not JSON"},
      {"too deep within a known field", R"({"tags":)" + test::repeat("[", 300) + test::repeat("]", 300) + "}",
       "nested too deep"},
      {"too deep within an unknown field", R"({"x":)" + test::repeat("[", 300) + test::repeat("]", 300) + "}",
       "nested too deep"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const std::string reason = refusal(c.json);
    EXPECT_NE(reason.find(c.part), std::string::npos) << reason;
    EXPECT_EQ(reason.find('\n'), std::string::npos);
    EXPECT_LT(reason.size(), 400U);
  }
}

TEST(JsonRecord, ReasonsStayShortAndOnOneLineWhateverTheDamage) {
  const std::string reason = refusal("{\"title\":\"" + test::repeat("long ", 10'000) + "\n\x01");
  EXPECT_LT(reason.size(), 400U);
  EXPECT_EQ(reason.find_first_of("\n\x01"), std::string::npos);
}

TEST(JsonRecord, WhatProgramsWriteAmissIsMended) {
  struct Case {
    const char* name;
    std::string json;
    std::string title;
  };
  const std::vector<Case> cases{
      {"bytes that are no UTF-8 among some that are", "{\"title\":\"caf\xC3\xA9 \xE9\"}",
       "café \xEF\xBF\xBD"},
      {"half a surrogate pair", R"({"title":"a\ud800b"})",
       "a\xEF\xBF\xBD"
       "b"},
      {"the second half alone", R"({"title":"a\udc00"})", "a\xEF\xBF\xBD"},
      {"a pair is left alone where the other is mended", R"({"title":"\ud83d\ude00\ud800"})",
       "😀\xEF\xBF\xBD"},
      {"NaN, as Python writes it", R"({"score":NaN,"x":-Infinity,"title":"NaN stays"})", "NaN stays"},
      {"a raw tab in a string", "{\"title\":\"a\tb\"}", "a\tb"},
      {"a raw line break in a string", "{\"title\":\"a\nb\"}", "a\nb"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read(c.json).title, c.title);
  }
}

TEST(JsonRecord, ARecordOfAnEightBitEncodingIsRecognised) {
  EXPECT_EQ(read("{\"title\":\"Universit\xE9 d'\xE9t\xE9 \xE0 Orl\xE9"
                 "ans, o\xF9 l'\xE9quipe a \xE9t\xE9 re\xE7ue\"}")
                .title,
            "Université d'été à Orléans, où l'équipe a été reçue");
}

TEST(JsonMend, LeavesAloneWhatItCannotMend) {
  for (const char* const json :
       {R"({"title":"T")", "hello", "", R"({"a":1,})", R"({"a":"é \ud83d\ude00"})"}) {
    SCOPED_TRACE(json);
    EXPECT_EQ(mend_json(json), std::nullopt);
  }
}

TEST(JsonRecord, LongValuesAreKeptWhole) {
  const std::string title = test::repeat("word ", 400'000);
  EXPECT_EQ(read("{\"title\":\"" + title + "\"}").title, title);
}

TEST(JsonFields, EveryNameIsWrittenAsItIsCompared) {
  // A name with capitals or separators would never be found.
  for (const char* const key :
       {"headline", "Date_Published", "mainentityofpage", "content-original", "@id", "writers"}) {
    EXPECT_FALSE(find_json_names(key).empty()) << key;
  }
  for (const char* const key : {"", "titles of nobility", "image", "comments"}) {
    EXPECT_TRUE(find_json_names(key).empty()) << key;
  }
}

TEST(JsonFields, OnlyElasticsearchsSourceHoldsARecord) {
  EXPECT_TRUE(is_transparent_key("_source"));
  EXPECT_FALSE(is_transparent_key("source"));
  EXPECT_FALSE(is_transparent_key("title"));
}

TEST(JsonRecord, NitfInAStringIsReadAsNitf) {
  const std::string head =
      R"(<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE nitf SYSTEM \"nitf-3-6.dtd\">)"
      R"(<nitf><head><title>Slug</title><pubdata name=\"The Gazette\"/></head><body><body.head><hedline>)"
      R"(<hl1>Ferry runs</hl1></hedline><byline>By <person>Jón Arnason</person></byline></body.head>)";
  const std::string content = R"(<body.content><p>Text of <org>Acme</org>.</p><media><media-caption>A boat)"
                              R"(</media-caption></media></body.content></body></nitf>)";
  struct Case {
    const char* name;
    std::string json;
    std::string title, source, body;
    Texts authors;
  };
  const std::vector<Case> cases{
      {"what the record does not state comes from the document",
       R"({"body":"  )" + head + content + "\"}",
       "Ferry runs",
       "The Gazette",
       "<p>Text of Acme.</p>",
       {"Jón Arnason"}},
      {"what it states stays",
       R"({"title":"Ferries","source":"Wire","author":"Maria Keller","body":")" + head + content + "\"}",
       "Ferries",
       "Wire",
       "<p>Text of Acme.</p>",
       {"Maria Keller"}},
      {"as a rendition",
       R"({"title":"F","bodies":[{"role":"nitf","value":")" + head + content + "\"}]}",
       "F",
       "The Gazette",
       "<p>Text of Acme.</p>",
       {"Jón Arnason"}},
      {"cut off, it stays as it is",
       R"({"title":"F","body":"<nitf><body><p>Text.</p><p>Mo"})",
       "F",
       "",
       "<nitf><body><p>Text.</p><p>Mo",
       {}},
      {"a text that speaks of it",
       R"({"title":"F","body":"The root is <nitf>."})",
       "F",
       "",
       "The root is <nitf>.",
       {}},
      {"another document",
       R"({"title":"F","body":"<TTNITF><p>Text.</p></TTNITF>"})",
       "F",
       "",
       "<TTNITF><p>Text.</p></TTNITF>",
       {}},
      {"entities that grow stay as they are",
       R"({"title":"F","body":"<!DOCTYPE nitf [<!ENTITY a SYSTEM \"/etc/passwd\">]><nitf><body>&a;</body></nitf>"})",
       "F",
       "",
       "<!DOCTYPE nitf [<!ENTITY a SYSTEM \"/etc/passwd\">]><nitf><body>&a;</body></nitf>",
       {}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const RawArticle raw = read(c.json);
    EXPECT_EQ(raw.title, c.title);
    EXPECT_EQ(raw.source, c.source);
    EXPECT_EQ(raw.body, c.body);
    EXPECT_EQ(raw.authors, c.authors);
  }
}

}  // namespace
}  // namespace morgue
