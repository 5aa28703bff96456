#include "indexer/read/json_reader.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using test::outline;
using test::PiecewiseSource;
using test::read_all;
using Lines = std::vector<std::string>;

Lines read(const std::string& json, const JsonReaderOptions& options = {}, std::size_t piece = 1 << 20,
           const std::string& damage = {}) {
  const auto reader =
      open_json_reader("news.json", std::make_unique<PiecewiseSource>(json, piece, damage), options);
  return outline(read_all(*reader));
}

struct Case {
  const char* name;
  std::string json;
  Lines outline;
};

std::vector<Case> cases() {
  return {
      {"one object on one line", R"({"title":"A"})", {"0 A"}},
      {"one object over many lines", "{\n  \"title\": \"A\"\n}\n", {"0 A"}},
      {"a byte order mark", "\xEF\xBB\xBF{\"title\":\"A\"}", {"0 A"}},
      {"JSON Lines", "{\"title\":\"A\"}\n{\"title\":\"B\"}\n", {"1 A", "2 B"}},
      {"JSON Lines of DOS, the last line open", "{\"title\":\"A\"}\r\n{\"title\":\"B\"}", {"1 A", "2 B"}},
      {"blank lines count", "\n{\"title\":\"A\"}\n\n \n{\"title\":\"B\"}\n", {"2 A", "5 B"}},
      {"lines with commas at their ends", "{\"title\":\"A\"},\n{\"title\":\"B\"},\n", {"1 A", "2 B"}},
      {"a sequence of RFC 7464", "\x1e{\"title\":\"A\"}\n\x1e{\"title\":\"B\"}\n", {"1 A", "2 B"}},
      {"a damaged line among others",
       "{\"title\":\"A\"}\n{\"title\":\"B\",\"text\":\n{\"title\":\"C\"}\n",
       {"1 A",
        "!2 not JSON: column 21: syntax error while parsing value - unexpected end of input; expected '[', "
        "'{', or a "
        "literal",
        "3 C"}},
      {"a first line cut within a string",
       "{\"title\":\"A\n{\"title\":\"B\"}\n",
       {"!1 not JSON: column 12: syntax error while parsing value - invalid string: missing closing quote; "
        "last read: "
        "'\"A'",
        "2 B"}},
      {"objects one after the other", R"({"title":"A"}{"title":"B"} {"title":"C"})", {"1 A", "2 B", "3 C"}},
      {"pretty-printed objects one after the other",
       "{\n \"title\":\"A\"\n}\n{\n \"title\":\"B\"\n}\n",
       {"1 A", "2 B"}},
      {"an array on one line", R"([{"title":"A"},{"title":"B"}])", {"1 A", "2 B"}},
      {"an array of one", R"([{"title":"A"}])", {"1 A"}},
      {"an empty array", "[]", {}},
      {"an array with an element a line", "[\n{\"title\":\"A\"},\n{\"title\":\"B\"}\n]\n", {"1 A", "2 B"}},
      {"elements that are no objects",
       R"([{"title":"A"},5,"s",[1],null,{"title":"B"}])",
       {"1 A", "!2 no JSON object", "!3 no article but a string", "!4 no article but an array",
        "!5 no JSON object", "6 B"}},
      {"a damaged element in a pretty-printed array",
       "[\n  {\n    \"title\": \"A\n  },\n  {\n    \"title\": \"B\"\n  }\n]\n",
       {"!1 not JSON: a line ends inside a string", "2 B"}},
      {"a list wrapped in an object",
       R"({"status":"ok","articles":[{"title":"A"},{"title":"B"}],"page":1})",
       {"1 A", "2 B"}},
      {"a wrapped list over many lines",
       "{\"data\":\n [\n{\"title\":\"A\"},\n{\"title\":\"B\"}\n]}",
       {"1 A", "2 B"}},
      {"a list wrapped twice",
       R"({"response":{"status":"ok","docs":[{"title":"A"},{"title":"B"}]}})",
       {"1 A", "2 B"}},
      {"the answer of Elasticsearch",
       R"({"hits":{"total":1,"hits":[{"_id":"1","_source":{"title":"A"}}]}})",
       {"1 A"}},
      {"a feed has a title of its own",
       R"({"version":"1.1","title":"Feed","items":[{"title":"A"}]})",
       {"1 A"}},
      {"an article with a list of records is an article",
       R"({"title":"A","text":"t","items":[{"title":"x"}]})",
       {"0 A"}},
      {"wrappers one after the other",
       "{\"items\":[{\"title\":\"A\"}]}\n{\"items\":[{\"title\":\"B\"}]}",
       {"1 A", "2 B"}},
      {"an object cut short", "{\"title\":\"A\",\n", {"!1 the file ends inside a value: cut short"}},
      {"an array cut short", R"([{"title":"A"},)", {"1 A", "!2 the file ends inside an array: cut short"}},
      {"a wrapper cut short",
       R"({"items":[{"title":"A"}])",
       {"1 A", "!2 the file ends inside a value: cut short"}},
      {"a wrapper that another bracket ends",
       R"({"items":[{"title":"A"}})",
       {"1 A", "!2 not JSON: brackets do not match; what follows in the file was not read"}},
      {"nothing", "", {"!0 no JSON value in it"}},
      {"a word", "hello", {"!1 no JSON object"}},
  };
}

