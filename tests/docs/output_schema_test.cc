// What the programs really print as JSON, against docs/output.schema.json and by a validator that is not ours.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "common/schema.h"
#include "tests/cli/small_archive.h"
#include "tests/docs/document.h"
#include "tests/support/program_runner.h"

namespace morgue::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using Words = std::vector<std::string>;

class OutputSchema : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    room_ = std::make_unique<EmptyRoom>();
    fs::create_directory_symlink(fs::path(MORGUE_SOURCE_DIR) / "corpus", room().path() / "corpus");
    make_index(room(), "news.idx", small_archive());
    const RunResult added = run_indexer(room(), {"add", "--quiet", "--index", "news.idx", "corpus"});
    ASSERT_EQ(added.exit_code, 1) << "the corpus holds records that must be skipped\n" << added.error;
  }
  static void TearDownTestSuite() { room_.reset(); }

  static const EmptyRoom& room() { return *room_; }

  // Each line of `printed` against a definition of the schema.
  static RunResult validate(const std::string& definition, const std::string& printed) {
    RunOptions options;
    options.input = printed;
    const fs::path root = MORGUE_SOURCE_DIR;
    return run(room(), "/usr/bin/python3",
               {(root / "tests/docs/validate_output.py").string(),
                (root / "docs/output.schema.json").string(), definition},
               options);
  }

  static void expect_valid(const std::string& definition, const std::string& printed) {
    const RunResult result = validate(definition, printed);
    EXPECT_EQ(result.exit_code, 0) << result.out << result.error << printed.substr(0, 2000);
  }

  static std::string search(Words arguments, const std::string& input = {}) {
    arguments.insert(arguments.begin(), {"--index", "news.idx"});
    RunOptions options;
    options.input = input;
    const RunResult result = run_searcher(room(), arguments, options);
    EXPECT_LE(result.exit_code, 1) << result.error;
    return result.out;
  }

 private:
  inline static std::unique_ptr<EmptyRoom> room_;
};

