// What the tests of the indexer's command line share.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/small_archive.h"
#include "tests/support/program_runner.h"

namespace morgue {

struct Added {
  RunResult run;
  nlohmann::json report;  // what --report json printed
};

inline Added add(const EmptyRoom& room, const std::vector<std::string>& paths,
                 const RunOptions& options = {}) {
  std::vector<std::string> arguments = {"add", "--index", "news.idx", "--report", "json"};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  Added added{run_indexer(room, arguments, options), {}};
  EXPECT_THAT(added.run.exit_code, ::testing::AnyOf(0, 1)) << added.run.error;
  EXPECT_EQ(lines_of(added.run.out).size(), 1U)
      << "one JSON object on stdout and nothing else: " << added.run.out;
  added.report = nlohmann::json::parse(added.run.out);
  return added;
}

inline std::string count(const EmptyRoom& room, const std::string& query) {
  const RunResult result = run_searcher(room, {"--index", "news.idx", "--count", query});
  return result.out.empty() ? result.error : result.out.substr(0, result.out.size() - 1);
}

inline std::vector<nlohmann::json> read(const EmptyRoom& room, const std::vector<std::string>& arguments,
                                        const RunOptions& options = {}) {
  std::vector<std::string> words = {"read"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const RunResult result = run_indexer(room, words, options);
  EXPECT_EQ(result.exit_code, 0) << result.error;
  std::vector<nlohmann::json> articles;
  for (const std::string& line : lines_of(result.out)) articles.push_back(nlohmann::json::parse(line));
  return articles;
}

inline std::string content(const EmptyRoom& room, const std::string& name) {
  std::ifstream file(room.path() / name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

inline std::vector<std::string> names_in(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(directory))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

// Whether a run on news.idx has come to reading: it holds the lock, and is ready for signals.
inline bool is_reading(const EmptyRoom& room) {
  std::error_code not_yet;
  const std::filesystem::directory_iterator entries(room.path() / "news.idx/segments", not_yet);
  return std::any_of(begin(entries), end(entries), [](const auto& entry) {
    return entry.path().filename().string().starts_with("writing-");
  });
}

inline const std::string deal = to_json_line(small_archive()[0]);
inline const std::string parade = to_json_line(small_archive()[1]);
inline const std::string budget = to_json_line(small_archive()[2]);

}  // namespace morgue
