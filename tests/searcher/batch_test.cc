#include "searcher/batch.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace morgue {
namespace {

// Later lines are ready first.
LineWorker slow_for_early_lines(std::vector<std::string>& told) {
  return [&told](const std::string& line, std::size_t number) -> Telling {
    std::this_thread::sleep_for(std::chrono::milliseconds(number % 4 == 1 ? 20 : 1));
    if (line == "throws") throw std::runtime_error("line " + std::to_string(number));
    return [&told, line] {
      told.push_back(line);
      return line != "enough";
    };
  };
}

TEST(Batch, TellsInTheOrderOfTheLinesWhateverTheThreads) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += std::to_string(i) + "\n";
  for (const std::size_t jobs : {1, 2, 7}) {
    std::istringstream lines(text);
    std::vector<std::string> told;
    answer_lines(lines, jobs, [&] { return slow_for_early_lines(told); });
    ASSERT_EQ(told.size(), 40U) << jobs << " jobs";
    for (std::size_t i = 0; i < told.size(); ++i) EXPECT_EQ(told[i], std::to_string(i));
  }
}

TEST(Batch, ThrowsForTheEarliestLineAndTellsNothingAfterIt) {
  for (const std::size_t jobs : {1, 4}) {
    std::istringstream lines("a\nthrows\nb\nthrows\nc\n");
    std::vector<std::string> told;
    try {
      answer_lines(lines, jobs, [&] { return slow_for_early_lines(told); });
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& failure) {
      EXPECT_STREQ(failure.what(), "line 2");
    }
    EXPECT_EQ(told, (std::vector<std::string>{"a"}));
  }
}

TEST(Batch, EndsWhenNobodyReadsOn) {
  std::istringstream lines("a\nenough\nb\n");
  std::vector<std::string> told;
  answer_lines(lines, 3, [&] { return slow_for_early_lines(told); });
  EXPECT_EQ(told, (std::vector<std::string>{"a", "enough"}));
}

TEST(Batch, FailsBeforeTheFirstLineWhereNoWorkerCanBeMade) {
  std::istringstream lines("a\n");
  EXPECT_THROW(answer_lines(lines, 2, []() -> LineWorker { throw std::runtime_error("no index"); }),
               std::runtime_error);
  std::string line;
  EXPECT_TRUE(std::getline(lines, line)) << "a line was read";
}

}  // namespace
}  // namespace morgue
