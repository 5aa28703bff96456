// The judged queries of corpus/judgments.tsv, asked of the real programs: what ought to come first does.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/program_runner.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;

struct Judgment {
  std::string id;
  std::string query;
  std::vector<std::string> expected;  // a path below corpus/, or "id:ID"
};

std::vector<Judgment> read_judgments(const fs::path& path) {
  std::vector<Judgment> judgments;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream columns(line);
    Judgment judgment;
    std::string expected;
    std::getline(columns, judgment.id, '\t');
    std::getline(columns, judgment.query, '\t');
    std::getline(columns, expected);
    std::istringstream names(expected);
    for (std::string name; names >> name;) judgment.expected.push_back(name);
    judgments.push_back(std::move(judgment));
  }
  return judgments;
}

bool is_expected(const nlohmann::json& hit, const Judgment& judgment) {
  const std::string path = hit.at("path");
  const std::string id = hit.at("id");
  return std::any_of(judgment.expected.begin(), judgment.expected.end(), [&](const std::string& name) {
    return name.starts_with("id:") ? name.substr(3) == id : path.ends_with("/corpus/" + name);
  });
}

TEST(Judgments, WhatOughtToComeFirstDoes) {
  const fs::path corpus = fs::path(MORGUE_SOURCE_DIR) / "corpus";
  const std::vector<Judgment> judgments = read_judgments(corpus / "judgments.tsv");
  ASSERT_GE(judgments.size(), 30U);

  const EmptyRoom room;
  const RunResult indexed = run_indexer(room, {"add", "--index", "corpus.idx", corpus.string()});
  ASSERT_EQ(indexed.exit_code, 1) << "the corpus holds damaged records on purpose\n" << indexed.error;

  std::string batch;
  for (const Judgment& judgment : judgments) batch += judgment.id + '\t' + judgment.query + '\n';
  RunOptions queries;
  queries.input = batch;
  const RunResult answered = run_searcher(
      room, {"--index", "corpus.idx", "--batch", "-", "--format", "jsonl", "--limit", "10"}, queries);
  ASSERT_EQ(answered.exit_code, 0) << answered.error;
  const std::vector<std::string> answers = lines_of(answered.out);
  ASSERT_EQ(answers.size(), judgments.size());

  double reciprocal_ranks = 0;
  std::string misses;
  for (std::size_t i = 0; i < judgments.size(); ++i) {
    const nlohmann::json answer = nlohmann::json::parse(answers[i]);
    ASSERT_EQ(answer.at("qid"), judgments[i].id);
    const nlohmann::json& hits = answer.at("hits");
    const auto first = std::find_if(
        hits.begin(), hits.end(), [&](const nlohmann::json& hit) { return is_expected(hit, judgments[i]); });
    if (first == hits.end()) {
      misses += "  " + judgments[i].id + ": " + judgments[i].query + '\n';
    } else {
      reciprocal_ranks += 1.0 / static_cast<double>(first - hits.begin() + 1);
    }
  }
  const double mrr = reciprocal_ranks / static_cast<double>(judgments.size());
  std::cout << "MRR " << mrr << " over " << judgments.size() << " queries; nothing expected among ten hits:\n"
            << misses;
  RecordProperty("MRR", std::to_string(mrr));
  EXPECT_GE(mrr, 0.98);
}

}  // namespace
}  // namespace morgue
