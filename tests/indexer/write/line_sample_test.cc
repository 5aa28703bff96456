#include "indexer/write/line_sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "indexer/write/ledger.h"
#include "tests/indexer/write/sample_index.h"

namespace morgue {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string furniture = "Gazette Of The Valley Since Long Ago";

std::string page(int number) {
  const std::string n = std::to_string(number);
  std::string text = "Gale closes the bridge of parish " + n + "\n\n";
  for (const char* const what : {"bridge", "school", "harbour"}) {
    text += "The " + std::string(what) + " of parish " + n +
            " was closed for repairs after the gale, and the council of the parish will meet to speak of it. "
            "Engineers "
            "found " +
            n + " cracks.\n\n";
    if (*what == 's') text += furniture + "\n\n";
  }
  return text;
}

std::vector<std::string> write_pages(const EmptyRoom& room, const std::string& folder, int first, int last) {
  std::vector<std::string> paths;
  for (int i = first; i <= last; ++i)
    paths.push_back(room.write(folder + "/" + std::to_string(i) + ".txt", page(i)).string());
  return paths;
}

std::uint32_t sampled(const std::vector<std::string>& paths) {
  LineMemory nothing;
  const RepeatedLines lines = sample_lines(list_inputs(paths).files, "", nothing);
  return articles_with(lines.of(paths.front()), furniture);
}

TEST(LineSample, FindsWhatAFolderRepeats) {
  const EmptyRoom room;
  std::vector<std::string> paths = write_pages(room, "gazette", 1, 6);
  EXPECT_EQ(sampled(paths), 6U);
  std::ranges::reverse(paths);
  EXPECT_EQ(sampled(paths), 6U) << "in any order";
  EXPECT_EQ(sampled({paths[0], paths[1], paths[2]}), 0U);
  EXPECT_EQ(sampled(write_pages(room, "courier", 1, 1)), 0U);
}

TEST(LineSample, LooksAtSomeOfManyFilesAndPassesOverOthers) {
  const EmptyRoom room;
  EXPECT_EQ(sampled(write_pages(room, "gazette", 1, 100)), LineCensus::most);
  std::vector<std::string> others;
  for (int i = 1; i <= 6; ++i)
    others.push_back(
        room.write("courier/" + std::to_string(i) + ".jsonl", "{\"text\":\"" + furniture + "\"}\n").string());
  EXPECT_EQ(sampled(others), 0U);
}

// Counts the files in which a line was seen.
class FileCounter final : public LineMemory {
 public:
  void keep(const std::string&, const LineCensus& census) override {
    std::set<std::uint32_t> files;
    for (const auto& [line, seen] : census.worth_keeping()) {
      for (const Sighting& sighting : seen) files.insert(sighting.file);
    }
    count = files.size();
  }

  std::size_t count = 0;
};

TEST(LineSample, ReadsHalfOfManyFilesAndNoMoreThanItHasTo) {
  struct Case {
    int files;
    std::size_t looked_at;
  };
  constexpr Case cases[] = {{3, 3}, {16, 16}, {17, 16}, {32, 16}, {40, 20}, {64, 32}, {100, 32}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.files);
    const EmptyRoom room;
    std::vector<std::string> paths;
    for (int i = 1; i <= c.files; ++i) {
      const std::string name = std::to_string(i);
      paths.push_back(
          room.write("gazette/" + name + ".txt", "This line is that of file " + name + ".\n").string());
    }
    FileCounter counter;
    sample_lines(list_inputs(paths).files, "", counter);
    EXPECT_EQ(counter.count, c.looked_at);
  }
}

TEST(LineSample, AFileThatIsGoneIsLeftToTheRun) {
  const EmptyRoom room;
  const std::vector<std::string> paths = write_pages(room, "gazette", 1, 6);
  const std::vector<InputFile> files = list_inputs(paths).files;
  std::filesystem::remove(paths[2]);
  LineMemory nothing;
  const RepeatedLines lines = sample_lines(files, "", nothing);
  EXPECT_EQ(articles_with(lines.of(paths.front()), furniture), 5U);
}

TEST(LineSample, AFirstLoadAndTheNightsAfterItDropTheSameLines) {
  const EmptyRoom room;
  sample::add(room, write_pages(room, "gazette/2026/11/20", 1, 3));
  for (const auto& [id, text] : sample::texts(room))
    EXPECT_THAT(text, HasSubstr(furniture)) << "three prove nothing";
  sample::add(room, write_pages(room, "gazette/2026/11/21", 4, 6));
  sample::add(room, write_pages(room, "gazette/2026/11/22", 7, 7));
  const auto texts = sample::texts(room);
  ASSERT_EQ(texts.size(), 7U);
  EXPECT_EQ(std::ranges::count_if(
                texts, [](const auto& one) { return one.second.find(furniture) != std::string::npos; }),
            3)
      << "those of the first night, which is not read again";

  const EmptyRoom all_at_once;
  sample::add(all_at_once, write_pages(all_at_once, "gazette", 1, 7));
  for (const auto& [id, text] : sample::texts(all_at_once)) EXPECT_THAT(text, Not(HasSubstr(furniture)));
}

TEST(LineSample, TheLedgerKeepsWhatItWasGiven) {
  const EmptyRoom room;
  const std::filesystem::path path = room.path() / "ledger.sqlite";
  const std::vector<Sighting> seen{{1, {2, 3, 4}}, {0xFFFFFFFF, {0x80000000, 0, 0}}};
  {
    Ledger ledger(path);
    EXPECT_FALSE(ledger.knows_lines_of(7));
    ledger.keep_lines({{7, {{11, {seen[0]}}, {0xFFFFFFFFFFFFFFFF, seen}}}});
    ledger.keep_lines({{7, {{0xFFFFFFFFFFFFFFFF, seen}}}});
  }
  const Ledger ledger(path);
  EXPECT_TRUE(ledger.notice().empty());
  EXPECT_TRUE(ledger.knows_lines_of(7));
  LineCensus census;
  ledger.recall_lines(7, census);
  EXPECT_EQ(census.worth_keeping(),
            (std::map<std::uint64_t, std::vector<Sighting>>{{0xFFFFFFFFFFFFFFFF, seen}}));
}

}  // namespace
}  // namespace morgue
