// indexer status: what somebody who is responsible for an archive reads each morning.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/cli/indexer_cli.h"

namespace morgue {
namespace {

using nlohmann::json;
using std::chrono::days;
using std::chrono::sys_days;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

std::string written(sys_days day) {
  const std::chrono::year_month_day date(day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

std::string article(const std::string& source, const std::string& date) {
  static int number = 0;
  SmallArticle one = small_archive()[static_cast<std::size_t>(3 + number % 12)];
  one.id = "s" + std::to_string(++number);
  one.text += " It was the " + std::to_string(number) + "th of its kind, the harbour master said.";
  one.source = source;
  one.date = date;
  return to_json_line(one);
}

json status(const EmptyRoom& room) {
  const RunResult result = run_indexer(room, {"status", "--index", "news.idx", "--json"});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  return json::parse(result.out);
}

std::string page(const EmptyRoom& room) {
  const RunResult result = run_indexer(room, {"status", "--index", "news.idx"});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  for (const std::string& line : lines_of(result.out)) EXPECT_LE(line.size(), 100U) << line;
  return result.out;
}

const json& source_named(const json& status, const std::string& name) {
  for (const json& source : status.at("sources")) {
    if (source.at("value") == name) return source;
  }
  throw std::runtime_error("no source " + name);
}

TEST(Status, NamesWhoIsSilentAgainstTheirOwnHabitAndNobodyElse) {
  const EmptyRoom room;
  constexpr sys_days start = 2024y / 3 / 1;
  std::string lines;
  for (int i = 0; i < 60; ++i) lines += article("Steady Wire", written(start + days(i)));
  for (int i = 0; i < 40; ++i) lines += article("Silent Post", written(start + days(i)));
  for (int i = 0; i < 10; ++i) lines += article("Weekly Mail", written(start + days(5 * i)));
  lines += article("Rare Review", written(start));
  room.write("a.jsonl", lines);
  add(room, {"a.jsonl"});
  const json now = status(room);
  EXPECT_EQ(source_named(now, "Silent Post").at("silent_days"), 20);
  EXPECT_EQ(source_named(now, "Silent Post").at("usual_pause"), 1);
  EXPECT_TRUE(source_named(now, "Steady Wire").at("silent_days").is_null());
  EXPECT_TRUE(source_named(now, "Weekly Mail").at("silent_days").is_null())
      << "14 days are less than three weeks";
  EXPECT_TRUE(source_named(now, "Rare Review").at("usual_pause").is_null()) << "one day is no habit";
  EXPECT_THAT(page(room), AllOf(HasSubstr("Silent Post since 2024-04-09 (20 days"),
                                Not(HasSubstr("Weekly Mail since")), HasSubstr("nothing in the last")));
}

TEST(Status, NamesTheLongestGapOfASource) {
  const EmptyRoom room;
  constexpr sys_days start = 2024y / 3 / 1;
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    if (i < 20 || i >= 32) lines += article("Holed Herald", written(start + days(i)));
  }
  room.write("a.jsonl", lines);
  add(room, {"a.jsonl"});
  EXPECT_EQ(source_named(status(room), "Holed Herald").at("gap"),
            (json{{"after", "2024-03-20"}, {"before", "2024-04-02"}, {"days", 13}}));
  EXPECT_THAT(page(room), HasSubstr("Holed Herald from 2024-03-20 to 2024-04-02 (13 days)"));
}

TEST(Status, CountsYearsAndDatesThatCannotBeRight) {
  const EmptyRoom room;
  const std::string soon = written(std::chrono::floor<days>(std::chrono::system_clock::now()) + days(400));
  room.write("a.jsonl",
             article("Wire", "2019-02-01") + article("Wire", "2021-05-06") + article("Wire", "2021-07") +
                 article("Wire", "") + article("Post", "") + article("Post", soon) +
                 R"({"id":"b","title":"Ferry sails","text":"It sailed again on Friday, laden with goats.",)"
                 R"("source":"Wire","language":"en","date":"2021-06-10","updated":"2021-06-01"})"
                 "\n");
  add(room, {"a.jsonl"});
  const json now = status(room);
  const json& dates = now.at("dates");
  EXPECT_EQ(dates.at("coarse"), 1);
  EXPECT_EQ(dates.at("backwards"), 1);
  // A date in the future is one that cleaning may refuse: then the article is undated.
  EXPECT_EQ(dates.at("undated").get<int>() + dates.at("future").get<int>(), 3) << dates;
  EXPECT_EQ(dates.at("years").at(0), (json{{"year", 2019}, {"count", 1}}));
  EXPECT_EQ(dates.at("years").at(1), (json{{"year", 2021}, {"count", 3}}));
  EXPECT_EQ(source_named(now, "Wire").at("undated"), 1);
  EXPECT_THAT(page(room),
              AllOf(HasSubstr("1 article states only the month or the year"),
                    HasSubstr("1 article was changed before it was published"), HasSubstr("    2020 ")));
}

TEST(Status, TellsOfFilesDuplicatesAndRuns) {
  const EmptyRoom room;
  room.write("a.jsonl", deal + parade + "{broken\n");
  room.write("b.jsonl", deal);
  add(room, {"a.jsonl", "b.jsonl"});
  const json now = status(room);
  EXPECT_EQ(now.at("files"), (json{{"read", 2}, {"articles", 3}, {"skipped", 1}, {"sharing", 1}}));
  EXPECT_EQ(now.at("duplicates"), 1);
  EXPECT_EQ(now.at("runs").at(0).at("outcome"), "partial");
  EXPECT_THAT(page(room),
              AllOf(HasSubstr("2 read, 3 articles in them, 1 skipped"), HasSubstr("1 left out in all runs"),
                    HasSubstr("2 added, 1 duplicates, 1 skipped")));
}

TEST(Status, OfAnEmptyIndexIsAPageToo) {
  const EmptyRoom room;
  RunOptions nothing;
  add(room, {"-"}, nothing);
  EXPECT_EQ(status(room).at("articles"), 0);
  EXPECT_THAT(page(room), HasSubstr("dates       none"));
}

}  // namespace
}  // namespace morgue
