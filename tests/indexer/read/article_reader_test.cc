#include "indexer/read/article_reader.h"

#include <gtest/gtest.h>

#include <random>

#include "indexer/read/content_kind.h"
#include "indexer/read/input_walker.h"
#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using test::outline;
using test::read_all;
using Lines = std::vector<std::string>;
using namespace std::literals;

Lines read(const std::string& path, std::string bytes) {
  const auto reader = open_article_reader(path, from_string(std::move(bytes)));
  return outline(read_all(*reader));
}

std::string utf16(std::string_view ascii, bool mark) {
  std::string bytes = mark ? "\xFF\xFE" : "";
  for (const char c : ascii) {
    bytes += c;
    bytes += '\0';
  }
  return bytes;
}

TEST(ArticleReader, RecognisesContentBeforeName) {
  const std::string lines = "{\"title\":\"A\"}\n{\"title\":\"B\"}\n";
  struct Case {
    const char* name;
    std::string path;
    std::string bytes;
    Lines outline;
  };
  // A text's title is found by the cleaner: its outline has none.
  const Lines text{"0 "};
  const std::vector<Case> cases{
      {"text", "a.txt", "A title\n\nText.", text},
      {"text under no name", "article", "A title\n\nText.", text},
      {"text that begins with a bracket", "a.txt", "[Photo: a reservoir]\nText", text},
      {"text that begins with a brace", "a.txt", "{sic} it began", text},
      {"JSON Lines under a name of text", "a.txt", lines, {"1 A", "2 B"}},
      {"JSON Lines on standard input", "-", "{\"title\":\"A\"}", {"1 A"}},
      {"a line of a file named for lines", "a.jsonl", "{\"title\":\"A\"}", {"1 A"}},
      {"the same, unpacked on the way", "A.JSONL.gz", "{\"title\":\"A\"}", {"1 A"}},
      {"one object", "a.json", "{\"title\":\"A\"}", {"0 A"}},
      {"an array", "a", "[ {\"title\":\"A\"} ]", {"1 A"}},
      {"JSON after blank lines and a mark", "a", "\xEF\xBB\xBF\n\n {\"title\":\"A\"}", {"0 A"}},
      {"JSON damaged from the start, by its name",
       "a.ndjson",
       "x\n{\"title\":\"B\"}",
       {"!1 not JSON: column 1: syntax error while parsing value - invalid literal; last read: 'x'", "2 B"}},
      {"JSON in UTF-16", "a.json", utf16("[{\"title\":\"A\"}]", true), {"1 A"}},
      {"JSON in UTF-16 without a mark", "a.json", utf16("[{\"title\":\"A\"}]", false), {"1 A"}},
      {"text in UTF-16 without a mark", "a.txt", utf16("A title of the text", false), text},
      {"text with a stray NUL", "a.txt", "A title" + test::repeat(" and text", 20) + "\0."s, text},
      {"nothing", "a.txt", "", {"!0 empty"}},
      {"nothing under a name of JSON", "a.json", "\n", {"!0 empty"}},
      {"an HTML page",
       "a.txt",
       "\n<!DOCTYPE html><html>",
       {"!0 looks like an HTML page, which is not read yet"}},
      {"markup by its name",
       "a.html",
       "Text first <p>",
       {"!0 looks like an HTML page, which is not read yet"}},
      {"XML of no news format",
       "a.json",
       "<?xml version=\"1.0\"?><table/>",
       {"!0 an XML document of <table>, in which no news format is known"}},
      {"a feed under a name of text",
       "a.txt",
       "<rss><channel><item><title>A</title></item></channel></rss>",
       {"1 A"}},
      {"a page in XHTML behind an XML declaration",
       "a.xml",
       "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD\" \"x\"><html>",
       {"!0 looks like an HTML page, which is not read yet"}},
      {"a collection in SGML",
       "a",
       "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS><TITLE>A</TITLE></REUTERS>",
       {"1 A"}},
      {"a web archive without records that can be read",
       "a",
       "WARC/1.0\r\n",
       {"!1 no readable record head; what follows was not read"}},
      {"a PDF", "a.txt", "%PDF-1.7\n", {"!0 looks like a PDF document, which is not read"}},
      {"an office document",
       "a.txt",
       "PK\x03\x04" + std::string(26, 'x') + "[Content_Types].xml",
       {"!0 looks like an office document or another package in ZIP, which is not read"}},
      {"an image", "a", "\x89PNG\r\n\x1A\n", {"!0 looks like a PNG image, which is not read"}},
      {"zeros", "a", std::string(5000, '\0'), {"!0 looks like binary data, which is not read"}},
      {"a text whose first letters are those of a TIFF image", "a", "MM. Dupont et Martin\nText", text},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read(c.path, c.bytes), c.outline);
  }
}

