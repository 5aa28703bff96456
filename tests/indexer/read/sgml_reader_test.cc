#include "indexer/read/sgml_reader.h"

#include <gtest/gtest.h>

#include "indexer/read/input_walker.h"
#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using test::outline;
using test::read_all;
using Lines = std::vector<std::string>;

std::vector<ReadResult> results_of(std::string sgml, std::size_t limit = 1 << 20) {
  const auto reader = open_sgml_reader("a.sgm", from_string(std::move(sgml)), {}, limit);
  return read_all(*reader);
}

TEST(SgmlReader, ARecordOfReutersStatesItsFields) {
  const auto results = results_of(
      "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" OLDID=\"1\" NEWID=\"42\">\n<DATE> "
      "6-APR-1987 "
      "15:01:01.79</DATE>\n<TOPICS><D>ship</D><D>grain</D></TOPICS>\n<PLACES><D>norway</D></"
      "PLACES>\n<PEOPLE></PEOPLE>\n"
      "<TEXT>&#2;\n<TITLE>FERRY &lt;ACME> RUNS</TITLE>\n<AUTHOR>    By Maria Keller, "
      "Reuters</AUTHOR><DATELINE>    BERGEN, "
      "April 6 - </DATELINE><BODY>The first line\ngoes on here.\n    The second begins caf\xE9.\n "
      "Reuter\n&#3;</BODY></TEXT>\n"
      "</REUTERS>\n");
  ASSERT_EQ(results.size(), 1U);
  const auto& raw = std::get<RawArticle>(results[0]);
  EXPECT_EQ(raw.id, "42");
  EXPECT_EQ(raw.title, "FERRY <ACME> RUNS");
  EXPECT_EQ(raw.date, "1987-04-06T15:01:01");
  EXPECT_EQ(raw.tags, (Lines{"ship", "grain"}));
  EXPECT_EQ(raw.places, (Lines{"norway"}));
  EXPECT_EQ(raw.authors, (Lines{"By Maria Keller, Reuters"}));
  EXPECT_EQ(raw.body, "The first line goes on here.\n\nThe second begins café.");
}

TEST(SgmlReader, ARecordOfTrecStatesItsFields) {
  const auto results = results_of(
      "<DOC>\n<DOCNO> AP-1 "
      "</DOCNO>\n<DATE>1990-01-02</DATE>\n<HEADLINE>Ferry\nruns</HEADLINE>\n<BYLINE>Maria Keller"
      "</BYLINE>\n<TEXT>\n<P>\nOne.\n</P>\n<P>\nTwo &amp; "
      "three.\n</P>\n</TEXT>\n<TEXT>Four.</TEXT>\n</DOC>\n");
  ASSERT_EQ(results.size(), 1U);
  const auto& raw = std::get<RawArticle>(results[0]);
  EXPECT_EQ(raw.id, "AP-1");
  EXPECT_EQ(raw.title, "Ferry runs");
  EXPECT_EQ(raw.date, "1990-01-02");
  EXPECT_EQ(raw.authors, (Lines{"Maria Keller"}));
  EXPECT_NE(raw.body.find("Two & three."), std::string::npos);
  EXPECT_NE(raw.body.find("Four."), std::string::npos);
}

TEST(SgmlReader, DamageCostsOneRecord) {
  struct Case {
    const char* name;
    std::string sgml;
    Lines outline;
  };
  const std::vector<Case> cases{
      {"a record without an end", "<DOC><TITLE>A</TITLE>\n<DOC><TITLE>B</TITLE></DOC>", {"1 A", "2 B"}},
      {"the last one cut short",
       "<DOC><TITLE>A</TITLE></DOC><DOC><TITLE>B</TI",
       {"1 A", "!2 the file ends within a record: cut short"}},
      {"an empty one",
       "<DOC></DOC><DOC><TITLE>B</TITLE></DOC>",
       {"!1 a record with neither title nor text", "2 B"}},
      {"elements without ends", "<DOC><TITLE>A\n<TEXT>The text</DOC>", {"1 A"}},
      {"a record without measure",
       "<DOC><TEXT>" + test::repeat("word ", 300'000) + "</TEXT></DOC><DOC><TITLE>B</TITLE></DOC>",
       {"!1 the record is longer than 1 MiB", "2 B"}},
      {"no record", "<!DOCTYPE lewis>", {"!0 an SGML collection without records"}},
      {"a great many open elements",
       "<DOC><TITLE>A</TITLE>" + test::repeat("<TEXT>", 100'000) + "</DOC>",
       {"1 A"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(outline(results_of(c.sgml)), c.outline);
  }
}

TEST(SgmlReader, PiecesOfAnySizeGiveTheSame) {
  const std::string sgml =
      "x <REUTERS NEWID=\"1\"><TITLE>A</TITLE></REUTERS>\n<REUTERS><TITLE>B</TITLE></REUTERS>";
  for (std::size_t piece = 1; piece < sgml.size(); ++piece) {
    const auto reader = open_sgml_reader("a", std::make_unique<test::PiecewiseSource>(sgml, piece));
    EXPECT_EQ(outline(read_all(*reader)), (Lines{"1 A", "2 B"})) << piece;
  }
}

// The counts are those of the collection's own description. Unpack it and name its folder:
// MORGUE_REUTERS=reuters21578.
TEST(SgmlReader, ReutersHasAllItsFields) {
  const char* const folder = std::getenv("MORGUE_REUTERS");
  if (folder == nullptr) GTEST_SKIP() << "MORGUE_REUTERS is not set: no collection to count";
  std::size_t records = 0;
  std::size_t empty = 0;
  std::size_t dates = 0;
  std::size_t places = 0;
  std::size_t titles = 0;
  for (const InputFile& file : list_inputs({folder}).files) {
    if (!file.path.ends_with(".sgm")) continue;
    const auto reader = open_article_reader(file.path, open_file(file.path));
    while (const auto result = reader->next()) {
      ++records;
      const auto* const raw = std::get_if<RawArticle>(&*result);
      if (raw == nullptr) {
        ++empty;
        continue;
      }
      dates += raw->date.empty() ? 0U : 1U;
      places += raw->places.empty() ? 0U : 1U;
      titles += raw->title.empty() ? 0U : 1U;
    }
  }
  EXPECT_EQ(records, 21'578U);
  EXPECT_EQ(empty, 1U) << "NEWID 12793 has neither title nor text";
  EXPECT_EQ(dates, records - empty);
  EXPECT_EQ(places, 18'798U);
  EXPECT_EQ(titles, 20'841U);
}

}  // namespace
}  // namespace morgue