TEST_F(OutputSchema, DescribesEveryAnswerOfTheSearcher) {
  Words all_facets = {"strike"};
  for (const Field& field : schema) {
    if (field.facet) all_facets.insert(all_facets.end(), {"--facet", std::string(field.name)});
  }
  struct Case {
    const char* name;
    Words arguments;
    const char* definition;
  };
  const Case cases[] = {
      {"hits", {"--limit", "100", "harbour OR strike OR 海水"}, "search"},
      {"articles of every kind",
       {"--limit", "200", "--snippets", "3", "--sort", "newest", "-zyzzyva"},
       "search"},
      {"all facets", all_facets, "search"},
      {"a timeline by day", {"--timeline", "day", "--limit", "0", "strike"}, "search"},
      {"a timeline by year", {"--timeline", "year", "--limit", "0", "-zyzzyva"}, "search"},
      {"an explanation", {"--explain", "(dockers OR workers) NEAR/12 port -ferry"}, "search"},
      {"a suggestion", {"catedral"}, "search"},
      {"nothing", {"zyzzyva"}, "search"},
      {"copies", {"--facet", "source", "hospital"}, "search"},
      {"copies, each by itself", {"--group", "none", "--facet", "source", "hospital"}, "search"},
      {"a family", {"--members", "nwire-2023-1107-hospital"}, "members"},
      {"a family on lines", {"--format", "jsonl", "--members", "nwire-2023-1107-hospital"}, "member"},
      {"an article without copies", {"--members", "undated"}, "members"},
      {"a difference", {"--diff", "nwire-2023-1107-hospital", "gazette-2023-1108-hospital"}, "diff"},
      {"no difference", {"--diff", "undated", "undated"}, "diff"},
      {"coverage", {"--coverage", "hospital OR strike"}, "coverage"},
      {"coverage of nothing", {"--coverage", "zyzzyva"}, "coverage"},
      {"coverage on lines", {"--format", "jsonl", "--coverage", "hospital"}, "source_coverage"},
      {"hits on lines", {"--format", "jsonl", "--limit", "200", "-zyzzyva"}, "hit"},
      {"one article", {"--show", "s400-deal", "missile"}, "article"},
      {"one article that says little of itself", {"--show", "undated"}, "article"},
      {"hostile bytes", {"kiosk \x1b[31m"}, "search"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    Words arguments = {"--format", "json"};
    arguments.insert(arguments.end(), each.arguments.begin(), each.arguments.end());
    expect_valid(each.definition, search(arguments));
  }
}

TEST_F(OutputSchema, DescribesEachAnswerOfABatch) {
  for (const char* format : {"json", "jsonl"}) {
    const std::string printed =
        search({"--format", format, "--facet", "tag", "--timeline", "month", "--batch", "-"},
               "a\tferry\nstrike -port\nc\tcatedral\n");
    EXPECT_EQ(lines_of(printed).size(), 3U);
    expect_valid("search", printed);
  }
}

TEST_F(OutputSchema, DescribesWhatStandingQueriesAreTold) {
  RunOptions options;
  options.input = "all\t-zyzzyva\nhospitals\t\"turn away ambulances\"\n";
  const RunResult told = run_searcher(
      room(), {"watch", "--file", "-", "--since", "1d", "--index", "news.idx", "--format", "jsonl"}, options);
  EXPECT_GE(lines_of(told.out).size(), 60U) << told.error;
  expect_valid("watch", told.out);
}

TEST_F(OutputSchema, DescribesWhatTheIndexerReads) {
  const RunResult read = run_indexer(room(), {"read", "corpus"});
  EXPECT_GE(lines_of(read.out).size(), 60U);
  expect_valid("read", read.out);
}

TEST_F(OutputSchema, DescribesReportStatusAndCheck) {
  const auto printed = [](const Words& arguments) { return run_indexer(room(), arguments).out; };
  expect_valid("report", printed({"add", "--index", "fresh.idx", "--report", "json", "corpus"}));
  expect_valid("report", printed({"add", "--index", "fresh.idx", "--report", "json", "--dry-run", "corpus"}));
  expect_valid("status", printed({"status", "--index", "fresh.idx", "--json"}));
  room().write("blank.idx/XAPIANDB", "");
  expect_valid("status", printed({"status", "--index", "blank.idx", "--json"}));
  expect_valid("check", printed({"check", "--index", "fresh.idx", "--json"}));
  fs::create_directories(room().path() / "fresh.idx/segments/000099");
  expect_valid("check", printed({"check", "--index", "fresh.idx", "--json"}));
}

// A schema that lets everything pass would hold nothing.
TEST_F(OutputSchema, RefusesWhatIsNotPrinted) {
  const json answer =
      json::parse(search({"--format", "json", "--facet", "source", "--timeline", "year", "ferry"}));
  struct Case {
    const char* name;
    const char* pointer;
    json value;
    const char* complaint;
  };
  const Case cases[] = {
      {"another schema", "/schema", "morgue.search/2", "$.schema"},
      {"a number as text", "/total", "12", "$.total"},
      {"a field that nobody described", "/mood", "good", "mood"},
      {"the same within a hit", "/hits/0/mood", "good", "mood"},
      {"a hit without a title", "/hits/0/title", nullptr, "$.hits[0].title"},
      {"a span of three", "/hits/0/snippets/0/spans/0", {1, 2, 3}, "$.hits[0].snippets[0].spans[0]"},
      {"an empty text where null is meant", "/hits/0/url", "", "$.hits[0].url"},
      {"a date that is none", "/hits/0/date", "last Tuesday", "$.hits[0].date"},
      {"copies that tell no title", "/hits/0/copies", {{{"id", "a"}}}, "$.hits[0].copies[0]"},
      {"families as text", "/total_families", "1", "$.total_families"},
      {"a facet of no field", "/facets/mood", json::array(), "$.facets"},
      {"a negative count", "/timeline/0/count", -1, "$.timeline[0].count"},
  };
  expect_valid("search", answer.dump());
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    json changed = answer;
    changed[json::json_pointer(each.pointer)] = each.value;
    const RunResult result = validate("search", changed.dump());
    EXPECT_EQ(result.exit_code, 1) << result.error;
    EXPECT_THAT(result.out, HasSubstr(each.complaint));
  }
  json incomplete = answer;
  incomplete.erase("suggestion");
  EXPECT_THAT(validate("search", incomplete.dump()).out, HasSubstr("'suggestion' is a required property"));
}

TEST_F(OutputSchema, IsNamedInTheDocument) {
  std::string document;
  for (const std::string& line : document_lines("docs/output.md")) document += line + '\n';
  EXPECT_THAT(document, HasSubstr("(output.schema.json)"));
}

}  // namespace
}  // namespace morgue::testing