TEST(ArticleReader, NamesLoseTheEndingOfTheirCompression) {
  EXPECT_EQ(content_name("archive.d/Jan.JSONL.gz"), "jan.jsonl");
  EXPECT_EQ(content_name("a.json.zst"), "a.json");
  EXPECT_EQ(content_name("a.txt"), "a.txt");
  EXPECT_EQ(content_name("dir.gz/a"), "a");
  EXPECT_EQ(content_name(""), "");
}

TEST(ArticleReader, AStreamThatBreaksAtOnceIsOneBadRecord) {
  for (const char* const path : {"a.txt", "a.json", "a.jsonl", "-"}) {
    SCOPED_TRACE(path);
    const auto reader =
        open_article_reader(path, std::make_unique<test::PiecewiseSource>("", 1, "cut short"));
    const auto results = read_all(*reader);
    ASSERT_EQ(results.size(), 1U);
    EXPECT_EQ(std::get<BadRecord>(results[0]).reason, "cut short");
    EXPECT_EQ(std::get<BadRecord>(results[0]).path, path);
  }
}

TEST(ArticleReader, AJsonStreamInUtf16ThatBreaksIsOneBadRecord) {
  const auto reader = open_article_reader(
      "a.json", std::make_unique<test::PiecewiseSource>(utf16("[{\"title\":\"A\"}", true), 100, "cut short"));
  EXPECT_EQ(outline(read_all(*reader)), (Lines{"!0 cut short"}));
}

TEST(ArticleReader, PathsInRecordsAreUtf8) {
  const auto reader = open_article_reader("caf\xE9.txt", from_string("Text"));
  EXPECT_EQ(std::get<RawArticle>(read_all(*reader).at(0)).path, "caf\xEF\xBF\xBD.txt");
}

TEST(ArticleReader, NoiseIsRefusedOrReadAndAlwaysEnds) {
  std::mt19937 random(23);
  for (int round = 0; round < 300; ++round) {
    std::string noise(random() % 20'000, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    EXPECT_EQ(read("noise", noise).size(), 1U);
  }
}

// ---- Real files, where there are any

TEST(ArticleReader, EveryFileOfTheFormatsSetIsReadOrRefusedWithAReason) {
  const auto data = test::shared_data();
  if (!data) GTEST_SKIP() << "MORGUE_SHARED is not set: no real files to read";
  const InputList inputs = list_inputs({*data + "/formats"});
  ASSERT_GT(inputs.files.size(), 300U);
  std::size_t articles = 0;
  for (const InputFile& file : inputs.files) {
    const auto reader = open_article_reader(file.path, open_file(file.path));
    const auto results = read_all(*reader);
    EXPECT_FALSE(results.empty()) << file.path;
    for (const ReadResult& result : results) {
      if (const auto* const bad = std::get_if<BadRecord>(&result)) {
        EXPECT_FALSE(bad->reason.empty() || bad->reason.find('\n') != std::string::npos) << file.path;
      } else {
        ++articles;
      }
    }
  }
  EXPECT_GT(articles, 20U) << "ninjs has articles";
}

TEST(ArticleReader, EveryArticleOfAllSidesIsRead) {
  const auto data = test::shared_data();
  if (!data) GTEST_SKIP() << "MORGUE_SHARED is not set: no real files to read";
  const auto reader = open_article_reader("allsides.jsonl.zst", open_file(*data + "/allsides.jsonl.zst"));
  std::size_t articles = 0;
  std::size_t dated = 0;
  while (const auto result = reader->next()) {
    const auto* const raw = std::get_if<RawArticle>(&*result);
    ASSERT_NE(raw, nullptr) << std::get<BadRecord>(*result).reason;
    ++articles;
    EXPECT_EQ(raw->record, articles);
    EXPECT_FALSE(raw->id.empty() || raw->title.empty() || raw->body.empty() || raw->tags.empty());
    dated += raw->date.empty() ? 0U : 1U;
  }
  EXPECT_EQ(articles, 37'553U);
  EXPECT_EQ(dated, 33'146U);
}

}  // namespace
}  // namespace morgue
