// What the tests of indexer check, optimize, remove and prune share.
#pragma once

#include "tests/cli/indexer_cli.h"

namespace morgue {

struct Checked {
  int exit_code = -1;
  nlohmann::json result;
  std::vector<std::string> kinds;
};

inline Checked check(const EmptyRoom& room, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"check", "--index", "news.idx", "--json"});
  const RunResult run = run_indexer(room, options);
  Checked checked{run.exit_code, nlohmann::json::parse(run.out, nullptr, false), {}};
  EXPECT_FALSE(checked.result.is_discarded()) << run.out << run.error;
  for (const nlohmann::json& finding : checked.result.at("findings")) {
    checked.kinds.push_back(finding.at("kind"));
    EXPECT_FALSE(finding.at("what").get<std::string>().empty());
    EXPECT_FALSE(finding.at("repair").get<std::string>().empty()) << finding.at("kind");
  }
  EXPECT_EQ(checked.result.at("sound"), checked.exit_code == 0);
  return checked;
}

inline RunResult command(const EmptyRoom& room, const std::string& name,
                         std::vector<std::string> arguments = {}, const RunOptions& options = {}) {
  arguments.insert(arguments.begin(), {name, "--index", "news.idx"});
  return run_indexer(room, arguments, options);
}

// An index of two segments: deal and parade from a.jsonl, budget from b.jsonl.
inline void make_two_segments(const EmptyRoom& room) {
  room.write("a.jsonl", deal + parade);
  room.write("b.jsonl", budget);
  add(room, {"a.jsonl"});
  add(room, {"b.jsonl"});
}

inline void overwrite(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline void copy_segment(const EmptyRoom& room, const std::string& from, const std::string& to) {
  const std::filesystem::path segments = room.path() / "news.idx/segments";
  std::filesystem::copy(segments / from, segments / to, std::filesystem::copy_options::recursive);
}

inline std::vector<nlohmann::json> hits(const EmptyRoom& room, const std::string& query,
                                        const std::string& sort = "newest") {
  const RunResult result = run_searcher(
      room, {"--index", "news.idx", "--sort", sort, "--limit", "50", "--format", "jsonl", query});
  EXPECT_LE(result.exit_code, 1) << result.error;
  std::vector<nlohmann::json> all;
  for (const std::string& line : lines_of(result.out)) all.push_back(nlohmann::json::parse(line));
  return all;
}

}  // namespace morgue
