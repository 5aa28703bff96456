#include "indexer/write/report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/error.h"

namespace morgue {
namespace {

TEST(IndexingReport, DecidesTheExitCode) {
  IndexingReport report;
  EXPECT_EQ(report.exit_code(), ExitCode::ok);
  report.unchanged = report.duplicates = report.added = 5;
  EXPECT_EQ(report.exit_code(), ExitCode::ok) << "what is known already is no failure";
  add_problem(report, {"a.jsonl", 3, "no text"});
  EXPECT_EQ(report.exit_code(), ExitCode::partial);
}

TEST(IndexingReport, KeepsTheFirstProblemsAndCountsAll) {
  IndexingReport report;
  for (std::uint64_t i = 1; i <= 50; ++i)
    add_problem(report, {"a.jsonl", i, i % 2 == 0 ? "no text" : "no JSON"});
  EXPECT_EQ(report.skipped, 50U);
  ASSERT_EQ(report.problems.size(), most_problems_kept);
  EXPECT_EQ(report.problems.back().record, most_problems_kept);
  EXPECT_EQ(report.set_aside, (std::map<std::string, std::uint64_t>{{"no JSON", 25}, {"no text", 25}}));
}

TEST(IndexingReport, CountsReasonsByTheirKindAndBoundsTheirNumber) {
  IndexingReport report;
  add_problem(report, {"a.jsonl", 1, "not JSON: column 3"});
  add_problem(report, {"a.jsonl", 2, "not JSON: column 7"});
  EXPECT_EQ(report.set_aside, (std::map<std::string, std::uint64_t>{{"not JSON", 2}}));
  for (std::uint64_t i = 0; i < 10000; ++i)
    add_problem(report, {"a.jsonl", i, "reason " + std::to_string(i)});
  EXPECT_LE(report.set_aside.size(), 101U);
  EXPECT_EQ(report.set_aside.at("other reasons"), 10000U - 99U);
}

TEST(IndexingReport, NamesTheRecordOfAProblemWhereThereIsOne) {
  EXPECT_EQ(to_string(BadRecord{"a.jsonl", 7, "no text"}), "a.jsonl:7: no text");
  EXPECT_EQ(to_string(BadRecord{"a.txt", 0, "empty"}), "a.txt: empty");
}

TEST(IndexingReport, HasEveryPromisedFieldInItsJson) {
  IndexingReport report;
  report.added = 1;
  report.updated = 2;
  report.unchanged = 3;
  report.duplicates = 4;
  report.removed = 6;
  report.articles = 7;
  report.segments = 8;
  report.seconds = 1.25;
  report.bytes_read = 9;
  add_problem(report, {"bad\xff path\n", 1, "no \"text\""});
  const std::string line = to_json(report);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const nlohmann::json json = nlohmann::json::parse(line);
  const nlohmann::json expected = {{"added", 1},      {"updated", 2},   {"unchanged", 3}, {"duplicates", 4},
                                   {"skipped", 1},    {"removed", 6},   {"articles", 7},  {"segments", 8},
                                   {"seconds", 1.25}, {"bytes_read", 9}};
  for (const auto& [key, value] : expected.items()) {
    SCOPED_TRACE(key);
    ASSERT_TRUE(json.contains(key));
    EXPECT_EQ(json.at(key), value);
  }
  EXPECT_EQ(json.at("problems").at(0).at("reason"), "no \"text\"");
}

TEST(IndexingReport, FitsOneScreen) {
  IndexingReport report;
  report.articles_read = 1234567;
  report.added = 1234567;
  report.articles = 1234567;
  report.segments = 1;
  report.seconds = 100;
  for (int i = 0; i < 100; ++i) add_problem(report, {"a", 1, "reason " + std::to_string(i)});
  const std::string text = to_text(report);
  EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 24);
  EXPECT_NE(text.find("1,234,567 articles in 1 segment\n"), std::string::npos) << text;
  EXPECT_NE(text.find("and 95 more reasons"), std::string::npos) << text;
}

TEST(IndexingReport, SaysWhenNothingWasWritten) {
  IndexingReport report;
  EXPECT_EQ(to_text(report).find("dry run"), std::string::npos);
  report.dry_run = true;
  EXPECT_EQ(to_text(report).find("dry run"), 0U);
}

TEST(Numbers, AreGroupedForPeople) {
  const struct {
    std::uint64_t number;
    const char* grouped;
  } cases[] = {{0, "0"}, {999, "999"}, {1000, "1,000"}, {37553, "37,553"}, {1234567, "1,234,567"}};
  for (const auto& test : cases) EXPECT_EQ(with_thousands(test.number), test.grouped);
}

TEST(Numbers, HaveUnitsWhereTheyAreBytes) {
  const struct {
    std::uint64_t bytes;
    const char* human;
  } cases[] = {{0, "0 B"},
               {999, "999 B"},
               {1000, "1.0 kB"},
               {999949, "999.9 kB"},
               {999960, "1.0 MB"},
               {57901410, "57.9 MB"},
               {18446744073709551615ULL, "18.4 EB"}};
  for (const auto& test : cases) EXPECT_EQ(human_bytes(test.bytes), test.human);
}

}  // namespace
}  // namespace morgue