TEST(JsonReader, ReadsEachShape) {
  for (const Case& c : cases()) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read(c.json), c.outline);
  }
}

TEST(JsonReader, ReadsTheSameHoweverTheBytesArrive) {
  for (const Case& c : cases()) {
    for (const std::size_t piece : {1U, 2U, 3U, 7U}) {
      SCOPED_TRACE(std::string(c.name) + " in pieces of " + std::to_string(piece));
      EXPECT_EQ(read(c.json, {}, piece), c.outline);
    }
  }
}

TEST(JsonReader, ANameThatSaysLinesDecidesWhatTheContentLeavesOpen) {
  const JsonReaderOptions lines{.lines_by_name = true};
  EXPECT_EQ(read("{\"title\":\"A\"}\n", lines), (Lines{"1 A"}))
      << "a record keeps its number when others follow";
  EXPECT_EQ(read("garbage\n{\"title\":\"B\"}\n", lines).size(), 2U);
  EXPECT_EQ(read("garbage\n{\"title\":\"B\"}\n", lines).back(), "2 B");
  const std::string cut_after_comma = "{\"title\":\"A\",\n{\"title\":\"B\"}\n";
  EXPECT_EQ(read(cut_after_comma, lines).back(), "2 B");
  EXPECT_EQ(read("{\n\"title\":\"A\"\n}\n", lines), (Lines{"0 A"})) << "content before name";
}

TEST(JsonReader, ARecordLongerThanTheLimitIsSetAsideAndReadingGoesOn) {
  const JsonReaderOptions options{.lines_by_name = false, .longest_record = std::size_t{1} << 20};
  const std::string large = "{\"title\":\"" + test::repeat("long ", 400'000) + "\"}";
  const std::string small = "{\"title\":\"B\"}";
  for (const std::size_t piece : {1000U, 65536U}) {
    SCOPED_TRACE(piece);
    EXPECT_EQ(read(small + '\n' + large + '\n' + small, options, piece),
              (Lines{"1 B", "!2 the line is longer than 1 MiB", "3 B"}));
    EXPECT_EQ(read('[' + small + ',' + large + ',' + small + ']', options, piece),
              (Lines{"1 B", "!2 the record is longer than 1 MiB", "3 B"}));
  }
}

TEST(JsonReader, DamageOfTheStreamIsTheLastRecord) {
  const std::string two = "{\"title\":\"A\"}\n{\"title\":\"B\"}\n{\"tit";
  for (const std::size_t piece : {1U, 5U, 1000U}) {
    SCOPED_TRACE(piece);
    EXPECT_EQ(read(two, {}, piece, "cut short"), (Lines{"1 A", "2 B", "!3 cut short"}));
    EXPECT_EQ(read(R"([{"title":"A"},{"ti)", {}, piece, "cut short"), (Lines{"1 A", "!2 cut short"}));
  }
  EXPECT_EQ(read("", {}, 1, "cut short"), (Lines{"!1 cut short"}));
  EXPECT_EQ(read("{", {}, 1, "cut short"), (Lines{"!1 cut short"}));
}

TEST(JsonReader, BracketsWithoutEndDoNotBlowTheStack) {
  for (const char* const open : {"[", "{\"a\":", "{\"articles\":[", "[{\"title\":[{\"a\":"}) {
    SCOPED_TRACE(open);
    const Lines lines = read(test::repeat(open, 100'000));
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].front(), '!');
  }
  const std::string deep_line = "{\"title\":\"A\"}\n" + test::repeat("[", 100'000) + "\n{\"title\":\"C\"}\n";
  EXPECT_EQ(read(deep_line).back(), "3 C");
}

TEST(JsonReader, PathAndFieldsArriveWithTheRecord) {
  const auto reader = open_json_reader("a/b.jsonl", from_string("{\"title\":\"A\",\"text\":\"x\"}\n{}\n"));
  const auto results = read_all(*reader);
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(std::get<RawArticle>(results[0]).path, "a/b.jsonl");
  EXPECT_EQ(std::get<RawArticle>(results[0]).body, "x");
  EXPECT_EQ(std::get<BadRecord>(results[1]).path, "a/b.jsonl");
}

// Any bytes end, in articles or bad records, each reason on one line; mutations of good files reach deeper
// than noise.
TEST(JsonReader, AnyBytesEnd) {
  std::mt19937 random(17);
  const std::vector<Case> seeds = cases();
  constexpr std::string_view alphabet = "{}[]\":,\\\n\t 0anEu\x01\xC3\xFF";
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = round % 3 == 0 ? std::string() : seeds[random() % seeds.size()].json;
    const std::size_t changes = round % 3 == 0 ? 60 : 1 + random() % 4;
    for (std::size_t i = 0; i < changes; ++i) {
      bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(random() % (bytes.size() + 1)),
                   alphabet[random() % alphabet.size()]);
    }
    const Lines whole = read(bytes);
    EXPECT_EQ(read(bytes, {}, 1 + random() % 5), whole) << bytes;
    for (const std::string& line : whole)
      EXPECT_TRUE(line.front() != '!' || line.find('\n') == std::string::npos);
    EXPECT_LE(whole.size(), bytes.size() + 1);
  }
}

}  // namespace
}  // namespace morgue
