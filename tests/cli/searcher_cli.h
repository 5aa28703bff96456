// What the tests of the searcher's command line share.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/cli/small_archive.h"
#include "tests/support/program_runner.h"
#include "tests/support/search_output.h"

namespace morgue {

// One index of the small archive for all tests: nothing here writes to it.
class SearcherCli : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    room_ = std::make_unique<EmptyRoom>();
    make_index(*room_, "news.idx", small_archive());
  }
  static void TearDownTestSuite() { room_.reset(); }

  static const EmptyRoom& room() { return *room_; }

  static RunResult search(std::vector<std::string> arguments, RunOptions options = {}) {
    options.environment.emplace("MORGUE_INDEX", "news.idx");
    return run_searcher(room(), arguments, options);
  }

  static SearchOutput answer(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--format", "json"});
    const RunResult result = search(arguments);
    EXPECT_LE(result.exit_code, 1) << result.error;
    SearchOutput output = read_search_output(result.out);
    EXPECT_EQ(result.exit_code, output.total > 0 ? 0 : 1);
    return output;
  }

  static std::vector<std::string> ids(const SearchOutput& output) {
    std::vector<std::string> found;
    for (const HitOutput& hit : output.hits) found.push_back(hit.id);
    return found;
  }

 private:
  inline static std::unique_ptr<EmptyRoom> room_;
};

}  // namespace morgue
